package taskmgmt.store.write;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import taskmgmt.journal.LogUnwritableException;

/**
 * Changes waiting for one thread, which writes together those of one actor that have arrived meanwhile: see {@link GroupCommit}. Any thread
 * may add changes; one thread writes them.
 */
public final class GroupQueue {
    /** How many changes are written together: few enough that those waiting behind them do not notice. */
    private static final int MAX_TOGETHER = 256;

    private final ArrayDeque<GroupedChange> waiting = new ArrayDeque<>();

    /** The open logs. Called by the thread that writes. */
    public interface Logs {
        /** The log for changes in this actor's name. */
        TaskLog of(String actor) throws IOException;

        /**
         * Closes this actor's log, because an object whose file has failed never writes to it again. The next change opens the log as a
         * command would, which repairs a half-written line, or is refused for the same reason.
         */
        void letGo(String actor);
    }

    /** The change waits from now on. */
    public synchronized void add(GroupedChange change) {
        waiting.addLast(change);
    }

    /**
     * Writes the waiting changes of the actor who has waited longest, and reports the outcome to each; writes more if some of them had to
     * be left. To be called once for every change that was added, always by the same thread.
     */
    public void write(Logs logs) {
        List<GroupedChange> group = next();
        while (!group.isEmpty()) {
            List<GroupedChange> left = List.of();
            try {
                left = new GroupCommit(logs.of(group.getFirst().actor())).write(group);
            } catch (IOException | RuntimeException | Error e) {
                group.forEach(each -> each.done().completeExceptionally(e));
            }
            if (group.stream().anyMatch(GroupQueue::wasNotWritten)) {
                logs.letGo(group.getFirst().actor());
            }
            putBack(left);
            group = left.isEmpty() ? List.of() : next();
        }
    }

    private static boolean wasNotWritten(GroupedChange change) {
        return change.done().isCompletedExceptionally() && change.done().exceptionNow() instanceof LogUnwritableException;
    }

    private synchronized void putBack(List<GroupedChange> left) {
        left.reversed().forEach(waiting::addFirst);
    }

    private synchronized List<GroupedChange> next() {
        List<GroupedChange> group = new ArrayList<>();
        for (Iterator<GroupedChange> each = waiting.iterator(); each.hasNext() && group.size() < MAX_TOGETHER;) {
            GroupedChange next = each.next();
            if (group.isEmpty() || next.actor().equals(group.getFirst().actor())) {
                group.add(next);
                each.remove();
            }
        }
        return group;
    }

    /** Waits for the result of another thread, and rethrows its failure unchanged. Ignores interrupts. */
    public static <T> T result(CompletableFuture<T> done) throws IOException {
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
}
