package se.samkor.synthetic.population;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import se.samkor.synthetic.Planted;

/**
 * What a part, or several in order, came to.
 *
 * @param rows rows of all registers
 * @param participants the truth about participants who ended
 * @param planted the flaws
 */
public record PartSummary(long rows, List<Population.Participant> participants, Planted planted)
        implements Serializable {
    PartSummary plus(PartSummary next) {
        List<Population.Participant> all = new ArrayList<>(participants);
        all.addAll(next.participants);
        return new PartSummary(rows + next.rows, all, planted.plus(next.planted));
    }
}
