package taskmgmt.mcp.stdio;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * Which requests have been read and not been answered yet, so that the end of the input ends the server only when everybody has got
 * an answer. Looks at the lines of both streams. May be shared between threads.
 */
final class OpenRequests {
    /** For a request that gets no answer, against all rules. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);
    private static final String CANCELLED = "notifications/cancelled";

    private final Set<Object> open = new HashSet<>();
    private boolean ended;

    /** The same stream, of which every request is noted before it is handed on. */
    InputStream in(InputStream source) {
        return new FilterInputStream(source) {
            private final Lines lines = new Lines(true);

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = super.read(buffer, offset, length);
                if (count < 0) {
                    awaitAnswers(); // with the end of the input the library drops what it has not answered
                    end();
                } else {
                    lines.add(buffer, offset, count);
                }
                return count;
            }
        };
    }

    /** The same stream, of which every answer is noted once it is written. */
    OutputStream out(OutputStream target) {
        return new FilterOutputStream(target) {
            private final Lines lines = new Lines(false);

            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                try {
                    out.write(buffer, offset, length);
                    out.flush();
                } catch (IOException e) {
                    fail();
                    throw e;
                }
                lines.add(buffer, offset, length);
            }
        };
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody gets answers any more. */
    private synchronized void fail() {
        open.clear();
        ended = true;
        notifyAll();
    }

    private synchronized void awaitAnswers() throws IOException {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        try {
            for (long left = MAX_WAIT.toMillis(); !open.isEmpty() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while answers were waited for", e);
        }
    }

    /** Waits until the input is at its end and all that was asked is answered, or there is nobody to answer. */
    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    private synchronized void note(Map<String, @Nullable Object> message, boolean isRead) {
        Object id = message.get("id");
        if (isRead && CANCELLED.equals(message.get("method")) && message.get("params") instanceof Map<?, ?> which) {
            open.remove(which.get("requestId")); // nobody waits for that one
        }
        if (id == null) {
            return;
        }
        if (isRead && message.containsKey("method")) {
            open.add(id);
        } else if (!isRead && !message.containsKey("method")) {
            open.remove(id);
            notifyAll();
        }
    }

    /** Cuts a stream into lines. Used by one thread at a time. */
    private final class Lines {
        private final boolean isRead;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(boolean isRead) {
            this.isRead = isRead;
        }

        synchronized void add(byte[] buffer, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                    look(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(buffer[i]);
                }
            }
        }

        private void look(String text) {
            try {
                note(Json.lenient().parse(text), isRead);
            } catch (BadJsonException _) {
                return; // no request: the library says so to whoever has sent it
            }
        }
    }
}
