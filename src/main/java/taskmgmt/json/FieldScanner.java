package taskmgmt.json;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.bytes.LineCheck;
import taskmgmt.bytes.Names;

/**
 * Finds the values of a few named fields of a JSON object in one pass over its bytes, and checks the whole object on the way:
 * {@link #scan} accepts exactly the JSON objects of RFC 8259 in well-formed UTF-8, nested at most 1000 deep, surrounded by nothing
 * but blanks. (A lone surrogate is accepted if it is written as an escape, as the RFC allows.)
 *
 * <p>Fields may be in any order and anywhere among others; if a name occurs more than once, the last value counts. Only the fields
 * of the object itself are found; those of a nested object are found by a second scanner, on the span of that value. Nothing is
 * allocated per line except what {@link #text} returns, and for names with escapes.
 *
 * <p>Must not be shared between threads. The methods about fields refer to the last scanned bytes, which they read again, and take
 * the index of the field's name in the constructor.
 */
public final class FieldScanner implements LineCheck {
    /** The kind of a field's value. */
    public enum Kind { ABSENT, NULL, TRUE, FALSE, NUMBER, STRING, ARRAY, OBJECT }

    private static final int MAX_FIELDS = Long.SIZE;
    private static final int MAX_PLAIN_NAME_LENGTH = 1_000;

