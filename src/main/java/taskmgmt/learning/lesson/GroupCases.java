package taskmgmt.learning.lesson;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;
import taskmgmt.stats.Group;

/**
 * The cost of the runs of each group at each value of a setting, and the cheapest value. Not thread-safe while it is being filled.
 *
 * @param <C> what is known about a run when it is judged
 */
final class GroupCases<C> {
    /** Fitting a value needs at least this many runs of the group. */
    static final int FEWEST = 30;
    /** How much a value of its own must lower the loss of the group to be worthwhile, in percent. */
    private static final int MIN_GAIN_PERCENT = 5;

    private final NavigableMap<Group, List<C>> cases = new TreeMap<>();

    void add(Group group, C known) {
        cases.computeIfAbsent(group, unseen -> new ArrayList<>()).add(known);
    }

    NavigableMap<Group, List<C>> byGroup() {
        return Collections.unmodifiableNavigableMap(cases);
    }

    /**
     * The settings with the cheapest of these values for every group where it is sufficiently cheaper.
     *
     * @param loss the loss of a case at a value
     */
    LearnedSettings fitted(LearnedSettings inForce, Setting setting, double[] values, ToDoubleBiFunction<C, Double> loss) {
        LearnedSettings fitted = inForce;
        for (Group group : cases.navigableKeySet()) {
            List<C> all = cases.getOrDefault(group, List.of());
            if (all.size() >= FEWEST) {
                double current = inForce.number(setting, group);
                double best = current;
                double least = sum(all, current, loss) * (100 - MIN_GAIN_PERCENT) / 100;
                for (double value : values) {
                    double sum = sum(all, value, loss);
                    if (sum < least) {
                        best = value;
                        least = sum;
                    }
                }
                fitted = best == current ? fitted : fitted.with(SettingKey.of(setting, group), best);
            }
        }
        return fitted;
    }

    private static <C> double sum(List<C> all, double value, ToDoubleBiFunction<C, Double> loss) {
        double sum = 0;
        for (C each : all) {
            sum += loss.applyAsDouble(each, value);
        }
        return sum;
    }
}
