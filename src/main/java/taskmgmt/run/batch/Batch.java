package taskmgmt.run.batch;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.Streams;

/**
 * Runs the commands of a batch, several at a time, until there are no more, the halt rule is reached, this process is to end, or
 * something fails that concerns all of them. Commands are begun in the order of the input. For one use.
 */
public final class Batch {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final JobSource source;
    private final HaltRule halt;
    private final @Nullable JobLog jobLog;
    private final OutputBoard board;
    private final SignalRelay signals;
    private final Duration grace;
    private final BatchListener listener;
    private BatchTally tally = BatchTally.NONE;
    private long passedOver;
    private long places;
    private boolean halted;
    private boolean exhausted;
    private int running;
    private @Nullable Exception failure;

    /**
     * @param grace how long commands may take to end when they are to
     */
    public Batch(JobSource source, HaltRule halt, @Nullable JobLog jobLog, OutputBoard board, SignalRelay signals, Duration grace,
            BatchListener listener) {
        this.source = source;
        this.halt = halt;
        this.jobLog = jobLog;
        this.board = board;
        this.signals = signals;
        this.grace = grace;
        this.listener = listener;
    }

    /**
     * How it ended.
     *
     * @param passedOver how many were not run because the job log has them
     * @param halted     whether the halt rule was reached
     */
    public record End(BatchTally tally, long passedOver, boolean halted) {}

    /** One to run, with its place among all that were begun. */
    private record Begun(BatchJob job, long place) {}

    /**
     * Runs them. When this returns, all that were begun have ended, and the slots are closed.
     *
     * @param slots  each runs one at a time
     * @param waited is called now and then while it runs
     * @throws IOException if the logs, the job log, the input or the output fail
     */
    public End run(List<? extends Slot> slots, Runnable waited) throws IOException, InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Slot slot : slots) {
            threads.add(Thread.ofPlatform().daemon().name("runs commands").start(() -> work(slot)));
        }
        for (Thread thread : threads) {
            // A thread waiting for the input does not notice that no more should start.
            while (!isOver() && !thread.join(LOOK)) {
                board.aside(waited);
            }
        }
        board.finish();
        for (Slot slot : slots) {
            slot.close();
        }
        Exception failed = failure();
        if (failed instanceof IOException io) {
            throw io;
        }
        if (failed != null) {
            throw failed instanceof RuntimeException bug ? bug : new IllegalStateException(failed);
        }
        return end();
    }

    private synchronized boolean isOver() {
        return !goesOn() && running == 0;
    }

    private boolean goesOn() {
        return !halted && !exhausted && failure == null && signals.ended() == null;
    }

    private synchronized @Nullable Exception failure() {
        return failure;
    }

    private synchronized End end() {
        return new End(tally, passedOver, halted);
    }

    private void work(Slot slot) {
        try {
            for (Begun begun = next(); begun != null; begun = next()) {
                try {
                    run(slot, begun);
                } finally {
                    ended();
                }
            }
        } catch (IOException | RuntimeException | InterruptedException e) {
            failed(e);
        }
    }

    private synchronized void ended() {
        running--;
    }

    private void run(Slot slot, Begun begun) throws IOException, InterruptedException {
        JobOutput output = board.begin();
        JobResult result = slot.run(begun.job(), new Streams(output.out(), output.err(), false));
        long bytes = output.outputBytes();
        try {
            board.ended(begun.place(), output);
        } finally {
            settle(result.wrote(bytes));
        }
    }

    /** The next one to run; null if there is none, or no more should start. One thread at a time waits for the input. */
    private @Nullable Begun next() throws IOException {
        synchronized (source) {
            while (mayGoOn()) {
                BatchJob job = source.next();
                Begun begun = begin(job, job != null && jobLog != null && jobLog.has(job));
                if (begun != null || job == null) {
                    return begun;
                }
            }
            return null;
        }
    }

    private synchronized boolean mayGoOn() {
        return goesOn();
    }

    private synchronized @Nullable Begun begin(@Nullable BatchJob job, boolean known) {
        if (job == null) {
            exhausted = true;
        } else if (known) {
            passedOver++;
            listener.passedOver(job);
        } else if (goesOn()) {
            listener.begun(job);
            running++;
            return new Begun(job, places++);
        }
        return null;
    }

    private synchronized void settle(JobResult result) throws IOException {
        tally = tally.plus(result);
        try {
            if (jobLog != null && result.wasRun()) {
                jobLog.add(result);
            }
        } finally {
            listener.ended(result, tally);
            if (!halted && halt.isReached(tally)) {
                halted = true;
                if (halt.when() == HaltRule.When.NOW) {
                    signals.endAll("TERM", grace);
                }
            }
        }
    }

    /** The first failure counts; what runs is left to end. */
    private synchronized void failed(Exception e) {
        if (failure == null) {
            failure = e;
        }
    }
}
