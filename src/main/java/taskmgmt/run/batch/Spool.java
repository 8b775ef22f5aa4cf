package taskmgmt.run.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a command writes until it is shown: the first of it in memory, all of it in a file once it is more,
 * which has no name: nothing is left of it however this process ends.
 */
final class Spool extends OutputStream {
    private static final int MEMORY_BYTES = 64 << 10;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable InputStream back;
    private @Nullable OutputStream out;
    private long size;
    /** Whoever writes after that has been left behind by a command. */
    private boolean closed;

    @Override
    public synchronized void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        if (closed) {
            return;
        }
        size += length;
        if (out == null && memory.size() + length > MEMORY_BYTES) {
            out = spill();
            memory.writeTo(out);
            memory.reset();
        }
        (out == null ? memory : out).write(bytes, from, length);
    }

    private OutputStream spill() throws IOException {
        Path file = Files.createTempFile("task-mgmt-", ".out");
        try {
            back = Files.newInputStream(file);
            return Files.newOutputStream(file);
        } finally {
            Files.delete(file);
        }
    }

    synchronized long size() {
        return size;
    }

    /** Passes on what it has, and forgets it. */
    synchronized void moveTo(OutputStream target) throws IOException {
        InputStream spooled = back;
        if (spooled == null) {
            memory.writeTo(target);
        } else {
            spooled.transferTo(target);
        }
        close();
        target.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        memory.reset();
        OutputStream open = out;
        InputStream spooled = back;
        out = null;
        back = null;
        if (open != null) {
            open.close();
        }
        if (spooled != null) {
            spooled.close();
        }
    }
}
