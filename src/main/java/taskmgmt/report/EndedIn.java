package taskmgmt.report;

import taskmgmt.stats.Fold;
import taskmgmt.stats.Period;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * A fold over the runs that ended in a period. Its result is worth storing only if the period leaves nothing out. Not thread-safe.
 *
 * @param fold gathers those runs
 */
public record EndedIn<F extends Fold<F>>(Period period, F fold) implements Fold<EndedIn<F>> {

    public static <F extends Fold<F>> Projection<EndedIn<F>> of(Period period, Projection<F> folds) {
        return new Projection<>() {
            @Override
            public EndedIn<F> empty() {
                return new EndedIn<>(period, folds.empty());
            }

            @Override
            public EndedIn<F> read(StateReader state) {
                return new EndedIn<>(period, folds.read(state));
            }

            @Override
            public boolean wantsMetadata() {
                return folds.wantsMetadata();
            }

            @Override
            public boolean wantsNames() {
                return folds.wantsNames();
            }

            @Override
            public String name() {
                return period.isAlways() ? folds.name() : "";
            }
        };
    }

    @Override
    public void accept(TaskRun run) {
        if (period.contains(run.moments().finished())) {
            fold.accept(run);
        }
    }

    @Override
    public void combine(EndedIn<F> other) {
        fold.combine(other.fold);
    }

    @Override
    public void write(StateWriter state) {
        fold.write(state);
    }
}
