package taskmgmt.run.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import taskmgmt.bytes.Bytes;

/** Passes on whole lines, so that those of several commands do not mix; a line of more than 64 KiB is passed on in pieces. */
final class WholeLines extends OutputStream {
    private static final int MAX_BYTES = 64 << 10;

    private final Target target;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private long size;

    /** Takes whole lines. */
    interface Target {
        void write(byte[] bytes) throws IOException;
    }

    WholeLines(Target target) {
        this.target = target;
    }

    @Override
    public synchronized void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        size += length;
        int whole = Math.max(from, Bytes.lastNewline(bytes, from, from + length) + 1);
        rest.write(bytes, from, whole - from);
        if (whole > from) {
            passOn();
        }
        rest.write(bytes, whole, from + length - whole);
        if (rest.size() > MAX_BYTES) {
            passOn();
        }
    }

    synchronized long size() {
        return size;
    }

    /** Passes on a line that nothing ended. */
    synchronized void passOn() throws IOException {
        if (rest.size() > 0) {
            byte[] bytes = rest.toByteArray();
            rest.reset();
            target.write(bytes);
        }
    }
}
