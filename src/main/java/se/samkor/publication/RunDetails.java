package se.samkor.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Unprotected results of a run beside its durability table, as far as they exist; an empty part makes no section.
 *
 * @param flow registrations and persons before the exits of the year
 * @param profile who had a benefit on chosen days around start and end
 * @param transitions from a benefit at the start to where those who had it were so many months after the end
 * @param comparison participants and their comparison persons, all bands together
 * @param areas changes by kommun and förbund of one outcome
 * @param events effects by year since a kommun joined a förbund
 * @param linkage of those with a benefit in SUS, who is found with it in MiDAS
 * @param quality rows by register and what became of them
 */
public record RunDetails(
        Optional<Flow> flow,
        List<ProfileDay> profile,
        List<Transition> transitions,
        List<Compared> comparison,
        List<AreaChange> areas,
        List<EventEffect> events,
        List<Linked> linkage,
        List<RegisterRows> quality) {
    /** A run of which only the durability table is known. */
    public static final RunDetails NONE = new RunDetails(
            Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public RunDetails {
        profile = List.copyOf(profile);
        transitions = List.copyOf(transitions);
        comparison = List.copyOf(comparison);
        areas = List.copyOf(areas);
        events = List.copyOf(events);
        linkage = List.copyOf(linkage);
        quality = List.copyOf(quality);
    }

    RunDetails withoutComparison() {
        return new RunDetails(flow, profile, transitions, List.of(), areas, events, linkage, quality);
    }

    /**
     * What lies before the exits of the year.
     *
     * @param registrations by kind, see {@link FlowSection}: registrations of participants in all years
     * @param persons different persons with a registration that counts
     */
    public record Flow(Map<String, Long> registrations, long persons) {
        public Flow {
            registrations = Map.copyOf(registrations);
        }
    }

    /** How many of the persons observed on a day had a benefit; days below 0 from the start, above 0 from the end. */
    public record ProfileDay(int day, String benefit, long persons, long paid) {}

    /** Persons in a state at the start, by where they were so many months after the end. */
    public record Transition(String origin, int months, String destination, long persons) {}

    /**
     * Participants of a sex against their comparison persons, for one benefit.
     *
     * @param figures columns of the comparison table that are means, effects and limits; a missing one is left out
     */
    public record Compared(String benefit, String sex, long participants, long controls, Map<String, Double> figures) {
        public Compared {
            figures = Map.copyOf(figures);
        }
    }

    /**
     * The change of an outcome in a kommun or a förbund.
     *
     * @param group the förbund; for a kommun outside every förbund, the kommun itself
     * @param groupName what the förbund is called
     * @param kommun the kommun's code; empty for the förbund as a whole
     * @param paid persons with the benefit, summed over the years
     * @param fewest the smaller of the two halves' largest number of persons with the benefit in a year
     * @param figures columns of the small-area table; a missing one is left out
     */
    public record AreaChange(
            String group, String groupName, String kommun, long paid, long fewest, Map<String, Double> figures) {
        /** What is shown of areas. */
        public static final String OUTCOME = "sjukpenningtal";

        /** The columns of the small-area table that are published, in their order. */
        public static final List<String> FIGURES = List.of(
                "person_years",
                "before",
                "after",
                "change",
                "shrunken",
                "shrunken_low",
                "shrunken_high",
                "limit_95_low",
                "limit_95_high",
                "limit_998_low",
                "limit_998_high");

        public AreaChange {
            figures = Map.copyOf(figures);
        }
    }

    /**
     * An effect over whole kommuner, in one year since entry.
     *
     * @param units kommuner behind it
     */
    public record EventEffect(
            String outcome, String estimator, int year, long units, double estimate, double low, double high) {}

    /** Persons of a sex with a benefit in SUS, by whether they are found with it in MiDAS, or the reason why not. */
    public record Linked(String benefit, String sex, String outcome, long persons) {}

    /**
     * Rows of a register.
     *
     * @param item accepted, rejected or flagged
     * @param rule the rule's code; empty for accepted rows
     */
    public record RegisterRows(String register, String item, String rule, Bilingual sentence, long rows) {}
}
