package taskmgmt.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.EventType;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.Move;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;

/**
 * A part of the registry on its way to becoming runs. Parts of one log may be read in parallel and combined in order: the result is
 * that of a single pass. An event of a task that was not created in the part waits, as the mere offset of its line, until the part
 * before is known.
 *
 * <p>This relies on ids being unique, which every writer of a log ensures. An event about a task that has already ended is a stray
 * one, as if the task had never been created; but a task that failed or was cancelled may be retried, so reports on those wait for
 * the end of the log. Not thread-safe.
 */
public final class RunPart implements LineSink {
    private final RegistryLine line;
    private final RunListener listener;
    private final boolean fromStart;
    private final boolean tellsStarts;
    private final OpenRuns open = new OpenRuns();
    private final EndedRuns retryable = new EndedRuns();
    /** The attempts that were already reported as the last ones. */
    private EndedIds told = EndedIds.NONE;
    private boolean outOfDate;
    private long[] waiting = {};
    private int waitingCount;
    private long strays;
    private long damaged;

    private RunPart(RunListener listener, boolean fromStart, boolean tellsStarts, RegistryLine line) {
        this.line = line;
        this.listener = listener;
        this.fromStart = fromStart;
        this.tellsStarts = tellsStarts;
    }

    /**
     * The part at the start of the log, of runs with metadata.
     *
     * @param listener receives starts and ends, in the order of the log
     */
    public static RunPart first(RunListener listener) {
        return new RunPart(listener, true, true, new RegistryLine(true, true));
    }

    /**
     * A part for a fold, which only needs ends.
     *
     * @param fromStart    whether it begins at the start of the log, or at the end of a part that was read into it
     * @param withMetadata whether its runs need their metadata, which costs time and memory
     * @param withNames    whether they need names other than subsystem and type, and their owners, see {@link Projection#wantsNames}
     */
    public static RunPart ofEnds(RunListener listener, boolean fromStart, boolean withMetadata, boolean withNames) {
        return new RunPart(listener, fromStart, false, new RegistryLine(withMetadata, withNames));
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        take(line.read(buffer, start, end), offset);
    }

    @Override
    public int lineAhead(byte[] buffer, int start, int filled, long offset) {
        int newline = line.find(buffer, start, filled);
        if (newline >= 0) {
            take(line.readFound(), offset);
        }
        return newline;
    }

    private void take(boolean isEvent, long offset) {
        if (!isEvent) {
            damaged++;
            return;
        }
        Move move = Move.of(line);
        OpenRun run = open.get(line.id(), line.idStart(), line.idEnd());
        if (run == null && (move.type() == EventType.STARTED || move.type() == EventType.RETRYING)) {
            run = reopened(move);
        }
        if (run != null) {
            apply(run, move, offset);
        } else if (move.type() == EventType.CREATED) {
            open.add(OpenRun.created(line, move, offset));
        } else if (fromStart) {
            strays++;
        } else {
            await(offset);
        }
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        damaged++;
    }

    private void apply(OpenRun run, Move move, long offset) {
        if (!Lifecycle.allows(run.standing(), move)) {
            return;
        }
        if (move.type() == EventType.RETRYING && !run.standing().status().isTerminal()) {
            listener.ended(run.givenUp(line, offset));
        }
        run.apply(line, move, offset);
        if (run.standing().status().isTerminal()) {
            open.remove(run);
            ended(run);
        } else if (tellsStarts && move.type() == EventType.STARTED) {
            listener.started(run.copy());
        }
    }

    private void ended(OpenRun run) {
        boolean mayBeRetried = run.standing().status().mayBeRetried();
        if (mayBeRetried) {
            retryable.put(run);
        }
        if (tellsStarts || !mayBeRetried) {
            listener.ended(run);
        }
    }

    /** The task of the line, if it had ended in a way that allows another attempt, and this move starts one; null otherwise. */
    private @Nullable OpenRun reopened(Move move) {
        outOfDate |= told.mayHold(line.id(), line.idStart(), line.idEnd());
        OpenRun run = retryable.take(line.id(), line.idStart(), line.idEnd(), move);
        if (run == null) {
            return null;
        }
        if (!tellsStarts) {
            listener.ended(run.copy().superseded());
        }
        open.add(run);
        return run;
    }

    /**
     * Must be called when the log has been read: the attempts that failed or were cancelled were the last ones. Afterwards the part
     * may only be used for its counts, and to write a summary.
     */
    public void end() {
        if (!tellsStarts) {
            retryable.forEach(listener::ended);
        }
    }

    /**
     * Reports the last attempts that failed or were cancelled so far; the part may be used further. Only for a part created by
     * {@link #ofEnds}.
     */
    public void unsuccessful(RunListener other) {
        retryable.forEach(other::ended);
    }

    private void await(long offset) {
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, Math.max(64, waitingCount * 2));
        }
        waiting[waitingCount++] = offset;
    }

    /** Adds the following part, which must not be used afterwards. Its waiting lines are read again. */
    public void add(RunPart later, Path registry) throws IOException {
        LineScanner.scanAt(registry, later.waiting, later.waitingCount, this);
        for (OpenRun run : later.open.inOrder()) {
            if (open.get(run.id, 0, run.id.length) == null) {
                open.add(run);
            }
        }
        retryable.addAll(later.retryable);
        strays += later.strays;
        damaged += later.damaged;
    }

    /** The tasks that have not ended, in order of creation. */
    public List<TaskRun> open() {
        return new ArrayList<>(open.inOrder());
    }

    /** How many events are about tasks that were never created, or that had ended. */
    public long strays() {
        return strays;
    }

    /** How many lines hold no event. */
    public long damaged() {
        return damaged;
    }

    /** Writes the whole state of the part, for {@link #read}. */
    public void write(StateWriter state) {
        writeOpen(state);
        retryable.write(state);
    }

    /** Restores what {@link #write} wrote; the part continues from there. */
    public void read(StateReader state) {
        readOpen(state);
        retryable.read(state);
    }

    /**
     * Writes the state without the attempts that were reported as the last ones, of which only the ids are kept; for {@link
     * #readSummary}.
     */
    public void writeSummary(StateWriter state) {
        writeOpen(state);
        EndedIds.of(retryable).write(state);
    }

    /** Restores what {@link #writeSummary} wrote; the part continues from there as long as none of those tasks is retried. */
    public void readSummary(StateReader state) {
        readOpen(state);
        told = EndedIds.read(state);
    }

    /** Whether an attempt that was reported as the last one before this part began was not: then the results of the part are wrong. */
    public boolean isOutOfDate() {
        return outOfDate;
    }

    private void writeOpen(StateWriter state) {
        state.number(strays);
        state.number(damaged);
        state.number(open.size());
        open.inOrder().forEach(run -> run.write(state));
    }

    private void readOpen(StateReader state) {
        strays = state.number();
        damaged = state.number();
        for (int left = state.count(); left > 0; left--) {
            open.add(OpenRun.read(state));
        }
    }
}
