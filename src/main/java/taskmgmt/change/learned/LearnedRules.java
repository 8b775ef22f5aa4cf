package taskmgmt.change.learned;

import java.util.function.Function;
import taskmgmt.anomaly.AnomalyRule;
import taskmgmt.anomaly.RatioRule;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.stats.Group;

/** Applies learned settings to the anomaly rules. */
public final class LearnedRules {
    private LearnedRules() {}

    /** By how many times its usual time a run of each group is out of the ordinary: what was learned for the group, else the standard. */
    public static Function<Group, AnomalyRule> anomalies(LearnedSettings settings) {
        return group -> new RatioRule(settings.number(Setting.ANOMALY_SLOW_FACTOR, group), settings.number(Setting.ANOMALY_FAST_FACTOR, group));
    }
}
