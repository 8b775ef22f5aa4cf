package taskmgmt.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into maps, lists, strings, Booleans, Long, BigInteger and Decimal: every number keeps its exact value.
 * Objects keep their order. An instance may be shared between threads.
 *
 * <p>Apart from malformed text, it refuses anything after the object, nesting deeper than 100, and numbers whose exponent is beyond
 * ±1000, because sums over them could use up all memory.
 */
public final class Json {
    private final boolean strict;
    private final boolean takesNonNumbers;

    /** Created on first use; two threads may each create one. */
    private volatile @Nullable JacksonReader library;

    private Json(boolean strict, boolean takesNonNumbers) {
        this.strict = strict;
        this.takesNonNumbers = takesNonNumbers;
    }

    /** For existing logs: if a key occurs twice, the last one counts. */
    public static Json lenient() {
        return new Json(false, false);
    }

    /** For input: a repeated key in an object is an error, and so is text that is not valid Unicode, which jq refuses. */
    public static Json strict() {
        return new Json(true, false);
    }

    /**
     * The same for the output of other programs: {@code NaN} and {@code Infinity}, which are not JSON but which many write
     * nevertheless, become strings.
     */
    public Json takingNonNumbers() {
        return new Json(strict, true);
    }

    /** The object in {@code length} bytes of UTF-8 from {@code offset}. */
    public Map<String, @Nullable Object> parse(byte[] buffer, int offset, int length) throws BadJsonException {
        Map<String, @Nullable Object> usual = PlainJson.parse(buffer, offset, length, strict);
        return usual != null ? usual : library().parse(buffer, offset, length);
    }

    public Map<String, @Nullable Object> parse(String text) throws BadJsonException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    private JacksonReader library() {
        JacksonReader made = library;
        if (made == null) {
            made = new JacksonReader(strict, takesNonNumbers);
            library = made;
        }
        return made;
    }
}
