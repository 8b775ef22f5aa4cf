package taskmgmt.learning.lesson;

import java.util.List;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;

/** How some settings that belong together are learned, and by what it is told whether they are better than others. */
public interface Lesson {
    /** All of them, in the order in which they are gone through. A new one is added here. */
    List<Lesson> ALL = List.of(new ForecastLesson(), new AnomalyLesson(), new TimeoutLesson(), new RemedyLesson());

    /** The word in logs and outputs. */
    String name();

    /** What it learns. */
    List<Setting> settings();

    /** What is to be small, for people. */
    String measure();

    /** Of how many cases it takes at least to learn, and as many others to compare. */
    int fewest();

    /** When each case that it could learn from ended, in microseconds, ascending. */
    List<Long> ends(Evidence evidence);

    /** What these cases say the settings should be; those of other lessons stay. Equal to what is in force where they say nothing else. */
    LearnedSettings fit(Evidence past, LearnedSettings inForce);

    /**
     * What each case would have cost by these settings, in the order of time. What ended before counts as known, as it would have been.
     *
     * @param after only cases that ended after this moment, in microseconds
     */
    double[] losses(Evidence evidence, LearnedSettings settings, long after);
}
