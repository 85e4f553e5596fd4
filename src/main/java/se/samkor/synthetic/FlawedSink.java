package se.samkor.synthetic;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Hands rows on, and now and then after a row an exact or a spoiled copy of it. */
public final class FlawedSink implements RowSink {
    private static final double RATE = 0.0002;
    private static final double DUPLICATED = 0.25;
    private static final Map<Register, List<Flaw>> FLAWS =
            Flaw.ALL.stream().collect(Collectors.groupingBy(Flaw::register));

    private final RowSink next;
    private final Planted planted;
    private final Draw draw;
    private final long firstSerial;
    private int spoiled;

    /**
     * A sink in front of another.
     *
     * @param firstSerial where the ids of spoiled rows begin
     */
    public FlawedSink(RowSink next, Planted planted, Draw draw, long firstSerial) {
        this.next = next;
        this.planted = planted;
        this.draw = draw;
        this.firstSerial = firstSerial;
    }

    @Override
    public void add(Register register, String line) {
        next.add(register, line);
        List<Flaw> flaws = FLAWS.get(register);
        if (flaws == null || !draw.chance(RATE)) {
            return;
        }
        if (draw.chance(DUPLICATED)) {
            next.add(register, line);
            planted.count(register, "exact_duplicate", 1);
            return;
        }
        Flaw flaw = draw.oneOf(flaws);
        if (flaw.fits(line)) {
            next.add(register, flaw.spoiled(line, firstSerial + spoiled));
            planted.count(register, flaw.rule(), 1);
            spoiled++;
        }
    }
}
