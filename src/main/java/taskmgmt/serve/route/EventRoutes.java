package taskmgmt.serve.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.gate.SharedPlaces;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.time.Durations;

/**
 * The events of the registry as they are written: as server-sent events (WHATWG HTML, 9.2), and in batches for clients that cannot wait on
 * a stream. The id of an event is the offset of the line after it, counted from the first byte of the log, whatever files hold it. So a
 * client that reconnects with this id, to this server or another, gets each event once, even after a restart or a rotation.
 */
final class EventRoutes {
    private static final String EVENTS = "/api/v1/events";
    private static final String AFTER = "after";
    private static final String WAIT = "wait";
    private static final int MAX_STREAMS = 256;
    /** A write costs more than its content: events that have arrived together are sent together, up to this many bytes. */
    private static final int BATCH_BYTES = 32 << 10;
    private static final int MAX_POLLED = 1_000;
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(30);
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    /** How often a line without content is sent, which is the only way to notice that the other end is gone. */
    private static final long SILENCE_NANOS = Duration.ofSeconds(15).toNanos();
    private static final QueryParameter PLACE = QueryParameter.text(AFTER,
            "the id of the last event that was seen; 0 for all that there are (default: only those to come)");

    private final Path directory;
    private final BooleanSupplier stopping;
    private final LongSupplier nanos;
    private final SharedPlaces places = new SharedPlaces(MAX_STREAMS);

    /**
     * Routes for a log directory.
     *
     * @param stopping whether the server is about to end
     * @param nanos a monotonic clock
     */
    EventRoutes(Path directory, BooleanSupplier stopping, LongSupplier nanos) {
        this.directory = directory;
        this.stopping = stopping;
        this.nanos = nanos;
    }

    List<Route> routes() {
        return List.of(
                Route.get(EVENTS, "followEvents", "send the events of tasks as they are written", List.of(PLACE), this::stream).answering("text/event-stream"),
                Route.get(EVENTS + "/poll", "pollEvents", "wait for events of tasks, and answer those that came",
                        List.of(PLACE, QueryParameter.text(WAIT, "how long to wait for the first: at most 1m (default: 30s)")), this::poll));
    }

