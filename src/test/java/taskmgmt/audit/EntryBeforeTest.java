package taskmgmt.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.JsonLineWriter;

class EntryBeforeTest {
    private static final ChainHead HEAD = new ChainHead(12, "240c83c788ba6b20c126555fd525d4c4269cbc4317038177ee2615f4c1e19bb2");

    private static @Nullable EntryBefore read(String line) {
        byte[] bytes = ("xx" + line + "\n").getBytes(UTF_8);
        return EntryBefore.of(bytes, 2, bytes.length - 1);
    }

    @Test
    void whatIsWrittenAtTheEndOfALineIsRead() {
        JsonLineWriter line = new JsonLineWriter().member("ts", "now").end();
        int length = line.length();
        byte[] bytes = line.more().member(EntryBefore.KEY, EntryBefore.of(HEAD, 4711).text()).end().toByteArray();
        assertThat(new String(bytes, UTF_8)).isEqualTo("{\"ts\":\"now\",\"audit\":\"12:240c83c788ba6b20:4711\"}");
        assertThat(EntryBefore.of(bytes, 0, bytes.length)).isEqualTo(new EntryBefore(12, "240c83c788ba6b20", 4711));
        assertThat(EntryBefore.start(bytes, 0, bytes.length)).isEqualTo(length - 1);
    }

    @Test
    void numbersMayBeAsLongAsAnyLog() {
        EntryBefore most = new EntryBefore(999_999_999_999_999_999L, "0123456789abcdef", 999_999_999_999_999_999L);
        assertThat(read("{\"a\":1,\"audit\":\"" + most.text() + "\"}")).isEqualTo(most);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}", "\"}", "{\"audit\":\"1:0123456789abcdef:0\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdef:0\" }",
        "{\"a\":1,\"audit\":\"1:0123456789abcdef:0\",\"b\":\"\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdef:\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdef\"}",
        "{\"a\":1,\"audit\":\"0:0123456789abcdef:0\"}", "{\"a\":1,\"audit\":\"01:0123456789abcdef:0\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdeF:0\"}",
        "{\"a\":1,\"audit\":\"1:0123456789abcde:0\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdef:00\"}", "{\"a\":1,\"audit\":\"1:0123456789abcdef:-1\"}",
        "{\"a\":1,\"audit\":\"1:0123456789abcdef:1000000000000000000\"}", "{\"a\":1,\"audit\":\":0123456789abcdef:0\"}", "{\"a\":1,\"audit\":\"x\"}", "{\"a\":1,\"audit\":true}",
        "{\"a\":1,\"audit\" :\"1:0123456789abcdef:0\"}"})
    void anythingElseIsNone(String line) {
        assertThat(read(line)).isNull();
        byte[] bytes = line.getBytes(UTF_8);
        assertThat(EntryBefore.start(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    }

    @Test
    void onlyATextIsOne() {
        assertThat(EntryBefore.isOne("1:0123456789abcdef:0")).isTrue();
        assertThat(EntryBefore.isOne("1:0123456789abcdef")).isFalse();
        assertThat(EntryBefore.isOne(1L)).isFalse();
        assertThat(EntryBefore.isOne(null)).isFalse();
    }
}
