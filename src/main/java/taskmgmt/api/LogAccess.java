package taskmgmt.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.GroupQueue;
import taskmgmt.store.write.GroupedChange;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * Gives all threads of a program access to one log. A dedicated thread makes the changes, and syncs once for all that have
 * accumulated. That thread is never interrupted, because an interrupt would close the files of the log under it; a caller that is
 * interrupted while waiting for a change learns of the interrupt afterwards.
 */
final class LogAccess implements AutoCloseable {
    private final TaskLog log;
    private final CreateTask create;
    private final ChangeTask change;
    private final ClientSettings settings;
    private final GroupQueue waiting = new GroupQueue();
    private final Written written = new Written();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("task-mgmt log").factory());

    LogAccess(Path directory, ClientSettings settings) {
        this.settings = settings;
        this.log = TaskLog.at(directory, settings.forLog(), settings.notices()::accept);
        TaskLog together = log.in(this::append);
        this.create = new CreateTask(together, RandomGenerator.getDefault());
        this.change = new ChangeTask(together);
    }

    Path directory() {
        return log.directory();
    }

    /** Passes a notice to its receiver. */
    void notice(String text) {
        settings.notices().accept(text);
    }

    CreateTask.Created create(NewTask task) throws IOException {
        return create.createUnlessOpen(task);
    }

    ChangedTask apply(String id, TaskRequest request) throws IOException {
        return change.apply(id, request);
    }

    /** The change; null, and nothing written, if something has happened to the task since it was seen. */
    @Nullable ChangedTask applyIfUntouched(Task seen, TaskRequest request) throws IOException {
        return change.applyIfUntouched(seen, request);
    }

    /** The current state of the task with this id or unique prefix. */
    Task task(String id) throws IOException {
        return change.look(id);
    }

    private ChangeSet append(Change wanted, @Nullable ChangeIdentity identity, String actor) throws IOException {
        GroupedChange waits = new GroupedChange(wanted, identity, actor, new CompletableFuture<>());
        waiting.add(waits);
        writer.execute(() -> waiting.write(written));
        return GroupQueue.result(waits.done());
    }

    /** The current time by the clock of the log. */
    Instant now() {
        return settings.clock().instant();
    }

    /** Everything is durable when this returns. */
    @Override
    public void close() throws IOException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        writer.execute(() -> {
            try {
                log.close();
                written.close();
                done.complete(true);
            } catch (IOException | RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        writer.shutdown();
        GroupQueue.result(done);
    }

    /** The log that is written to; it is reopened after a failure. Used only by the writer's thread. */
    private final class Written implements GroupQueue.Logs {
        private @Nullable TaskLog open;

        @Override
        public TaskLog of(String actor) {
            TaskLog known = open;
            if (known == null) {
                known = TaskLog.at(log.directory(), settings.forLog(), settings.notices()::accept);
                open = known;
            }
            return known;
        }

        @Override
        public void letGo(String actor) {
            try {
                close();
            } catch (IOException _) {
                return; // the error has been reported to whoever requested the change
            }
        }

        void close() throws IOException {
            TaskLog known = open;
            open = null;
            if (known != null) {
                known.close();
            }
        }
    }
}
