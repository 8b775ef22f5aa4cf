package taskmgmt.store.warm;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.store.read.Snapshot;

/**
 * The tasks of one log directory for repeated reads, as by a server: the tasks are kept in memory, and only new lines are read.
 * The cache is valid under the same condition as a checkpoint: only this program's writers have touched the registry. Otherwise,
 * and if the registry is too large to be kept, all of it is read. Thread-safe.
 */
public final class WarmTasks implements LogReader.TaskSource {
    /** A task takes about as much memory as its lines take on the disk, and the server is not to grow without bound. */
    private static final long MAX_BYTES = 128L << 20;

    private final Path directory;
    private final Path registry;
    private @Nullable Kept kept;

    public WarmTasks(Path directory) {
        this.directory = directory;
        this.registry = LogReader.registry(directory);
    }

    /** What the registry held up to a place, which nobody changes any more. */
    private record Kept(String binding, long end, Snapshot.TaskCollector tasks) {}

    /** Readers of the directory, whose lists of all tasks come from here. */
    public LogReader reader() {
        return LogReader.from(directory, this);
    }

    /** As {@link LogReader#tasks()} reads them. Nobody may change what is answered. */
    @Override
    public synchronized Snapshot.TaskCollector tasks() throws IOException {
        long size = LineScanner.size(registry);
        if (size == 0 || size > MAX_BYTES) {
            kept = null;
            return LogReader.at(directory).tasks();
        }
        String binding = SeenLogs.binding(directory, LogFiles.REGISTRY);
        Kept last = kept;
        Kept now = last == null || !last.binding.equals(binding) || last.end > size ? read(binding, 0, new Snapshot.TaskCollector())
                : last.end == size ? last : read(binding, last.end, last.tasks.copy());
        // Where somebody else has touched it meanwhile, what was read may be of neither version.
        kept = binding.equals(SeenLogs.binding(directory, LogFiles.REGISTRY)) ? now : null;
        Snapshot.TaskCollector all = now.tasks.copy();
        LogReader.at(directory).waiting(all);
        return all;
    }

    private Kept read(String binding, long from, Snapshot.TaskCollector tasks) throws IOException {
        return new Kept(binding, RegistryScan.all(registry, from, Long.MAX_VALUE, tasks), tasks);
    }
}
