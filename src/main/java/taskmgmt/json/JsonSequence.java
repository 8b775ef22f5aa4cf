package taskmgmt.json;

import java.io.IOException;
import java.io.Reader;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a JSON document of any size, read one after the other: those that follow on each other, the elements of an array,
 * and those of an array within an object. Their values are as {@link Json#takingNonNumbers} gives them.
 */
public final class JsonSequence {
    private JsonSequence() {}

    /** Takes an object. */
    @FunctionalInterface
    public interface Sink {
        void object(Map<String, @Nullable Object> object) throws IOException;
    }

    /**
     * Reads to the end. What is neither an object nor an array is passed over.
     *
     * @param arrays names of the arrays whose elements are meant where an object has one of them; else it is meant itself
     * @throws BadJsonException where the text is no JSON; what was read before has been handed over
     */
    public static void read(Reader in, Set<String> arrays, Sink sink) throws IOException, BadJsonException {
        new JacksonReader(false, true).sequence(in, arrays, sink);
    }
}
