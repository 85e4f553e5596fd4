package se.samkor.matching;

import se.samkor.domain.BenefitGroup;
import se.samkor.domain.DayCount;
import se.samkor.domain.FollowUpWindow;

/**
 * In which windows days are counted, and which.
 *
 * @param benefit one of {@link MatchedComparison#BENEFITS}
 * @param net net days instead of calendar days
 * @param days length of each window
 * @param earlier how many days before the true start and end the windows are laid; 0 for the true ones
 */
record Windows(String benefit, boolean net, int days, int earlier) {
    double before(Subject subject) {
        return count(subject, FollowUpWindow.before(subject.start() - earlier, days));
    }

    double after(Subject subject, int end) {
        return count(subject, FollowUpWindow.after(end - earlier, days));
    }

    double exposure(Subject subject, int end) {
        return subject.exposure(FollowUpWindow.after(end - earlier, days));
    }

    double count(Subject subject, FollowUpWindow window) {
        int group = benefit.equals(MatchedComparison.ALL)
                ? PersonTimeline.ANY
                : PersonRows.GROUPS.indexOf(BenefitGroup.valueOf(benefit));
        DayCount count = subject.timeline().days(group, window);
        return net ? count.net() / (double) DayCount.NET_UNIT : count.calendar();
    }
}
