package taskmgmt.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JacksonReaderTest {
    private static Map<String, @Nullable Object> read(JacksonReader reader, String text) throws BadJsonException {
        byte[] bytes = text.getBytes(ISO_8859_1);
        return reader.parse(bytes, 0, bytes.length);
    }

    /** The library knows keys again that it has read, and a wrong byte must not make one of them. */
    @ParameterizedTest
    @ValueSource(strings = {"b", "abcde", "abcdefghi", "abcdefghijklm", "task_"})
    void aKeyThatIsNotUtf8IsNotTakenForOneThatWasReadBefore(String key) throws BadJsonException {
        String odd = key.substring(0, key.length() - 1) + "\u00ff" + key.substring(key.length() - 1);
        for (boolean strict : new boolean[] {true, false}) {
            JacksonReader reader = new JacksonReader(strict);
            assertThat(read(reader, "{\"" + key + "\":1}")).containsEntry(key, 1L);
            assertThatThrownBy(() -> read(reader, "{\"" + odd + "\":2}")).isInstanceOf(BadJsonException.class).hasMessageContaining("UTF-8");
            assertThatThrownBy(() -> read(new JacksonReader(strict), "{\"" + key + "\":1,\"" + odd + "\":2}")).isInstanceOf(BadJsonException.class);
        }
    }
}
