package taskmgmt.change.integration;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** How the tasks of each integration ended: those of the subsystem {@value RunCodegen#SUBSYSTEM}, by type. Not thread-safe. */
public final class IntegrationFigures implements Fold<IntegrationFigures> {
    private final Map<String, Counts> counts = new HashMap<>();

    private IntegrationFigures() {}

    /** For a single reading. */
    public static Projection<IntegrationFigures> projection() {
        return Projection.of("", IntegrationFigures::new, (fold, state) -> {
            throw new IllegalStateException("it was not kept");
        });
    }

    /**
     * The figures of one integration.
     *
     * @param timed       number of attempts with a known duration
     * @param totalMicros total duration of those
     * @param lastFailed  the task that failed last; null if none has
     * @param lastAt      when that was, in microseconds
     */
    public record Counts(long completed, long failed, long timed, long totalMicros, @Nullable String lastFailed, long lastAt) {
        /** For an integration that has done nothing. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, null, TaskRun.UNKNOWN);

        Counts plus(Counts other) {
            boolean later = other.lastAt > lastAt;
            return new Counts(completed + other.completed, failed + other.failed, timed + other.timed, totalMicros + other.totalMicros,
                    later ? other.lastFailed : lastFailed, later ? other.lastAt : lastAt);
        }
    }

    /** For the integration with this name. */
    public Counts of(String name) {
        return counts.getOrDefault(name, Counts.NONE);
    }

    @Override
    public void accept(TaskRun run) {
        boolean ours = run.names().subsystem().equals(RunCodegen.SUBSYSTEM);
        boolean failed = run.status() == Status.FAILED;
        if (ours && (failed || run.status() == Status.COMPLETED)) {
            long micros = run.moments().durationMicros();
            boolean timed = micros != TaskRun.UNKNOWN;
            add(run.names().type(), new Counts(failed ? 0 : 1, failed ? 1 : 0, timed ? 1 : 0, timed ? micros : 0, failed ? run.id() : null,
                    failed ? run.moments().finished() : TaskRun.UNKNOWN));
        }
    }

    private void add(String name, Counts more) {
        counts.put(name, of(name).plus(more));
    }

    @Override
    public void combine(IntegrationFigures other) {
        other.counts.forEach(this::add);
    }

    @Override
    public void write(StateWriter state) {
        throw new IllegalStateException("it is not kept");
    }
}
