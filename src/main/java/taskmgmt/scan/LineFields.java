package taskmgmt.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.FieldScanner;
import taskmgmt.json.FieldScanner.Kind;
import taskmgmt.number.NumberText;
import taskmgmt.time.TimestampReader;

/** The values of one scanned object, in the types that runs are made of. Not thread-safe. */
final class LineFields {
    private final FieldScanner scanner;
    private final SpanCache<String> texts = new SpanCache<>();
    private final SpanCache<List<String>> lists = new SpanCache<>();
    /** One for each field that holds a time, because each caches its last minute. */
    private final TimestampReader[] times;
    private byte[] buffer = {};

    LineFields(String... names) {
        this.scanner = new FieldScanner(names);
        this.times = new TimestampReader[names.length];
    }

    boolean scan(byte[] bytes, int start, int end) {
        buffer = bytes;
        return scanner.scan(bytes, start, end);
    }

    /** Scans a line whose end is not known yet; the index of its newline, or -1. */
    int scanLine(byte[] bytes, int start, int filled) {
        buffer = bytes;
        return scanner.scanLine(bytes, start, filled);
    }

    /** Lets these scan the object that is the value of a field, if it is in the usual form. */
    void scanInside(int field, LineFields inner) {
        scanner.scanInside(field, inner.scanner);
    }

    /** Scans the object that is the value of a field of another one; every field is absent if it is not an object. */
    void scanObject(LineFields outer, int field) {
        buffer = outer.buffer;
        if (outer.scanner.hasScannedInside(field)) {
            return;
        }
        if (outer.isObject(field)) {
            scanner.scan(buffer, outer.scanner.start(field), outer.scanner.end(field));
        } else {
            scanner.clear();
        }
    }

    /** Treats these fields as absent from now on; one bit each. */
    void passOver(long unwanted) {
        scanner.passOver(unwanted);
    }

    boolean isUnusual() {
        return scanner.isUnusual();
    }

    /** Whether any of these fields is present; one bit each. */
    boolean hasAny(long fields) {
        return (scanner.present() & fields) != 0;
    }

    /** Which fields are present; one bit each. */
    long present() {
        return scanner.present();
    }

    boolean has(int field) {
        return (scanner.present() >>> field & 1) != 0;
    }

    boolean isText(int field) {
        return scanner.kind(field) == Kind.STRING;
    }

    boolean isObject(int field) {
        return scanner.kind(field) == Kind.OBJECT;
    }

    boolean isTrue(int field) {
        return scanner.kind(field) == Kind.TRUE;
    }

    boolean isFalse(int field) {
        return scanner.kind(field) == Kind.FALSE;
    }

    boolean isNullOrAbsent(int field) {
        return scanner.kind(field) == Kind.ABSENT || scanner.kind(field) == Kind.NULL;
    }

    int start(int field) {
        return scanner.start(field);
    }

    int end(int field) {
        return scanner.end(field);
    }

    byte[] buffer() {
        return buffer;
    }

    boolean isEscaped(int field) {
        return scanner.escaped(field);
    }

    boolean isText(int field, byte[] text) {
        return scanner.textEquals(field, text);
    }

    /** A string that is likely to recur; empty if the field is not a string. */
    String name(int field) {
        if (!isText(field)) {
            return "";
        }
        if (isEscaped(field)) {
            return scanner.text(field);
        }
        String known = texts.get(buffer, start(field), end(field));
        return known != null ? known : texts.put(buffer, start(field), end(field), scanner.text(field));
    }

    /** A string; empty if the field is not one. */
    String text(int field) {
        return isText(field) ? scanner.text(field) : "";
    }

    /** The strings of a list; empty if the field is not a list. */
    List<String> texts(int field) {
        if (scanner.kind(field) != Kind.ARRAY) {
            return List.of();
        }
        List<String> known = lists.get(buffer, start(field), end(field));
        return known != null ? known : lists.put(buffer, start(field), end(field), readTexts(field));
    }

    /** A number, {@link Double#NaN} if the field is not a number, or is beyond the range. */
    double figure(int field) {
        double number = scanner.number(field, Double.NaN);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** {@link #figure}, or the number in a string. */
    double number(int field) {
        return isText(field) ? NumberText.parse(scanner.text(field)) : figure(field);
    }

    long wholeNumber(int field, long otherwise) {
        return scanner.wholeNumber(field, otherwise);
    }

    /** A timestamp in microseconds, {@link TimestampReader#NONE} if the field is not one. */
    long micros(int field) {
        if (!isText(field)) {
            return TimestampReader.NONE;
        }
        if (times[field] == null) {
            times[field] = new TimestampReader();
        }
        if (isEscaped(field)) {
            byte[] text = scanner.text(field).getBytes(StandardCharsets.UTF_8);
            return times[field].micros(text, 0, text.length);
        }
        return times[field].micros(buffer, start(field), end(field));
    }

    /** The value as it is written. */
    @Nullable String json(int field) {
        return has(field) ? scanner.text(field) : null;
    }

    private List<String> readTexts(int field) {
        List<String> texts = new ArrayList<>();
        scanner.forEachText(field, texts::add);
        return List.copyOf(texts);
    }
}
