package taskmgmt.learning.lesson;

import java.util.List;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;

/** How some settings that belong together are learned, and how it is measured whether they are better than others. */
public interface Lesson {
    /** All lessons, in the order in which they are run. New ones are added here. */
    List<Lesson> ALL = List.of(new ForecastLesson(), new AnomalyLesson(), new TimeoutLesson(), new RemedyLesson());

    /** The word in logs and outputs. */
    String name();

    /** The settings that it learns. */
    List<Setting> settings();

    /** The quantity to be minimised, in words for people. */
    String measure();

    /** The minimum number of cases to learn from; the comparison needs as many others. */
    int fewest();

    /** When each case that it could learn from ended, in microseconds, ascending. */
    List<Long> ends(Evidence evidence);

    /**
     * The settings that these cases suggest; those of other lessons stay unchanged. Equal to the ones in force if the cases suggest
     * nothing else.
     */
    LearnedSettings fit(Evidence past, LearnedSettings inForce);

    /**
     * What each case would have cost with these settings, in order of time. Whatever ended before a case counts as known, as it
     * would have been.
     *
     * @param after only cases that ended after this moment, in microseconds
     */
    double[] losses(Evidence evidence, LearnedSettings settings, long after);
}
