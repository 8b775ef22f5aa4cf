package taskmgmt.run.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import taskmgmt.spill.NamelessFile;

/** Keeps what a command writes until it is shown: the first of it in memory, all of it in a file without a name once it is more. */
final class Spool extends OutputStream {
    private static final int MEMORY_BYTES = 64 << 10;

    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable NamelessFile file;
    private @Nullable OutputStream out;
    private long size;
    /** Later output comes from processes that a command has left behind. */
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
            NamelessFile made = NamelessFile.create();
            file = made;
            out = made.out();
            memory.writeTo(out);
            memory.reset();
        }
        (out == null ? memory : out).write(bytes, from, length);
    }

    synchronized long size() {
        return size;
    }

    /** Passes on what it has, and forgets it. */
    synchronized void moveTo(OutputStream target) throws IOException {
        NamelessFile spooled = file;
        if (spooled == null) {
            memory.writeTo(target);
        } else {
            try (InputStream in = spooled.in()) {
                in.transferTo(target);
            }
        }
        close();
        target.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        memory.reset();
        NamelessFile spooled = file;
        out = null;
        file = null;
        if (spooled != null) {
            spooled.close();
        }
    }
}
