package taskmgmt.store;

import java.io.IOException;
import taskmgmt.journal.lines.LineSink;

/** Adds up the progress of the parts of a pass, and reports it from time to time. Thread-safe. */
public final class Meter {
    private static final long STEP_BYTES = 4 << 20;

    private final ScanProgress progress;
    private final long total;
    private long done;

    public Meter(ScanProgress progress, long done, long total) {
        this.progress = progress;
        this.done = done;
        this.total = total;
    }

    public synchronized void add(long bytes) {
        done = Math.min(total, done + bytes);
        if (done < total) {
            progress.bytes(done, total);
        }
    }

    public synchronized void done() {
        progress.bytes(total, total);
    }

    /** The sink, counting what it receives from an offset on. */
    public LineSink metered(LineSink sink, long from) {
        return new LineSink() {
            private long told = from;

            @Override
            public void line(byte[] buffer, int start, int end, long offset) throws IOException {
                sink.line(buffer, start, end, offset);
                tell(offset);
            }

            @Override
            public int lineAhead(byte[] buffer, int start, int filled, long offset) throws IOException {
                tell(offset);
                return sink.lineAhead(buffer, start, filled, offset);
            }

            private void tell(long offset) {
                if (offset - told >= STEP_BYTES) {
                    add(offset - told);
                    told = offset;
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) throws IOException {
                sink.corrupt(offset, length, reason);
            }
        };
    }
}
