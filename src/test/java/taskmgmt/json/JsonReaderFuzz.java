package taskmgmt.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Whatever is read without the library is read as the library reads it, and a log holds it unchanged. Input for a fuzzer. */
public final class JsonReaderFuzz {
    private static final JacksonReader STRICT_LIBRARY = new JacksonReader(true);
    private static final JacksonReader LENIENT_LIBRARY = new JacksonReader(false);

    private JsonReaderFuzz() {}

    /** @param data what may be an object */
    public static void fuzzerTestOneInput(byte[] data) throws BadJsonException {
        for (boolean strict : new boolean[] {true, false}) {
            Object read = read(strict ? Json.strict() : Json.lenient(), data);
            Object expected = byLibrary(strict ? STRICT_LIBRARY : LENIENT_LIBRARY, data);
            assertThat(String.valueOf(read)).isEqualTo(String.valueOf(expected));
            assertThat(read).isEqualTo(expected);
            if (strict && read instanceof Map<?, ?> object) {
                byte[] line = new JsonLineWriter().value(object).toByteArray();
                assertThat(line).doesNotContain('\n', '\r');
                // 1e0 is written as 1: the same value, of another kind.
                assertThat(new JsonLineWriter().value(read(Json.strict(), line)).toByteArray()).isEqualTo(line);
            }
        }
    }

    private static Object read(Json json, byte[] data) {
        try {
            return json.parse(data, 0, data.length);
        } catch (BadJsonException e) {
            return refused(e);
        }
    }

    private static Object byLibrary(JacksonReader json, byte[] data) {
        try {
            return json.parse(data, 0, data.length);
        } catch (BadJsonException e) {
            return refused(e);
        }
    }

    private static String refused(BadJsonException e) {
        assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
        return "refused";
    }
}
