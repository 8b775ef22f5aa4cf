package taskmgmt.alert.act;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.alert.AlertRule;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * The tasks that failed or missed their deadline since some moment, by their last attempts; only the most recent, up to a limit.
 * Not thread-safe.
 */
final class EndedBadly implements Fold<EndedBadly> {
    private static final int MAX_RUNS = 10_000;

    private final AlertRule rule;
    private final long sinceMicros;
    private final List<TaskRun> runs = new ArrayList<>();

    private EndedBadly(AlertRule rule, long sinceMicros) {
        this.rule = rule;
        this.sinceMicros = sinceMicros;
    }

    static Projection<EndedBadly> since(AlertRule rule, long sinceMicros) {
        return Projection.of("", () -> new EndedBadly(rule, sinceMicros), (fold, state) -> {
            throw new IllegalStateException("it was not kept");
        });
    }

    List<TaskRun> runs() {
        return runs;
    }

    @Override
    public void accept(TaskRun run) {
        boolean bad = run.status() == Status.FAILED || Boolean.FALSE.equals(run.slaMet());
        if (bad && !run.isSuperseded() && run.moments().finished() >= sinceMicros && rule.matches(run.subsystem(), run.type())) {
            runs.add(run);
            trim(2 * MAX_RUNS);
        }
    }

    private void trim(int most) {
        if (runs.size() > most) {
            runs.sort((one, other) -> Long.compare(one.moments().finished(), other.moments().finished()));
            runs.subList(0, runs.size() - MAX_RUNS).clear();
        }
    }

    @Override
    public void combine(EndedBadly other) {
        runs.addAll(other.runs);
        trim(MAX_RUNS);
    }

    @Override
    public void write(StateWriter state) {
        throw new IllegalStateException("it is not kept");
    }
}