    private Response stream(Call call) throws IOException {
        long from = from(call);
        return Response.streaming("text/event-stream", out -> {
            SharedPlaces.Place place = places.take(call.caller().name());
            if (place == null) {
                out.write("event: busy\ndata: {}\n\n".getBytes(StandardCharsets.UTF_8));
                return;
            }
            try (place) {
                // Sets the id from which a client that reconnects continues, if no event has arrived until then.
                out.write((from == RegistryFollower.FROM_NOW ? ":\n\n" : "id: " + from + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                RegistryFollower.follow(directory, from, new Stream(out, place), _ -> { });
            }
        });
    }

    private Response poll(Call call) throws IOException {
        long from = from(call);
        Polled polled = new Polled(from, nanos.getAsLong() + wait(call).toNanos());
        RegistryFollower.follow(directory, from, polled, _ -> { });
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("events", polled.events);
        answer.put("next", polled.next < 0 ? null : Long.toString(polled.next));
        return Response.json(Response.OK, answer);
    }

    private static Duration wait(Call call) {
        String text = call.parameter(WAIT);
        try {
            Duration wait = text == null ? DEFAULT_WAIT : Durations.parse(text);
            return wait.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : wait;
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("wait: " + e.getMessage()).at(WAIT, text).exception();
        }
    }

    /** A browser that reconnects sends the header; it is newer than the URL that it was originally given. */
    private long from(Call call) throws IOException {
        String header = call.request().header("last-event-id");
        String text = header == null || header.isEmpty() ? call.parameter(AFTER) : header;
        if (text == null) {
            long end = RegistryFollower.end(directory);
            return RegistryFollower.isPlace(directory, end) ? end : RegistryFollower.FROM_NOW;
        }
        boolean number = !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || !RegistryFollower.isPlace(directory, Long.parseLong(text))) {
            throw Problem.badRequest("no event of this log has this id").at(AFTER, text).remedy("begin again with after=0, or without it").exception();
        }
        return Long.parseLong(text);
    }

    /**
     * Writes each line as an event. A line of the registry is JSON; a carriage return in it, which only another program can have written,
     * is white space between two values, and would end a line here.
     */
    private final class Stream implements RegistryFollower.Listener {
        private final OutputStream out;
        private final SharedPlaces.Place place;
        private final Json parser = Json.lenient();
        private final ByteArrayOutputStream batch = new ByteArrayOutputStream();
        private long spokenNanos = nanos.getAsLong();

        Stream(OutputStream out, SharedPlaces.Place place) {
            this.out = out;
            this.place = place;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            batch.writeBytes(("id: " + (offset + end - start + 1) + "\nevent: " + name(buffer, start, end) + "\ndata: ").getBytes(StandardCharsets.UTF_8));
            writeLine(buffer, start, end);
            batch.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
            if (batch.size() >= BATCH_BYTES) {
                send();
                letOthersAnswer();
            }
        }

        private void writeLine(byte[] buffer, int start, int end) {
            int written = start;
            for (int i = start; i < end; i++) {
                if (buffer[i] == '\r') {
                    batch.write(buffer, written, i - written);
                    batch.write(' ');
                    written = i + 1;
                }
            }
            batch.write(buffer, written, end - written);
        }

        private void send() {
            try {
                batch.writeTo(out);
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            batch.reset();
            spokenNanos = nanos.getAsLong();
        }

        /** A virtual thread runs until it waits: without this, streams of long logs would keep all others waiting. */
        @SuppressWarnings("ThreadPriorityCheck")
        private void letOthersAnswer() {
            Thread.yield();
        }

        private String name(byte[] buffer, int start, int end) {
            try {
                String event = String.valueOf(parser.parse(buffer, start, end - start).get("event"));
                return event.chars().anyMatch(Character::isISOControl) ? "message" : event;
            } catch (BadJsonException e) {
                return "message";
            }
        }

        @Override
        public void damaged(long offset, String reason) {
            // The doctor reports it; followers only get events.
        }

        @Override
        public void caughtUp() {
            if (batch.size() == 0 && nanos.getAsLong() - spokenNanos > SILENCE_NANOS) {
                batch.writeBytes(":\n\n".getBytes(StandardCharsets.UTF_8));
            }
            if (batch.size() > 0) {
                send();
            }
        }

        @Override
        public boolean goesOn() {
            return !place.isLost() && !stopping.getAsBoolean();
        }
    }

    /** Collects what arrives, once something has. */
    private final class Polled implements RegistryFollower.Listener {
        private final List<Map<String, @Nullable Object>> events = new ArrayList<>();
        private final Json parser = Json.lenient();
        private final long deadlineNanos;
        private long next;
        /** How often it was asked since the last line. */
        private int asked;

        Polled(long from, long deadlineNanos) {
            this.next = from;
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            next = offset + end - start + 1;
            asked = 0;
            try {
                Map<String, @Nullable Object> event = new LinkedHashMap<>();
                event.put("id", Long.toString(next));
                event.put("event", parser.parse(buffer, start, end - start));
                events.add(event);
            } catch (BadJsonException e) {
                // The doctor reports damaged lines; the next line counts.
            }
        }

        @Override
        public void damaged(long offset, String reason) {
            // As above.
        }

        /**
         * Asked before each search for lines, and before each line. Lines that are already there are sent, however short the wait; the time
         * limit applies only to later ones.
         */
        @Override
        public boolean goesOn() {
            int before = asked++;
            boolean waited = before > 1 && nanos.getAsLong() - deadlineNanos >= 0;
            return events.size() < MAX_POLLED && !(before > 0 && !events.isEmpty()) && !waited && !stopping.getAsBoolean();
        }
    }
}
