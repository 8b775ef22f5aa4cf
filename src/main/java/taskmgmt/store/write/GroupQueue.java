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
 * Changes that wait for one thread, which writes those of an actor that have come meanwhile together: see {@link GroupCommit}. Changes may be
 * added by any thread, and are written by one.
 */
public final class GroupQueue {
    /** How many changes are written together: fewer than are noticed by those who wait behind them. */
    private static final int MAX_TOGETHER = 256;

    private final ArrayDeque<GroupedChange> waiting = new ArrayDeque<>();

    /** The logs that are open. Called by the thread that writes. */
    public interface Logs {
        /** The log in somebody's name. */
        TaskLog of(String actor) throws IOException;

        /**
         * Closes it, as one whose file has failed never writes to it again. The next change opens it as a command of its own would, which repairs
         * what was half written, or is refused for the same reason.
         */
        void letGo(String actor);
    }

    /** It waits from now on. */
    public synchronized void add(GroupedChange change) {
        waiting.addLast(change);
    }

    /**
     * Writes the changes that wait of whoever waits the longest, and reports to each what became of it; more where some of them had to be left. To
     * be called once for every change that was added, always by the same thread.
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

    /** Waits for what another thread does, and throws what went wrong there as it was thrown. Is not interrupted. */
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
