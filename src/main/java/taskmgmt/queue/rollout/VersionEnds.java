package taskmgmt.queue.rollout;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Significance;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * The ends of attempts by versions of one handler, event by event, and whether the candidate version is worse. Not thread-safe.
 *
 * <p>The test is made when 5, 10, 20, 40 … attempts by the new version have ended, each time as Fisher's exact test, one-sided: the
 * probability that this many of the failures are among its attempts if both versions fail equally often [1]. Repeated tests would
 * find a difference by chance sooner or later; so the first test gets half of {@value #CHANCE} as its level, the second a quarter,
 * and so on: together no more than {@value #CHANCE}, by Bonferroni's inequality [2].
 *
 * <ol>
 *   <li>R. A. Fisher, The Design of Experiments, 1935
 *   <li>C. E. Bonferroni, Teoria statistica delle classi e calcolo delle probabilità, 1936; spent over looks as by K. K. G. Lan, D. L. DeMets,
 *       Discrete sequential boundaries for clinical trials, Biometrika 70, 1983
 * </ol>
 */
public final class VersionEnds {
    /** The probability of rolling back a version that is as good as the other one. */
    public static final double CHANCE = 0.05;
    /** The number of ended attempts at the first test. */
    public static final int FIRST_LOOK = 5;

    /** The process that ran it is gone, which says nothing about the version. */
    private static final String LOST = "lost";

    private final String handler;
    private final String stable;
    private final String candidate;
    private final Map<String, String> running = new HashMap<>();
    private final Map<String, Ends> ends = new LinkedHashMap<>();
    private @Nullable Verdict verdict;

    public VersionEnds(String handler, String stable, String candidate) {
        this.handler = handler;
        this.stable = stable;
        this.candidate = candidate;
    }

    /**
     * How many attempts have ended.
     *
     * @param failed how many of them failed
     */
    public record Ends(int all, int failed) {
        static final Ends NONE = new Ends(0, 0);

        private Ends and(boolean isFailure) {
            return new Ends(all + 1, failed + (isFailure ? 1 : 0));
        }
    }

    /**
     * The finding that the version on trial is worse.
     *
     * @param probability of a difference this large if there were none
     * @param level       the probability below which it is taken for a difference
     */
    public record Verdict(Ends stable, Ends candidate, double probability, double level) {}

    /** Applies an event, in the order of the log. */
    public void apply(TaskEvent event) {
        switch (event.type()) {
            case STARTED -> {
                if (event.fields().get(Task.HANDLER_VERSION) instanceof String version && version.startsWith(handler + "@")) {
                    running.put(event.taskId(), version.substring(handler.length() + 1));
                } else {
                    running.remove(event.taskId());
                }
            }
            case COMPLETED -> end(event, false);
            case FAILED, RETRYING -> end(event, true);
            case CANCELLED -> running.remove(event.taskId());
            default -> { }
        }
    }

    private void end(TaskEvent event, boolean isFailure) {
        String version = running.remove(event.taskId());
        if (version == null || isFailure && LOST.equals(event.text(TaskField.ERROR_MESSAGE.text()))) {
            return;
        }
        ends.merge(version, Ends.NONE.and(isFailure), (before, _) -> before.and(isFailure));
        if (verdict == null && version.equals(candidate)) {
            look();
        }
    }

    private void look() {
        Ends now = of(candidate);
        Ends before = of(stable);
        int looks = 1;
        int next = FIRST_LOOK;
        for (; next < now.all(); next *= 2) {
            looks++;
        }
        if (next != now.all() || before.all() == 0) {
            return;
        }
        double level = CHANCE / (1L << looks);
        double probability = Significance.ofRise(now.failed(), now.all(), before.failed(), before.all());
        if (probability < level) {
            verdict = new Verdict(before, now, probability, level);
        }
    }

    /** The ends of one version. */
    public Ends of(String version) {
        return ends.getOrDefault(version, Ends.NONE);
    }

    /** The finding; null if the version on trial has not been found worse. */
    public @Nullable Verdict verdict() {
        return verdict;
    }
}
