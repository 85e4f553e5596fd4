package se.samkor.table.book;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who or what a table is about. A registration by mistake is in none of them. */
public enum Population {
    /** Participations in individual insatser of all three kinds. */
    REGISTRATIONS("Deltaganden i individinriktade insatser", "Participations in individual insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.is(BookDimension.INSATS_TYPE, "INDIVID") && registeredIn(fact, year);
        }
    },
    /** With personal data, in an individual insats at some time of the year. */
    ONGOING("Deltagare med personuppgifter", "Participants with personal data") {
        @Override
        boolean holds(Fact fact, int year) {
            return personal(fact) && fact.days().meet(year);
        }
    },
    /** With personal data, started an individual insats in the year. */
    NEW("Nyregistrerade deltagare med personuppgifter", "New participants with personal data") {
        @Override
        boolean holds(Fact fact, int year) {
            return personal(fact) && fact.days().startIn(year);
        }
    },
    /** With personal data, left an individual insats in the year, break-offs included. */
    ENDED("Avslutade deltagare med personuppgifter", "Ended participants with personal data") {
        @Override
        boolean holds(Fact fact, int year) {
            return personal(fact) && fact.days().endIn(year);
        }
    },
    /** Participations in structural insatser, of all kinds. */
    STRUCTURAL("Deltagare i strukturövergripande insatser", "Participants in structural insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.is(BookDimension.INSATS_TYPE, "STRUKTUR") && registeredIn(fact, year);
        }
    },
    /** Participations in all insatser, of all kinds. */
    ALL_REGISTRATIONS("Deltaganden i alla insatser", "Participations in all insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return registeredIn(fact, year);
        }
    },
    /** Insatser that run at some time of the year. */
    INSATSER("Insatser", "Insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.INSATS && fact.days().meet(year);
        }
    },
    /** Kommuner on 31 December. */
    KOMMUNER("Kommuner", "Kommuner") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.KOMMUN && fact.days().meet(year);
        }
    },
    /** Amounts of the förbund in the year. */
    ECONOMY("Förbundens ekonomi", "Economy of the förbund") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.AMOUNT && fact.days().meet(year);
        }
    },
    /** Insatser in Uppföljning Finsam. */
    FINSAM_INSATSER("Insatser i Uppföljning Finsam", "Insatser in Uppföljning Finsam") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.FINSAM_INSATS && fact.days().meet(year);
        }
    },
    /** Individuals of individual insatser in Uppföljning Finsam: counts only. */
    FINSAM_INDIVIDUALS("Individer i individinriktade insatser", "Individuals in individual insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.FINSAM_PERSONS
                    && fact.is(BookDimension.INSATS_TYPE, "INDIVID")
                    && fact.days().meet(year);
        }
    },
    /** Participants of structural insatser in Uppföljning Finsam: counts only. */
    FINSAM_STRUCTURAL("Deltagare i strukturinriktade insatser", "Participants in structural insatser") {
        @Override
        boolean holds(Fact fact, int year) {
            return fact.kind() == Fact.Kind.FINSAM_PERSONS
                    && fact.is(BookDimension.INSATS_TYPE, "STRUKTUR")
                    && fact.days().meet(year);
        }
    };

    private final Words words;

    Population(String sv, String en) {
        this.words = new Words(sv, en);
    }

    /** Whether a fact belongs to it in a year. */
    abstract boolean holds(Fact fact, int year);

    /** Its name on a page. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Words words() {
        return words;
    }

    static Optional<Population> of(String key) {
        return Arrays.stream(values())
                .filter(population -> population.key().equals(key))
                .findFirst();
    }

    /** The units that can be counted in it; the first is the usual one. */
    List<CountUnit> units() {
        return switch (this) {
            case REGISTRATIONS, STRUCTURAL, ALL_REGISTRATIONS -> List.of(CountUnit.PARTICIPATIONS);
            case ONGOING, NEW, ENDED -> List.of(CountUnit.PARTICIPATIONS, CountUnit.PERSONS, CountUnit.SOURCES);
            case INSATSER -> List.of(CountUnit.INSATSER, CountUnit.FORBUND, CountUnit.BUDGET, CountUnit.OUTCOME);
            case KOMMUNER -> List.of(CountUnit.KOMMUNER, CountUnit.FORBUND);
            case ECONOMY -> List.of(CountUnit.SEK);
            case FINSAM_INSATSER -> List.of(CountUnit.INSATSER, CountUnit.FORBUND);
            case FINSAM_INDIVIDUALS, FINSAM_STRUCTURAL -> List.of(CountUnit.INDIVIDUALS);
        };
    }

    private static boolean personal(Fact fact) {
        return fact.kind() == Fact.Kind.REGISTRATION
                && fact.is(BookDimension.REGISTRATION, RegistrationKind.PERSONAL.code())
                && fact.is(BookDimension.INSATS_TYPE, "INDIVID");
    }

    private static boolean registeredIn(Fact fact, int year) {
        if (fact.kind() != Fact.Kind.REGISTRATION) {
            return false;
        }
        // anonymous ones cannot be followed from year to year, so they count where they start
        return fact.is(BookDimension.REGISTRATION, RegistrationKind.ANONYMOUS.code())
                ? fact.days().startIn(year)
                : fact.days().meet(year);
    }
}
