package taskmgmt.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the values of a few named fields of a JSON object in one pass over its bytes, and checks all of it on the way:
 * what {@link #scan} accepts is exactly a JSON object by RFC 8259 in well-formed UTF-8, nested at most 1000 deep, with
 * nothing but blanks around it. (A lone surrogate is accepted where it is written as an escape, as the RFC has it.)
 *
 * <p>Fields may come in any order and anywhere between others; of a name that is there more than once, the last value
 * counts. Only the fields of the object itself are found; those of an object in it are found by a second scanner, on
 * the span of that value. Nothing is allocated for a line but what {@link #text} returns, and for names with escapes.
 *
 * <p>Not for sharing between threads. The methods about fields are about the last scanned bytes, which they look at
 * again, and take the index that the field's name had in the constructor.
 */
public final class FieldScanner implements LineCheck {
    /** What a field's value is. */
    public enum Kind { ABSENT, NULL, TRUE, FALSE, NUMBER, STRING, ARRAY, OBJECT }

    private final JsonWalker walker = new JsonWalker();
    private final Names names;
    private final Kind[] kinds;
    private final int[] starts;
    private final int[] ends;
    private final boolean[] escaped;
    private byte[] bytes = {};

    public FieldScanner(String... names) {
        this.names = new Names(names);
        this.kinds = new Kind[names.length];
        this.starts = new int[names.length];
        this.ends = new int[names.length];
        this.escaped = new boolean[names.length];
        Arrays.fill(kinds, Kind.ABSENT);
    }

    /** Scans these bytes; false if they are not a JSON object, and then every field is absent. */
    public boolean scan(byte[] buffer, int from, int to) {
        bytes = buffer;
        walker.start(buffer, from, to);
        Arrays.fill(kinds, Kind.ABSENT);
        if (object() && walker.isAtEnd()) {
            return true;
        }
        Arrays.fill(kinds, Kind.ABSENT);
        return false;
    }

    /**
     * Whether the last scanned bytes hold what other readers of JSON may refuse: numbers of very many digits or with a
     * large exponent, very long names, very deep nesting.
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
        byte[] name = JsonText.decode(bytes, nameStart, nameEnd).getBytes(StandardCharsets.UTF_8);
        return names.find(name, 0, name.length);
    }

    private void note(int field, int start, int end) {
        Kind kind = switch (bytes[start]) {
            case '"' -> Kind.STRING;
            case '{' -> Kind.OBJECT;
            case '[' -> Kind.ARRAY;
            case 't' -> Kind.TRUE;
            case 'f' -> Kind.FALSE;
            case 'n' -> Kind.NULL;
            default -> Kind.NUMBER;
        };
        int quotes = kind == Kind.STRING ? 1 : 0;
        kinds[field] = kind;
        starts[field] = start + quotes;
        ends[field] = end - quotes;
        escaped[field] = quotes == 1 && walker.wasEscaped();
    }

    public Kind kind(int field) {
        return kinds[field];
    }

    /** Where the value begins in the scanned buffer; for a string, behind its opening quote. */
    public int start(int field) {
        return present(field, starts);
    }

    /** Where the value ends in the scanned buffer; for a string, at its closing quote. */
    public int end(int field) {
        return present(field, ends);
    }

    private int present(int field, int[] positions) {
        if (kinds[field] == Kind.ABSENT) {
            throw new IllegalStateException("the field is absent");
        }
        return positions[field];
    }

    /** Whether the value is a string with an escape in it, so that its bytes are not its text. */
    public boolean escaped(int field) {
        return kinds[field] == Kind.STRING && escaped[field];
    }

    /** What a string says; for any other value, its JSON as it stands there. */
    public String text(int field) {
        int start = start(field);
        return escaped(field)
                ? JsonText.decode(bytes, start, ends[field])
                : new String(bytes, start, ends[field] - start, StandardCharsets.UTF_8);
    }

    /** Whether the value is a string that says this, given in UTF-8. */
    public boolean textEquals(int field, byte[] text) {
        return kinds[field] == Kind.STRING
                && JsonText.equals(bytes, starts[field], ends[field], escaped[field], text);
    }

    /** Hands on every text of an array; what else is in it, and texts further down, are passed over. */
    public void forEachText(int field, Consumer<String> sink) {
        if (kinds[field] == Kind.ARRAY) {
            JsonWalker array = new JsonWalker();
            array.start(bytes, starts[field], ends[field]);
            array.texts((start, end, hasEscape) -> sink.accept(hasEscape
                    ? JsonText.decode(bytes, start, end)
                    : new String(bytes, start, end - start, StandardCharsets.UTF_8)));
        }
    }

    /** The value of a number, rounded to a double; {@code otherwise} if it is none. */
    public double number(int field, double otherwise) {
        return kinds[field] == Kind.NUMBER ? JsonNumber.toDouble(bytes, starts[field], ends[field]) : otherwise;
    }

    /**
     * The value of a number that is written without fraction and exponent; {@code otherwise} if it is none or no long.
     */
    public long wholeNumber(int field, long otherwise) {
        return kinds[field] == Kind.NUMBER
                ? JsonNumber.toLong(bytes, starts[field], ends[field], otherwise)
                : otherwise;
    }
}
