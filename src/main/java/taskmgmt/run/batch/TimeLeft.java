package taskmgmt.run.batch;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a batch will take from now on, from what its commands usually take, by their types: what those of the type took in this
 * batch once {@value #MIN_OWN} have ended, what they took before otherwise, and else what all took in this batch. Not thread-safe.
 */
public final class TimeLeft {
    private static final int MIN_OWN = 3;

    private final Map<String, Double> usualSeconds;
    private final Map<String, Long> left = new HashMap<>();
    private final Map<String, Mean> own = new HashMap<>();
    private final Mean all = new Mean();
    private final int slots;

    /** Seconds of those that have ended. */
    private static final class Mean {
        private long count;
        private double sum;

        void add(double seconds) {
            count++;
            sum += seconds;
        }

        double value() {
            return sum / count;
        }
    }

    /**
     * @param toRun        how many commands of each type there are
     * @param usualSeconds what a command of a type usually takes, for those types of which that is known
     * @param slots        how many run at the same time
     */
    public TimeLeft(Map<String, Long> toRun, Map<String, Double> usualSeconds, int slots) {
        this.usualSeconds = Map.copyOf(usualSeconds);
        this.left.putAll(toRun);
        this.slots = slots;
    }

    /** A command of this type has ended. */
    public void ended(String type, double seconds) {
        left.merge(type, -1L, Long::sum);
        own.computeIfAbsent(type, unseen -> new Mean()).add(seconds);
        all.add(seconds);
    }

    /** A command of this type need not be run. */
    public void passedOver(String type) {
        left.merge(type, -1L, Long::sum);
    }

    /** How many have not ended. */
    public long commands() {
        long sum = 0;
        for (long count : left.values()) {
            sum += Math.max(0, count);
        }
        return sum;
    }

    /**
     * In seconds.
     *
     * @param runningSeconds for how long those that run have been running, all together
     * @return null if that is not known of all of them
     */
    public @Nullable Double seconds(double runningSeconds) {
        double sum = 0;
        for (Map.Entry<String, Long> each : left.entrySet()) {
            if (each.getValue() > 0) {
                Double expected = expected(each.getKey());
                if (expected == null) {
                    return null;
                }
                sum += each.getValue() * expected;
            }
        }
        return Math.max(0, sum - Math.min(runningSeconds, sum)) / Math.min(slots, Math.max(1, commands()));
    }

    private @Nullable Double expected(String type) {
        Mean known = own.get(type);
        if (known != null && known.count >= MIN_OWN) {
            return known.value();
        }
        Double usual = usualSeconds.get(type);
        return usual != null ? usual : all.count > 0 ? Double.valueOf(all.value()) : null;
    }
}
