package taskmgmt.store.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.ObjectEnd;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.door.ForeignFields;
import taskmgmt.task.door.ReplacedText;

/**
 * Reads lines of other programs, in the same way for all sources. A byte order mark is ignored, and bytes that are not UTF-8 are replaced,
 * with a remark. If a line is not JSON because an interrupted writer's partial line is followed by that of the next writer, the complete
 * events in it are found and the rest is reported. Not thread-safe.
 */
public final class IncomingLine {
    /** How many positions of a line are tried as the beginning of an event. */
    private static final int MAX_TRIES = 200;

    private final Json json = Json.strict().takingNonNumbers();
    private final UnaryOperator<Map<String, @Nullable Object>> clean;
    private final Sink sink;

    /** Receives what is found. */
    public interface Sink {
        /** @param remarks to be reported once for each kind */
        void event(TaskEvent event, List<String> remarks, long offset);

        void fault(String reason, long offset);
    }

    /** @param clean applied to a line's fields before they become an event: not even the hash of a secret is kept */
    public IncomingLine(UnaryOperator<Map<String, @Nullable Object>> clean, Sink sink) {
        this.clean = clean;
        this.sink = sink;
    }

    /**
     * @param offset where the line begins
     * @param now    the time of the event if the line has none; null if the line must have one
     */
    public void read(byte[] buffer, int start, int end, long offset, @Nullable Instant now) {
        read(buffer, start, end, offset, now, null);
    }

    private void read(byte[] buffer, int start, int end, long offset, @Nullable Instant now, @Nullable ObjectPlaces known) {
        int from = start + markLength(buffer, start, end);
        Map<String, @Nullable Object> line;
        try {
            line = json.parse(buffer, from, end - from);
        } catch (BadJsonException e) {
            if (!replaced(buffer, from, end, offset, now) && !salvaged(buffer, from, end, offset + from - start, now, known)) {
                sink.fault(String.valueOf(e.getMessage()), offset);
            }
            return;
        }
        take(line, end - from, ReplacedText.isIn(line) ? List.of(ReplacedText.REPLACED) : List.of(), offset, now);
    }

    private void take(Map<String, @Nullable Object> line, int length, List<String> noted, long offset, @Nullable Instant now) {
        try {
            Map<String, @Nullable Object> clear = clean.apply(line);
            RegistryCodec.Foreign foreign = IncomingEvent.of(clear, IncomingEvent.length(length, clear.equals(line)), now);
            List<String> remarks = new ArrayList<>(noted);
            remarks.addAll(ForeignFields.remarks(foreign.unusable()));
            TaskEvent event = noted.isEmpty() ? foreign.event() : ForeignFields.noted(foreign.event(), noted);
            sink.event(now != null && line.get(RegistryCodec.TS) == null ? event.with(RegistryCodec.TS_FROM, RegistryCodec.FROM_DRAIN) : event,
                    remarks, offset);
        } catch (BadJsonException e) {
            sink.fault(String.valueOf(e.getMessage()), offset);
        }
    }

    private boolean replaced(byte[] buffer, int start, int end, long offset, @Nullable Instant now) {
        if (isUtf8(buffer, start, end)) {
            return false;
        }
        byte[] text = new String(buffer, start, end - start, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        try {
            take(json.parse(text, 0, text.length), text.length, List.of(ReplacedText.REPLACED), offset, now);
            return true;
        } catch (BadJsonException e) {
            return false;
        }
    }

    /** Whether the line ends with a complete event. If so, that event is taken, with whatever is usable before it. */
    private boolean salvaged(byte[] buffer, int start, int end, long offset, @Nullable Instant now, @Nullable ObjectPlaces known) {
        ObjectPlaces places = known == null ? new ObjectPlaces(buffer, start, end) : known;
        for (int i = 0; i < places.count && places.starts[i] < end - 1; i++) {
            int at = places.starts[i];
            Map<String, @Nullable Object> event = places.mayEndAt(i, end) ? event(buffer, at, end) : null;
            if (event != null) {
                read(buffer, start, at, offset, now, places);
                take(event, end - at, List.of(), offset + at - start, now);
                return true;
            }
        }
        return false;
    }

    /**
     * Where objects may begin in a line that is not an event itself, and where each of them ends, so that an event is read only where it is
     * complete: a line of many events is not read again for each of them.
     */
    private static final class ObjectPlaces {
        private final byte[] buffer;
        private final int[] starts = new int[MAX_TRIES];
        private final int[] ends = new int[MAX_TRIES];
        private int count;
        private int unsure;

        ObjectPlaces(byte[] buffer, int start, int end) {
            this.buffer = buffer;
            ObjectEnd objects = new ObjectEnd();
            for (int at = start + 1; at < end - 1 && count < MAX_TRIES; at++) {
                if (buffer[at] == '{' && (buffer[at + 1] == '"' || buffer[at + 1] == ' ')) {
                    starts[count] = at;
                    ends[count++] = objects.of(buffer, at, end);
                }
            }
        }

        /** Whether only blanks follow the object. If only parsing could tell, it is allowed a limited number of times. */
        boolean mayEndAt(int place, int end) {
            int at = ends[place];
            if (at == ObjectEnd.UNSURE) {
                return unsure++ < MAX_TRIES;
            }
            while (at >= 0 && at < end && buffer[at] <= ' ' && buffer[at] >= 0) {
                at++;
            }
            return at == end;
        }
    }

    /** The fields of an event; null if these bytes are not one. */
    private @Nullable Map<String, @Nullable Object> event(byte[] buffer, int start, int end) {
        try {
            Map<String, @Nullable Object> line = json.parse(buffer, start, end - start);
            RegistryCodec.decodeForeign(line, Instant.EPOCH);
            return line;
        } catch (BadJsonException e) {
            return null;
        }
    }

    /** The length of a byte order mark at the start of a line; 0 if there is none. */
    public static int markLength(byte[] buffer, int start, int end) {
        boolean isMarked = end - start >= 3 && buffer[start] == (byte) 0xef && buffer[start + 1] == (byte) 0xbb && buffer[start + 2] == (byte) 0xbf;
        return isMarked ? 3 : 0;
    }

    private static boolean isUtf8(byte[] buffer, int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
