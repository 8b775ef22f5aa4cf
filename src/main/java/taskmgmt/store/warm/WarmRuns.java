package taskmgmt.store.warm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.record.RegistryCodec;
import taskmgmt.scan.RunPart;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/**
 * The runs of one log directory for repeated reads, as by a live view: the registry is read once, from the newest checkpoint on,
 * and then only what was appended since. Memory holds the fold, the open tasks, and what is needed when failed ones are tried
 * again. Trusted under the same condition as {@link WarmTasks}. Not thread-safe.
 *
 * @param <F> gathers the runs that ended
 */
public final class WarmRuns<F extends Fold<F>> {
    private final LogReader logs;
    private final Path registry;
    private final Projection<F> projection;
    private final ScanProgress progress;
    private @Nullable Kept<F> kept;

    /** @param progress receives the progress of the first reading */
    public WarmRuns(LogReader logs, Projection<F> projection, ScanProgress progress) {
        this.logs = logs;
        this.registry = LogReader.registry(logs.directory());
        this.projection = projection;
        this.progress = progress;
    }

    private record Kept<F extends Fold<F>>(String binding, RunReader.Continued<F> pass) {}

    /**
     * The content of the log.
     *
     * @param fold    of the runs in the registry that ended, except for unsuccessful last attempts
     * @param open    the tasks that have not ended; valid until the next look
     * @param damaged the number of lines without an event
     * @param bytes   how much of the registry was read for this look, not counting the first reading
     */
    public record Look<F>(F fold, List<TaskRun> open, long damaged, long bytes) {}

    /**
     * Reads what was appended to the registry and the bus.
     *
     * @param unsuccessful receives the last attempts that failed or were cancelled, in no particular order
     */
    public Look<F> look(RunListener unsuccessful) throws IOException {
        String binding = SeenLogs.binding(logs.directory(), LogFiles.REGISTRY);
        long size = LineScanner.size(registry);
        Kept<F> last = kept;
        Kept<F> now = last == null || !last.binding.equals(binding) || last.pass.end() > size
                ? new Kept<>(binding, RunReader.of(logs, progress).continued(projection)) : last;
        kept = null;
        long bytes = now.pass.read(Math.max(size, now.pass.end()));
        // If another program has written to it meanwhile, what was read may be a mixture of two versions.
        kept = binding.equals(SeenLogs.binding(logs.directory(), LogFiles.REGISTRY)) ? now : null;
        RunPart part = withBus(now.pass);
        part.unsuccessful(unsuccessful);
        return new Look<>(now.pass.fold(), part.open(), part.damaged(), bytes);
    }

    /** Events may wait on the bus for long, and may be refused in the end: they go to a copy. */
    private RunPart withBus(RunReader.Continued<F> pass) throws IOException {
        List<byte[]> waiting = new ArrayList<>();
        logs.waiting(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                waiting.add(RegistryCodec.encode(event));
            }
        });
        if (waiting.isEmpty()) {
            return pass.part();
        }
        StateWriter state = new StateWriter();
        pass.part().write(state);
        RunPart copy = RunPart.ofEnds(new Nobody(), true, projection.wantsMetadata(), projection.wantsNames());
        copy.read(new StateReader(state.toByteArray()));
        for (byte[] line : waiting) {
            copy.line(line, 0, line.length, pass.end());
        }
        return copy;
    }

    private record Nobody() implements RunListener {
        @Override
        public void started(TaskRun run) {
            // It is among the open ones.
        }

        @Override
        public void ended(TaskRun run) {
            // The fold includes it once it is in the registry.
        }
    }
}
