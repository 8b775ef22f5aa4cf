package taskmgmt.json;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object into maps, lists, texts, Booleans, Long, BigInteger and Decimal: every number keeps its exact
 * value. Objects keep their order. An instance may be shared between threads.
 *
 * <p>Refused besides malformed text: anything after the object, nesting deeper than 100, and numbers whose exponent is
 * beyond ±1000, because sums over them could take all memory.
 */
public final class Json {
    private final boolean strict;
    private final boolean takesNonNumbers;

    /** Made when it is needed first; two threads may make one each. */
    private volatile @Nullable JacksonReader library;

    private Json(boolean strict, boolean takesNonNumbers) {
        this.strict = strict;
        this.takesNonNumbers = takesNonNumbers;
    }

    /** For what the logs hold already: of two equal keys the last one counts. */
    public static Json lenient() {
        return new Json(false, false);
    }

    /** For what comes in: two equal keys in an object are an error, and so is text that is no Unicode, which jq refuses. */
    public static Json strict() {
        return new Json(true, false);
    }

    /** The same for what other programs write: {@code NaN} and {@code Infinity}, which are no JSON and which many write nevertheless, are texts. */
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
