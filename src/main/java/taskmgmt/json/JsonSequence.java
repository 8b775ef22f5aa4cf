package taskmgmt.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of a JSON document of any size one after the other: consecutive objects, the elements of an array, and those of
 * an array within an object. Their values are those of {@link Json#takingNonNumbers}.
 */
public final class JsonSequence {
    private JsonSequence() {}

    /** Receives an object. */
    @FunctionalInterface
    public interface Sink {
        void object(Map<String, @Nullable Object> object) throws IOException;
    }

    /**
     * Reads to the end. Anything that is neither an object nor an array is skipped.
     *
     * @param arrays names of arrays; if an object has one of them, its elements are passed on, otherwise the object itself
     * @throws BadJsonException if the text is not JSON; what was read before has been passed on
     */
    public static void read(Reader in, Set<String> arrays, Sink sink) throws IOException, BadJsonException {
        new JacksonReader(false, true).sequence(in, arrays, sink);
    }
}
