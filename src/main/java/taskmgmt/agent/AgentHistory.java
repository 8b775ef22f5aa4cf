package taskmgmt.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The history of one agent in the log: the ends of its steps, oldest first.
 *
 * @param steps   steps that have ended
 * @param running how many of its runs are in progress now, in any process
 * @param seenAt  when it was last active; null for never
 */
public record AgentHistory(List<Ended> steps, int running, @Nullable Instant seenAt) {
    public static final AgentHistory NONE = new AgentHistory(List.of(), 0, null);
    /** Older steps say little about the present state of an agent. */
    private static final int RECENT = 20;
    private static final int FEW = 3;
    private static final int BREAKER = 5;
    private static final Duration BREAKER_WINDOW = Duration.ofMinutes(5);
    private static final double DEGRADED = 0.5;

    public AgentHistory {
        steps = List.copyOf(steps);
    }

    /**
     * A step that has ended.
     *
     * @param type     the type of the task that the step belonged to
     * @param error    why it failed; null if it succeeded
     * @param duration null if unknown
     */
    public record Ended(String type, @Nullable String error, Instant at, @Nullable Duration duration) {}

    /** The health of an agent, judged by its last steps. */
    public enum Health {
        /** It has completed nothing yet, and has failed too rarely for a judgement. */
        UNKNOWN,
        HEALTHY,
        /** Half of its last steps failed. */
        DEGRADED,
        /** Its last steps failed one after the other: it is given no work for a while. */
        DOWN;

        public String text() {
            return switch (this) {
                case UNKNOWN -> "unknown";
                case HEALTHY -> "healthy";
                case DEGRADED -> "degraded";
                case DOWN -> "down";
            };
        }
    }

    public Health health(Instant now) {
        if (steps.size() < FEW && failures() == steps.size()) {
            return Health.UNKNOWN;
        }
        List<Ended> last = last(BREAKER);
        boolean allFailed = last.size() == BREAKER && last.stream().noneMatch(each -> each.error() == null);
        if (allFailed && !last.getFirst().at().isBefore(now.minus(BREAKER_WINDOW))) {
            return Health.DOWN;
        }
        return steps.size() >= FEW && errorRate() >= DEGRADED ? Health.DEGRADED : Health.HEALTHY;
    }

    private List<Ended> last(int count) {
        return steps.subList(Math.max(0, steps.size() - count), steps.size());
    }

    /** The share of its last {@value #RECENT} steps that failed, 0 to 1; 0 for none. */
    public double errorRate() {
        List<Ended> last = last(RECENT);
        return last.isEmpty() ? 0 : (double) last.stream().filter(each -> each.error() != null).count() / last.size();
    }

    public long failures() {
        return steps.stream().filter(each -> each.error() != null).count();
    }

    public @Nullable String lastError() {
        for (Ended each : steps.reversed()) {
            if (each.error() != null) {
                return each.error();
            }
        }
        return null;
    }

    /**
     * The probability that a step for a task of this type succeeds; one success and one failure are added, so that a single case
     * does not decide.
     */
    public double success(String type) {
        long all = steps.stream().filter(each -> each.type().equals(type)).count();
        long good = steps.stream().filter(each -> each.type().equals(type) && each.error() == null).count();
        return (good + 1.0) / (all + 2.0);
    }

    /** The median duration of its successful steps for tasks of this type; null if fewer than {@value #FEW} durations are known. */
    public @Nullable Duration usualDuration(String type) {
        List<Duration> known = new ArrayList<>();
        for (Ended each : steps) {
            Duration took = each.duration();
            if (each.type().equals(type) && each.error() == null && took != null) {
                known.add(took);
            }
        }
        known.sort(null);
        return known.size() < FEW ? null : known.get(known.size() / 2);
    }
}
