package taskmgmt.serve.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.GroupQueue;
import taskmgmt.store.write.GroupedChange;
import taskmgmt.store.write.TaskLog;

/**
 * The log for all threads of a server: one thread makes the changes, each in the name of its caller. Changes that only concern tasks are
 * written together with those of the same caller that are waiting at that moment, with one sync for all. A change is durable when it
 * returns. The thread is never interrupted, since that would close the log's files.
 */
public final class Writers implements AutoCloseable {
    /** How many changes may wait; each takes less than a millisecond, and a client waits for tens of seconds. */
    static final int MAX_WAITING = 4_096;
    /** An open log holds a few files; if there are more callers than this, they take turns. */
    private static final int MAX_OPEN = 16;

    private final Function<String, TaskLog> open;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("task-mgmt log").factory());
    private final Map<String, TaskLog> logs = new LinkedHashMap<>(MAX_OPEN, 0.75f, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final GroupQueue grouped = new GroupQueue();
    private final Held held = new Held();

    /** @param open opens the log for an actor */
    public Writers(Function<String, TaskLog> open) {
        this.open = open;
    }

    /** Records that an action is not covered by someone's role. */
    public void deny(Caller caller, String action, String resource) throws IOException {
        deny(caller, action, resource, "role " + caller.role().text());
    }

    /** The same for another rule than that of the role. */
    public void deny(Caller caller, String action, String resource, String rule) throws IOException {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        decision.put("allowed", false);
        decision.put("action", action);
        decision.put("resource", resource);
        decision.put("rule", rule);
        write(caller, log -> log.exclusively(held -> {
            log.record(List.of(new AuditEntry(held.now(), caller.name(), AuditTerms.ACCESS_DENIED, resource, decision, Map.of(), null)), held);
            return held.now();
        }));
    }

    /** A use case. */
    public interface Work<T> {
        T on(TaskLog log) throws IOException;
    }

    /**
     * Makes the change of a call, unless it was already made under the same key. If the calling thread is interrupted meanwhile, it learns
     * of that afterwards.
     *
     * @throws taskmgmt.serve.ProblemException if too many are already waiting
     */
    <T> T write(Call call, Work<T> work) throws IOException {
        ChangeIdentity identity = Once.identity(call.request(), call.caller());
        return write(call.caller(), identity == null ? work : log -> log.once(identity, () -> work.on(log)));
    }

    /**
     * The same for work that only appends changes: the thread of the call does the work, and what it appends is written together with that
     * of others.
     */
    <T> T together(Call call, Work<T> work) throws IOException {
        ChangeIdentity identity = Once.identity(call.request(), call.caller());
        TaskLog log = open.apply(call.caller().name()).in(this::append);
        return identity == null ? work.on(log) : log.once(identity, () -> work.on(log));
    }

    private ChangeSet append(Change change, @Nullable ChangeIdentity identity, String actor) throws IOException {
        enter();
        GroupedChange waits = new GroupedChange(change, identity, actor, new CompletableFuture<>());
        grouped.add(waits);
        try {
            thread.execute(() -> grouped.write(held));
            return GroupQueue.result(waits.done());
        } finally {
            waiting.decrementAndGet();
        }
    }

    private void enter() {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            throw Problem.of(503, MAX_WAITING + " changes are waiting already").remedy("try again in a moment").exception();
        }
    }

    private <T> T write(Caller caller, Work<T> work) throws IOException {
        enter();
        CompletableFuture<T> done = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                done.complete(work.on(held.of(caller.name())));
            } catch (LogUnwritableException e) {
                held.letGo(caller.name());
                done.completeExceptionally(e);
            } catch (IOException | RuntimeException | Error e) {
                done.completeExceptionally(e);
            } finally {
                waiting.decrementAndGet();
            }
        });
        return GroupQueue.result(done);
    }

    /** Waits for all requested changes; everything is durable when this returns. */
    @Override
    public void close() {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        thread.execute(() -> {
            try {
                for (TaskLog log : logs.values()) {
                    log.close();
                }
                closed.complete(true);
            } catch (IOException e) {
                closed.completeExceptionally(new UncheckedIOException(e));
            }
        });
        thread.shutdown();
        closed.join();
    }

    /** The logs of callers. Used only by the thread that writes. */
    private final class Held implements GroupQueue.Logs {
        @Override
        public TaskLog of(String actor) throws IOException {
            TaskLog known = logs.get(actor);
            if (known != null) {
                return known;
            }
            if (logs.size() >= MAX_OPEN) {
                Map.Entry<String, TaskLog> eldest = logs.entrySet().iterator().next();
                logs.remove(eldest.getKey());
                eldest.getValue().close();
            }
            TaskLog opened = open.apply(actor);
            logs.put(actor, opened);
            return opened;
        }

        @Override
        public void letGo(String actor) {
            TaskLog failed = logs.remove(actor);
            try {
                if (failed != null) {
                    failed.close();
                }
            } catch (IOException _) {
                return; // the caller has been informed
            }
        }
    }
}
