package se.samkor.synthetic;

/** Writes where a person lived on 31 December, year by year. */
public final class Residence {
    private static final double MOVES = 0.02;

    private Residence() {}

    /**
     * A row for every year from the first to the last; some people move to another kommun on the way.
     *
     * @param born the real made-up birth date, also where the number holds another century
     */
    public static void write(
            RowSink sink,
            Draw draw,
            Kommuner kommuner,
            Identity identity,
            String sex,
            int born,
            String kommun,
            Span years) {
        String home = kommun;
        for (int year = years.from(); year <= years.to(); year++) {
            if (draw.chance(MOVES)) {
                home = kommuner.member(draw);
            }
            sink.add(Register.BEFOLKNING, identity.in(Register.BEFOLKNING), year, home, sex, Span.date(born));
        }
    }
}
