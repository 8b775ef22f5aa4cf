package taskmgmt.store.warm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.record.RegistryCodec;
import taskmgmt.scan.RunPart;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.EventSink;
import taskmgmt.store.Meter;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/**
 * The runs of one log directory for whoever looks at them again and again, as a live view does: all of the registry is read once, and then
 * only what was written since. Of runs that ended the listener keeps what it wants; those that have not are kept here, so the memory
 * that this takes does not grow with the log. It is believed under the same condition as {@link WarmTasks}. Not thread-safe.
 *
 * @param <L> what is told of the runs
 */
public final class WarmRuns<L extends RunListener> {
    private final Path directory;
    private final Path registry;
    private final Supplier<L> listeners;
    private final ScanProgress progress;
    private @Nullable Kept<L> kept;

    /** @param listeners makes one that has been told of nothing; another one where the log has to be read from its start again */
    public WarmRuns(Path directory, Supplier<L> listeners, ScanProgress progress) {
        this.directory = directory;
        this.registry = LogReader.registry(directory);
        this.listeners = listeners;
        this.progress = progress;
    }

    /** What the registry held up to a place. */
    private static final class Kept<L extends RunListener> {
        private final String binding;
        private final L listener;
        private final RunPart part;
        private long end;

        Kept(String binding, L listener) {
            this.binding = binding;
            this.listener = listener;
            this.part = RunPart.first(listener);
        }
    }

    /**
     * What the log holds.
     *
     * @param listener has been told of every start and end in the registry
     * @param open     the tasks that have not ended; to be used before the next look
     * @param ended    those that ended by what still waits in the bus, of which the listener has not been told
     * @param damaged  how many lines hold no event
     * @param bytes    how much was read for this
     */
    public record Look<L>(L listener, List<TaskRun> open, List<TaskRun> ended, long damaged, long bytes) {}

    /** Reads what has come. */
    public Look<L> look() throws IOException {
        String binding = SeenLogs.binding(directory, LogFiles.REGISTRY);
        long size = LineScanner.size(registry);
        Kept<L> last = kept;
        Kept<L> now = last == null || !last.binding.equals(binding) || last.end > size ? new Kept<>(binding, listeners.get()) : last;
        kept = null;
        long from = now.end;
        if (size > from) {
            Meter meter = new Meter(progress, from, size);
            now.end = LineScanner.scan(registry, from, size, meter.metered(now.part, from)).tailOffset();
            meter.done();
        }
        // Where somebody else has touched it meanwhile, what was read may be of neither version.
        kept = binding.equals(SeenLogs.binding(directory, LogFiles.REGISTRY)) ? now : null;
        return withBus(now, now.end - from);
    }

    /** What waits in the bus may wait for long, and may come to be refused: it goes to a copy. */
    private Look<L> withBus(Kept<L> now, long bytes) throws IOException {
        List<byte[]> waiting = new ArrayList<>();
        LogReader.at(directory).waiting(new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                waiting.add(RegistryCodec.encode(event));
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // Lines of the bus are judged when they are drained.
            }
        });
        List<TaskRun> ended = new ArrayList<>();
        RunPart part = now.part;
        if (!waiting.isEmpty()) {
            StateWriter state = new StateWriter();
            part.write(state);
            part = RunPart.first(new Ends(ended));
            part.read(new StateReader(state.toByteArray()));
            for (byte[] line : waiting) {
                part.line(line, 0, line.length, now.end);
            }
        }
        return new Look<>(now.listener, part.open(), ended, part.damaged(), bytes);
    }

    private record Ends(List<TaskRun> ended) implements RunListener {
        @Override
        public void started(TaskRun run) {
            // It is among the open ones.
        }

        @Override
        public void ended(TaskRun run) {
            ended.add(run);
        }
    }
}
