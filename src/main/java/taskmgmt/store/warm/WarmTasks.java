package taskmgmt.store.warm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.page.FirstTasks;
import taskmgmt.store.page.KeptTasks;
import taskmgmt.store.page.TaskPlace;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskFilter;

/**
 * The tasks of one log directory for repeated reads, as by a server: the tasks are kept in memory, and only new lines are read.
 * The cache is valid under the same condition as a checkpoint: only this program's writers have touched the registry. Otherwise,
 * and if the registry is too large to be kept, all of it is read. Thread-safe.
 */
public final class WarmTasks implements LogReader.TaskSource, KeptTasks {
    /** Tasks take two to three times as much memory as their lines take on the disk, and a server has 320 MB for everything. */
    private static final long MAX_BYTES = 64L << 20;

    private final Path directory;
    private final Path registry;
    private @Nullable OrderedTasks kept;

    public WarmTasks(Path directory) {
        this.directory = directory;
        this.registry = LogReader.registry(directory);
    }

    /** Readers of the directory that get their tasks from here. */
    public LogReader reader() {
        return LogReader.from(directory, this);
    }

    /** The same as {@link LogReader#tasks()} reads. The result must not be changed. */
    @Override
    public Snapshot.TaskCollector tasks() throws IOException {
        Optional<Snapshot.TaskCollector> known = kept(OrderedTasks::copy);
        if (known.isEmpty()) {
            return LogReader.at(directory).tasks();
        }
        LogReader.at(directory).waiting(known.get());
        return known.get();
    }

    @Override
    public Optional<Map<String, Task>> task(String id) throws IOException {
        return keptAlone(now -> {
            Task task = now.task(id);
            return task == null ? Map.of() : Map.of(id, task);
        });
    }

    @Override
    public Optional<Map<String, Task>> dependents(Set<String> ids) throws IOException {
        return keptAlone(now -> now.dependents(ids));
    }

    @Override
    public Optional<FirstTasks> first(TaskFilter filter, @Nullable TaskPlace after, int max) throws IOException {
        return keptAlone(now -> now.first(filter, after, max));
    }

    /** Events may wait on the bus for long, and may be refused in the end: they are never kept. */
    private <T> Optional<T> keptAlone(Function<OrderedTasks, T> question) throws IOException {
        Snapshot.TaskCollector waiting = new Snapshot.TaskCollector();
        LogReader.at(directory).waiting(waiting);
        return waiting.tasks().isEmpty() && waiting.damagedLines() == 0 ? kept(question) : Optional.empty();
    }

    /** Asks the cache, after adding what was appended since; empty if the tasks cannot be kept. Only the caller waits for a writer. */
    private <T> Optional<T> kept(Function<OrderedTasks, T> question) throws IOException {
        String binding = SeenLogs.binding(directory, LogFiles.REGISTRY);
        synchronized (this) {
            OrderedTasks now = upToDate(binding, LineScanner.size(registry));
            return now == null ? Optional.empty() : Optional.of(question.apply(now));
        }
    }

    private @Nullable OrderedTasks upToDate(String binding, long size) throws IOException {
        OrderedTasks last = kept;
        kept = null;
        if (size == 0 || size > MAX_BYTES) {
            return null;
        }
        OrderedTasks now = last == null || !last.isOf(binding) || last.end() > size ? new OrderedTasks(binding) : last;
        if (now.end() < size) {
            now.read(registry);
        }
        // If another program has written to it meanwhile, what was read may be a mixture of two versions.
        kept = now == last && now.end() == size || binding.equals(SeenLogs.binding(directory, LogFiles.REGISTRY)) ? now : null;
        return now;
    }
}
