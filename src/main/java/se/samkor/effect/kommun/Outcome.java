package se.samkor.effect.kommun;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import se.samkor.domain.Stop;

/** The outcomes whose effects are estimated, each with the ages it is defined for. */
public enum Outcome {
    SJP_SHARE("sjp_share", "20-64", KommunYear::sjpShare),
    SE_AE_SHARE("se_ae_share", "20-64", KommunYear::disabilityShare),
    SJUKPENNINGTAL("sjukpenningtal", "16-64", KommunYear::sjukpenningtal),
    OHALSOTAL("ohalsotal", "16-64", KommunYear::ohalsotal),
    SJP_TO_SE("sjp_to_se_rate", "20-64", KommunYear::toDisability),
    TO_WORK("to_work_rate", "20-64", KommunYear::toWork);

    private final String column;
    private final String age;
    private final Function<KommunYear, OptionalDouble> measure;

    Outcome(String column, String age, Function<KommunYear, OptionalDouble> measure) {
        this.column = column;
        this.age = age;
        this.measure = measure;
    }

    /** The name in results, which is the column's in the panel. */
    public String column() {
        return column;
    }

    /** The ages that effects are estimated for. */
    public String age() {
        return age;
    }

    OptionalDouble of(KommunYear year) {
        return measure.apply(year);
    }

    /** The outcomes named; all when none is. */
    public static List<Outcome> named(List<String> names) {
        List<String> known = List.of(values()).stream().map(Outcome::column).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new Stop.WrongUsage("--outcome " + name + ": there are " + String.join(", ", known) + ".");
            }
        }
        return List.of(values()).stream()
                .filter(outcome -> names.isEmpty() || names.contains(outcome.column()))
                .toList();
    }
}
