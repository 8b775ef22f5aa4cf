package taskmgmt.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Somebody at a terminal, who types something as soon as something else is to be seen there. */
public final class Dialogue extends InputStream {
    /** Only a test that fails takes so long. */
    private static final long MAX_NANOS = 20_000_000_000L;

    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final OutputStream seen = new OutputStream() {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (Dialogue.this) {
                text.write(bytes, offset, length);
                Dialogue.this.notifyAll();
            }
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }
    };
    private final Queue<String> awaited = new ArrayDeque<>();
    private final Queue<String> answers = new ArrayDeque<>();
    private @Nullable String failure;
    private byte[] typed = {};
    private int at;
    private int from;

    /** As soon as this is to be seen, behind what was waited for before, these keys are pressed. */
    public Dialogue when(String text, String keys) {
        awaited.add(text);
        answers.add(keys);
        return this;
    }

    @Override
    public synchronized int read() throws IOException {
        long end = System.nanoTime() + MAX_NANOS;
        while (at == typed.length) {
            if (awaited.isEmpty()) {
                return -1;
            }
            int place = text().indexOf(awaited.element(), from);
            if (place >= 0) {
                from = place + awaited.remove().length();
                typed = answers.remove().getBytes(StandardCharsets.UTF_8);
                at = 0;
            } else if (System.nanoTime() > end) {
                failure = "never saw '" + awaited.element() + "' behind: " + text().substring(from);
                return -1;
            } else {
                try {
                    wait(MAX_NANOS / 1_000_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException();
                }
            }
        }
        return typed[at++] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int one = read();
        if (one < 0) {
            return -1;
        }
        buffer[offset] = (byte) one;
        return 1;
    }

    /** Takes what the terminal shows. */
    public OutputStream seen() {
        return seen;
    }

    /** What was waited for in vain; null where nothing was. */
    public synchronized @Nullable String failure() {
        return failure;
    }

    /** All that was shown. */
    public synchronized String text() {
        return text.toString(StandardCharsets.UTF_8);
    }
}
