package taskmgmt.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.ChangedTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskRequest;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * One log for all threads of a program: a thread of its own makes the changes, one after the other. It is never interrupted, as that
 * would close the files of the log under it; whoever is interrupted while waiting for a change learns of it afterwards.
 */
final class LogAccess implements AutoCloseable {
    private final TaskLog log;
    private final CreateTask create;
    private final ChangeTask change;
    private final ClientSettings settings;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("task-mgmt log").factory());

    LogAccess(Path directory, ClientSettings settings) {
        this.settings = settings;
        this.log = TaskLog.at(directory, settings.forLog(), settings.notices()::accept);
        this.create = new CreateTask(log, RandomGenerator.getDefault());
        this.change = new ChangeTask(log);
    }

    Path directory() {
        return log.directory();
    }

    /** Tells whoever should know. */
    void notice(String text) {
        settings.notices().accept(text);
    }

    CreateTask.Created create(NewTask task) throws IOException {
        return call(() -> create.createUnlessOpen(task));
    }

    ChangedTask apply(String id, TaskRequest request) throws IOException {
        return call(() -> change.apply(id, request));
    }

    /** Null where something has happened to the task since it was seen; nothing is written then. */
    @Nullable ChangedTask applyIfUntouched(Task seen, TaskRequest request) throws IOException {
        return call(() -> Optional.ofNullable(change.applyIfUntouched(seen, request))).orElse(null);
    }

    /** The task of this id, or of the only one that begins so, as it is now. */
    Task task(String id) throws IOException {
        return call(() -> change.look(id));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T call(Work<T> work) throws IOException {
        Future<T> future = writer.submit(work::run);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw cause(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What went wrong in the other thread, as it was thrown there. */
    private static IOException cause(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException failure) {
            throw failure;
        }
        if (cause instanceof Error failure) {
            throw failure;
        }
        return cause instanceof IOException failure ? failure : new IOException(e);
    }

    /** Everything is durable when this returns. */
    @Override
    public void close() throws IOException {
        call(() -> {
            log.close();
            return true;
        });
        writer.shutdown();
    }
}
