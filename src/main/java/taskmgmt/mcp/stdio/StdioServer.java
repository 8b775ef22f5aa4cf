package taskmgmt.mcp.stdio;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.mcp.offer.Offer;
import taskmgmt.mcp.session.AgentSession;
import taskmgmt.mcp.session.StatelessCalls;
import taskmgmt.mcp.session.SpokenVersions;
import taskmgmt.mcp.task.Message;
import taskmgmt.mcp.task.TaskCalls;

/**
 * Serves one client until it closes the stream: one message per line, and one line per answer, in the order in which the answers
 * are ready. Each request is handled by a thread of its own. For one use.
 */
public final class StdioServer {
    private static final int AT_ONCE = 256;

    private final Offer offer;
    private final TaskCalls tasks;
    private final StatelessCalls stateless;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    /** Open while there is something to read and somebody to answer. */
    private final CountDownLatch talk = new CountDownLatch(1);
    private volatile @Nullable AgentSession session;

    /** @param tasks calls of the same offer that are tasks */
    public StdioServer(Offer offer, TaskCalls tasks) {
        this.offer = offer;
        this.tasks = tasks;
        this.stateless = new StatelessCalls(offer, tasks);
    }

    /** Serves; returns when the input has ended and every request is answered, or when nobody reads the answers any more. */
    public void serve(InputStream in, OutputStream out) throws InterruptedException {
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            // A separate daemon thread, because a blocked read cannot be abandoned when nobody reads the answers any more.
            Thread.ofPlatform().daemon().name("task-mgmt mcp input").start(() -> read(in, out, requests));
            talk.await();
            tasks.close();
        }
    }

    private void read(InputStream in, OutputStream out, ExecutorService requests) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null && talk.getCount() > 0; line = lines.readLine()) {
                if (!line.isBlank()) {
                    take(line, out, requests);
                }
            }
        } catch (IOException _) {
            return; // the client has closed the stream, which is how it ends the session
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            talk.countDown();
        }
    }

    /** A message that opens a session, or that is not a request, is handled before anything that follows it. */
    private void take(String line, OutputStream out, ExecutorService requests) throws InterruptedException {
        Message message;
        try {
            message = Message.read(line);
        } catch (IllegalArgumentException e) {
            write(JsonPrinter.compact(new Message(null, "", Map.of()).refused(Message.UNREADABLE, String.valueOf(e.getMessage()))), out);
            return;
        }
        if (message.id() == null || message.method().equals("initialize")) {
            write(answer(message, line), out);
            return;
        }
        turns.acquire();
        tasks.expect(message);
        requests.execute(() -> {
            try {
                write(answer(message, line), out);
            } finally {
                turns.release();
            }
        });
    }

    private @Nullable String answer(Message message, String line) {
        try {
            if (StatelessCalls.isOne(message)) {
                return stateless.answer(message);
            }
            if (message.method().equals("initialize")) {
                AgentSession.Opened opened = AgentSession.open(offer, tasks, SpokenVersions.OF_STREAMS, line);
                session = opened.session();
                return opened.answer();
            }
            AgentSession known = session;
            return known != null ? known.answer(line) : message.id() == null ? null
                    : JsonPrinter.compact(message.refused(Message.INVALID_REQUEST, "begin with initialize"));
        } catch (IllegalArgumentException e) {
            return message.id() == null ? null : JsonPrinter.compact(message.refused(Message.INVALID_REQUEST, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) { // a bug; reported to the client, which would otherwise wait for ever
            return message.id() == null ? null : JsonPrinter.compact(message.refused(Message.INTERNAL, "internal error: " + e));
        }
    }

    private void write(@Nullable String answer, OutputStream out) {
        if (answer == null) {
            return;
        }
        synchronized (out) {
            try {
                out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException _) {
                talk.countDown();
            }
        }
    }
}
