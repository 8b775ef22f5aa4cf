package taskmgmt.run.task;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.run.Child;
import taskmgmt.run.ChildFigures;

/**
 * Records the figures of a command at intervals while it runs.
 *
 * @param every   how often; null or 0 for never
 * @param metrics what it has reported about its model so far
 * @param record  receives them
 */
record FigureWatch(
        @Nullable Duration every, Supplier<? extends @Nullable Map<String, @Nullable Object>> metrics, Consumer<RecordSnapshot> record)
        implements Child.Watcher {
    @Override
    public @Nullable Duration pause() {
        return every == null || every.isZero() ? null : every;
    }

    @Override
    public void look(ChildFigures soFar) {
        record.accept(new RecordSnapshot(null, FigureRecord.of(soFar, metrics.get())));
    }
}