    private final JsonWalker walker = new JsonWalker();
    private final Names names;
    private final NameGuess guess = new NameGuess();
    private final Kind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] escaped;
    private final @Nullable FieldScanner[] inside;
    /** One bit for each field that is present; the arrays are only valid for these. */
    private long present;
    /** One bit for each field whose object another scanner has scanned in the same pass. */
    private long presentInside;
    /** How deep the scanned object is nested. */
    private int level = 1;
    private byte[] bytes = {};
    private int foundField;
    private int foundLength;

    /** @param names of the fields, at most 64; a field's index is its position here */
    public FieldScanner(String... names) {
        if (names.length > MAX_FIELDS) {
            throw new IllegalArgumentException("more than " + MAX_FIELDS + " fields");
        }
        this.names = new Names(names);
        this.kinds = new Kind[names.length];
        this.starts = new int[names.length];
        this.ends = new int[names.length];
        this.escaped = new boolean[names.length];
        this.inside = new @Nullable FieldScanner[names.length];
    }

    /**
     * Lets another scanner scan the object that is the value of a field in the same pass, because most such objects are needed;
     * {@link #hasScannedInside} says whether it did.
     */
    public void scanInside(int field, FieldScanner scanner) {
        inside[field] = scanner;
    }

    /** Whether the scanner registered for a field has scanned the object in it. */
    public boolean hasScannedInside(int field) {
        return (presentInside & present & 1L << field) != 0;
    }

    /** Scans these bytes; false if they are not a JSON object, and then every field is absent. */
    public boolean scan(byte[] buffer, int from, int to) {
        start(buffer, from, to, 1);
        if (compactObject(from, to, Ending.AT_END) >= 0 || (object() && walker.isAtEnd())) {
            return true;
        }
        present = 0;
        return false;
    }

    /** Makes every field absent, as after scanning something that is not an object. */
    public void clear() {
        present = 0;
    }

    /** Makes these fields absent from now on; one bit for each: {@code 1L << index}. */
    public void passOver(long fields) {
        present &= ~fields;
    }

    /**
     * Scans an object that begins at an index and is a whole line in the usual form, without knowing where it ends.
     *
     * @return the index of the newline after it; -1 if it is anything else, and then every field is absent
     */
    public int scanLine(byte[] buffer, int from, int filled) {
        start(buffer, from, filled, 1);
        return compactObject(from, filled, Ending.AT_NEWLINE);
    }

    /** Scans a nested object without knowing where it ends; returns the index after it, or -1 if it is not in the usual form. */
    private int scanInner(byte[] buffer, int from, int to, int outerLevel) {
        start(buffer, from, to, outerLevel + 1);
        int end = compactObject(from, to, Ending.ANYWHERE);
        return end >= 0 && !walker.sawNewline() && !walker.isUnusual() ? end : restart(from, to);
    }

    private void start(byte[] buffer, int from, int to, int nesting) {
        bytes = buffer;
        walker.start(buffer, from, to);
        present = 0;
        presentInside = 0;
        level = nesting;
    }

    /** Where an object in the usual form has to end. */
    private enum Ending { AT_END, AT_NEWLINE, ANYWHERE }

    /**
     * The usual case of {@link #object}, in one loop: no blanks except one after a colon or comma, names without escapes, and
     * mostly string values. It ends where the bytes end, or at a newline. Returns the index after it, or -1 if anything else is
     * encountered, in which case nothing is known.
     */
    private int compactObject(int from, int to, Ending ending) {
        byte[] buffer = bytes;
        if (to - from < 2 || buffer[from] != '{') {
            return -1;
        }
        int at = from + 1;
        int name = NameGuess.START;
        while (true) {
            int guessed = guess.guess(buffer, at, name);
            name = guessed == NameGuess.NONE ? find(at, to, name) : guessed;
            if (name == NameGuess.NONE) {
                return restart(from, to);
            }
            int colonEnd = at + (guessed == NameGuess.NONE ? foundLength : guess.length(name));
            int field = guessed == NameGuess.NONE ? foundField : guess.field(name);
            if (colonEnd >= to - 1) {
                return restart(from, to);
            }
            int start = buffer[colonEnd] == ' ' ? colonEnd + 1 : colonEnd;
            int end = value(start, to, field);
            if (end < 0 || end >= to - 1 || buffer[end] != ',') {
                return isEnd(end, to, ending) ? end + 1 : restart(from, to);
            }
            at = buffer[end + 1] == ' ' ? end + 2 : end + 1;
        }
    }

    private boolean isEnd(int end, int to, Ending ending) {
        if (end < 0 || end >= to || bytes[end] != '}') {
            return false;
        }
        return ending == Ending.ANYWHERE
                || (ending == Ending.AT_END ? end + 1 == to : end + 1 < to && bytes[end + 1] == '\n' && !walker.sawNewline());
    }

    /** Determines the name at the index and remembers it; {@link NameGuess#NONE} if it is not a plain one. */
    private int find(int at, int to, int previous) {
        int nameEnd = at < to && bytes[at] == '"' ? Bytes.endOfPlainText(bytes, at + 1, to) : to;
        if (nameEnd >= to - 3 || bytes[nameEnd] != '"' || bytes[nameEnd + 1] != ':' || nameEnd - at > MAX_PLAIN_NAME_LENGTH) {
            return NameGuess.NONE;
        }
        foundField = names.find(bytes, at + 1, nameEnd);
        foundLength = nameEnd + 2 - at;
        return guess.learn(bytes, at, nameEnd + 2, foundField, previous);
    }

    /** The index after the value at the index, which belongs to a field or to none; -1 if it is not a value. */
    private int value(int start, int to, int field) {
        int end = bytes[start] == '"' ? Bytes.endOfPlainText(bytes, start + 1, to) : to;
        if (end < to && bytes[end] == '"') {
            if (field >= 0) {
                noteText(field, start, end + 1, false);
            }
            return end + 1;
        }
        end = innerObject(start, to, field);
        if (end >= 0) {
            return end;
        }
        end = bytes[start] == '"' ? CompactValue.UNKNOWN : CompactValue.end(bytes, start, to);
        if (end >= 0) {
            if (field >= 0) {
                put(field, kind(bytes[start]), start, end);
            }
            return end;
        }
        walker.continueAt(start);
        if (!walker.value(level)) {
            return -1;
        }
        if (field >= 0) {
            note(field, start, walker.position());
        }
        return walker.position();
    }

    /** {@link #value} for an object that another scanner scans; also -1 if no scanner does. */
    private int innerObject(int start, int to, int field) {
        FieldScanner inner = field >= 0 && bytes[start] == '{' ? inside[field] : null;
        int end = inner == null ? -1 : inner.scanInner(bytes, start, to, level);
        if (end >= 0) {
            put(field, Kind.OBJECT, start, end);
            presentInside |= 1L << field;
        }
        return end;
    }

    /** Starts the walker again from the beginning. */
    private int restart(int from, int to) {
        walker.start(bytes, from, to);
        present = 0;
        presentInside = 0;
        return -1;
    }

    /**
     * Whether the last scanned bytes contain something that other JSON readers may refuse: numbers with very many digits or a large
     * exponent, very long names, very deep nesting.
     */
    public boolean isUnusual() {
        return walker.isUnusual();
    }

    /** Whether these bytes are a JSON object or can become one. */
    @Override
    public Verdict check(byte[] buffer, int start, int end) {
        return scan(buffer, start, end) ? Verdict.WHOLE : walker.isAtEnd() ? Verdict.PREFIX : Verdict.BAD;
    }

    private boolean object() {
        walker.skipBlanks();
        if (!walker.accept('{')) {
            return false;
        }
        walker.skipBlanks();
        if (!walker.accept('}')) {
            do {
                walker.skipBlanks();
                if (!member()) {
                    return false;
                }
                walker.skipBlanks();
            } while (walker.accept(','));
            if (!walker.accept('}')) {
                return false;
            }
        }
        walker.skipBlanks();
        return true;
    }

    private boolean member() {
        int nameStart = walker.position() + 1;
        int nameEnd = walker.name() - 1;
        if (nameEnd < 0) {
            return false;
        }
        int field = field(nameStart, nameEnd, walker.wasEscaped());
        int start = walker.position();
        if (!walker.value(1)) {
            return false;
        }
        if (field >= 0) {
            note(field, start, walker.position());
        }
        return true;
    }

    private int field(int nameStart, int nameEnd, boolean nameEscaped) {
        if (!nameEscaped) {
            return names.find(bytes, nameStart, nameEnd);
        }
        byte[] name = JsonEscapes.decode(bytes, nameStart, nameEnd).getBytes(StandardCharsets.UTF_8);
        return names.find(name, 0, name.length);
    }

    private void note(int field, int start, int end) {
        Kind kind = kind(bytes[start]);
        if (kind == Kind.STRING) {
            noteText(field, start, end, walker.wasEscaped());
        } else {
            put(field, kind, start, end);
        }
    }

    /** The kind, determined by the first byte of a value. */
    private static Kind kind(byte first) {
        return switch (first) {
            case '"' -> Kind.STRING;
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case 't' -> Kind.TRUE;
            case 'f' -> Kind.FALSE;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    private void noteText(int field, int start, int end, boolean hasEscape) {
        put(field, Kind.STRING, start + 1, end - 1);
        escaped[field] = hasEscape;
    }

    private void put(int field, Kind kind, int start, int end) {
        present |= 1L << field;
        presentInside &= ~(1L << field);
        kinds[field] = kind;
        starts[field] = start;
        ends[field] = end;
    }

    public Kind kind(int field) {
        return (present >>> field & 1) == 0 ? Kind.ABSENT : kinds[field];
    }

    /** One bit for each field that is present: {@code 1L << index}. */
    public long present() {
        return present;
    }

    /** The start of the value in the scanned buffer; for a string, after its opening quote. */
    public int start(int field) {
        return present(field, starts);
    }

    /** The end of the value in the scanned buffer; for a string, at its closing quote. */
    public int end(int field) {
        return present(field, ends);
    }

    private int present(int field, int[] positions) {
        if (kind(field) == Kind.ABSENT) {
            throw new IllegalStateException("the field is absent");
        }
        return positions[field];
    }

    /** Whether the value is a string that contains an escape, so that its bytes differ from its text. */
    public boolean escaped(int field) {
        return kind(field) == Kind.STRING && escaped[field];
    }

    /** The text of a string; for any other value, its JSON as written. */
    public String text(int field) {
        int start = start(field);
        return escaped(field)
                ? JsonEscapes.decode(bytes, start, ends[field])
                : new String(bytes, start, ends[field] - start, StandardCharsets.UTF_8);
    }

    /** Whether the value is a string with this text, given in UTF-8. */
    public boolean textEquals(int field, byte[] text) {
        return kind(field) == Kind.STRING
                && JsonEscapes.equals(bytes, starts[field], ends[field], escaped[field], text);
    }

    /** Passes on every string of an array; other elements, and strings nested more deeply, are skipped. */
    public void forEachText(int field, Consumer<String> sink) {
        if (kind(field) == Kind.ARRAY) {
            JsonWalker array = new JsonWalker();
            array.start(bytes, starts[field], ends[field]);
            array.texts((start, end, hasEscape) -> sink.accept(hasEscape
                    ? JsonEscapes.decode(bytes, start, end)
                    : new String(bytes, start, end - start, StandardCharsets.UTF_8)));
        }
    }

    /** The value of a number, rounded to a double; {@code otherwise} if it is not a number. */
    public double number(int field, double otherwise) {
        return kind(field) == Kind.NUMBER ? JsonNumber.toDouble(bytes, starts[field], ends[field]) : otherwise;
    }

    /**
     * The value of a number written without fraction and exponent; {@code otherwise} if it is not one, or not in the range of long.
     */
    public long wholeNumber(int field, long otherwise) {
        return kind(field) == Kind.NUMBER
                ? JsonNumber.toLong(bytes, starts[field], ends[field], otherwise)
                : otherwise;
    }
}
