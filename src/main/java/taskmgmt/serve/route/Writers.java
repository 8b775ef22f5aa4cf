package taskmgmt.serve.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
import taskmgmt.store.write.GroupCommit;
import taskmgmt.store.write.GroupedChange;
import taskmgmt.store.write.TaskLog;

/**
 * The log for all threads of a server: one thread makes the changes, each in the name of its caller. What is a change of tasks alone is
 * written together with those of the same caller that wait at that moment, with one sync for all. When a change returns it is durable. The
 * thread is never interrupted, as that would close the files of the log under it.
 */
public final class Writers implements AutoCloseable {
    /** How many changes may wait; each takes less than a millisecond, and a client waits for tens of seconds. */
    static final int MAX_WAITING = 4_096;
    /** A log that is open holds a few files; more callers than that take turns. */
    private static final int MAX_OPEN = 16;
    /** How many changes are written together: fewer than are noticed by those who wait behind them. */
    private static final int MAX_TOGETHER = 256;

    private final Function<String, TaskLog> open;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("task-mgmt log").factory());
    private final Map<String, TaskLog> logs = new LinkedHashMap<>(MAX_OPEN, 0.75f, true);
    private final AtomicInteger waiting = new AtomicInteger();
    private final ArrayDeque<GroupedChange> grouped = new ArrayDeque<>();

    /** @param open opens the log in somebody's name */
    public Writers(Function<String, TaskLog> open) {
        this.open = open;
    }

    /** Puts on record that somebody may not ask for this. */
    public void deny(Caller caller, String action, String resource) throws IOException {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        decision.put("allowed", false);
        decision.put("action", action);
        decision.put("resource", resource);
        decision.put("rule", "role " + caller.role().text());
        write(caller, log -> log.exclusively(held -> {
            log.deny(List.of(new AuditEntry(held.now(), caller.name(), AuditTerms.ACCESS_DENIED, resource, decision, Map.of(), null)), held);
            return held.now();
        }));
    }

    /** A use case. */
    public interface Work<T> {
        T on(TaskLog log) throws IOException;
    }

    /**
     * Makes the change of a call; one that is known again by its key is not made again. Whoever is interrupted meanwhile learns of it afterwards.
     *
     * @throws taskmgmt.serve.ProblemException where too many wait already
     */
    <T> T write(Call call, Work<T> work) throws IOException {
        ChangeIdentity identity = Once.identity(call.request(), call.caller());
        return write(call.caller(), identity == null ? work : log -> log.once(identity, () -> work.on(log)));
    }

    /** The same for work that only appends changes: it is done by the thread of the call, and what it appends goes with that of others. */
    <T> T together(Call call, Work<T> work) throws IOException {
        ChangeIdentity identity = Once.identity(call.request(), call.caller());
        TaskLog log = open.apply(call.caller().name()).in(this::append);
        return identity == null ? work.on(log) : log.once(identity, () -> work.on(log));
    }

    private ChangeSet append(Change change, @Nullable ChangeIdentity identity, String actor) throws IOException {
        enter();
        GroupedChange waits = new GroupedChange(change, identity, actor, new CompletableFuture<>());
        synchronized (grouped) {
            grouped.addLast(waits);
        }
        try {
            thread.execute(this::writeGroup);
            return result(waits.done());
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** The changes that wait of whoever waits the longest. Runs in the thread alone. */
    private void writeGroup() {
        List<GroupedChange> group = nextGroup();
        while (!group.isEmpty()) {
            List<GroupedChange> left = List.of();
            try {
                left = new GroupCommit(log(group.getFirst().actor())).write(group);
            } catch (IOException | RuntimeException | Error e) {
                group.forEach(each -> each.done().completeExceptionally(e));
            }
            if (group.stream().anyMatch(Writers::wasNotWritten)) {
                letGo(group.getFirst().actor());
            }
            synchronized (grouped) {
                left.reversed().forEach(grouped::addFirst);
            }
            group = left.isEmpty() ? List.of() : nextGroup();
        }
    }

    private static boolean wasNotWritten(GroupedChange change) {
        return change.done().isCompletedExceptionally() && change.done().exceptionNow() instanceof LogUnwritableException;
    }

    /**
     * Closes the log that somebody's changes could not be written to, as one whose file has failed never writes to it again. The next
     * change opens it like a command of its own would, which repairs what was half written, or is refused for the same reason. Runs in the thread alone.
     */
    private void letGo(String actor) {
        TaskLog failed = logs.remove(actor);
        try {
            if (failed != null) {
                failed.close();
            }
        } catch (IOException _) {
            return; // whoever wanted the change has been told
        }
    }

    private List<GroupedChange> nextGroup() {
        List<GroupedChange> group = new ArrayList<>();
        synchronized (grouped) {
            for (Iterator<GroupedChange> each = grouped.iterator(); each.hasNext() && group.size() < MAX_TOGETHER;) {
                GroupedChange next = each.next();
                if (group.isEmpty() || next.actor().equals(group.getFirst().actor())) {
                    group.add(next);
                    each.remove();
                }
            }
        }
        return group;
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
                done.complete(work.on(log(caller.name())));
            } catch (LogUnwritableException e) {
                letGo(caller.name());
                done.completeExceptionally(e);
            } catch (IOException | RuntimeException | Error e) {
                done.completeExceptionally(e);
            } finally {
                waiting.decrementAndGet();
            }
        });
        return result(done);
    }

    private static <T> T result(CompletableFuture<T> done) throws IOException {
        try {
            return done.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof RuntimeException failure) {
                throw failure;
            }
            if (cause instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** Runs in the thread alone. */
    private TaskLog log(String actor) throws IOException {
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

    /** Waits for the changes that were asked for; everything is durable when this returns. */
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
}
