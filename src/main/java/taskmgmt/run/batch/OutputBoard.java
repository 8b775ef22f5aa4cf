package taskmgmt.run.batch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Shows what commands write that run at the same time: of each command all at once when it has ended, or line by line. May be used by
 * several threads; whoever writes to the same terminal does so within {@link #aside}.
 */
public final class OutputBoard {
    private final OutputStream out;
    private final OutputStream err;
    private final Order order;
    private final Runnable before;
    private final Map<Long, JobOutput> waiting = new HashMap<>();
    private long next;

    /** In which order it is shown. */
    public enum Order {
        /** Command by command, as they end. */
        ENDED,
        /** Command by command, as they are in the input. */
        INPUT,
        /** Line by line, as they come. */
        LINES
    }

    /** @param before is run before anything is shown, as what takes a status line away */
    public OutputBoard(OutputStream out, OutputStream err, Order order, Runnable before) {
        this.out = out;
        this.err = err;
        this.order = order;
        this.before = before;
    }

    /** For a command that is begun. */
    JobOutput begin() {
        return order == Order.LINES ? new Live(this) : new Kept(new Spool(), new Spool());
    }

    /**
     * To be called when a command has ended, or was passed over.
     *
     * @param place its place in the order in which they were begun, from 0 without a gap
     */
    synchronized void ended(long place, JobOutput output) throws IOException {
        if (order != Order.INPUT) {
            show(output);
            return;
        }
        waiting.put(place, output);
        for (JobOutput each = waiting.remove(next); each != null; each = waiting.remove(next)) {
            next++;
            show(each);
        }
    }

    private void show(JobOutput output) throws IOException {
        before.run();
        try (output) {
            output.show();
        }
    }

    /** Shows something else, between the commands' output. */
    public synchronized void aside(Runnable work) {
        work.run();
    }

    /** Shows what waits for one that will not be shown any more. */
    synchronized void finish() throws IOException {
        for (Long place : waiting.keySet().stream().sorted().toList()) {
            JobOutput output = waiting.remove(place);
            if (output != null) {
                show(output);
            }
        }
    }

    private synchronized void line(byte[] bytes, OutputStream target) throws IOException {
        before.run();
        target.write(bytes);
        target.flush();
    }

    /** Of a command that is shown when it has ended. */
    private final class Kept implements JobOutput {
        private final Spool keptOut;
        private final Spool keptErr;

        Kept(Spool keptOut, Spool keptErr) {
            this.keptOut = keptOut;
            this.keptErr = keptErr;
        }

        @Override
        public OutputStream out() {
            return keptOut;
        }

        @Override
        public OutputStream err() {
            return keptErr;
        }

        @Override
        public long outputBytes() {
            return keptOut.size();
        }

        @Override
        public void show() throws IOException {
            keptOut.moveTo(out);
            keptErr.moveTo(err);
        }

        @Override
        public void close() throws IOException {
            keptOut.close();
            keptErr.close();
        }
    }

    /** Of a command whose lines are shown as they come. */
    private static final class Live implements JobOutput {
        private final WholeLines liveOut;
        private final WholeLines liveErr;

        Live(OutputBoard board) {
            liveOut = new WholeLines(bytes -> board.line(bytes, board.out));
            liveErr = new WholeLines(bytes -> board.line(bytes, board.err));
        }

        @Override
        public OutputStream out() {
            return liveOut;
        }

        @Override
        public OutputStream err() {
            return liveErr;
        }

        @Override
        public long outputBytes() {
            return liveOut.size();
        }

        @Override
        public void show() throws IOException {
            liveOut.passOn();
            liveErr.passOn();
        }

        @Override
        public void close() {
            // Nothing is kept.
        }
    }
}
