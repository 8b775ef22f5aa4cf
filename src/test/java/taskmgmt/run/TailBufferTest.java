package taskmgmt.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TailBufferTest {
    private static String tail(String text, int chunk) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TailBuffer buffer = new TailBuffer();
        for (int i = 0; i < bytes.length; i += chunk) {
            buffer.add(bytes, i, Math.min(chunk, bytes.length - i));
        }
        return buffer.text();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4095, 4096, 4097, 100_000})
    void keepsWholeLinesOfTheEndWhateverThePieces(int chunk) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append("line ").append(i).append(" ä\n");
        }
        String tail = tail(text.toString(), chunk);

        assertThat(text.toString()).endsWith(tail);
        assertThat(tail).startsWith("line ").hasSizeGreaterThan(3500);
    }

    @Test
    void whatFitsIsKeptWhole() {
        assertThat(tail("no newline at the end: ü", 5)).isEqualTo("no newline at the end: ü");
        assertThat(tail("", 5)).isEmpty();
    }

    @Test
    void aLineThatDoesNotFitBeginsWithAWholeCharacter() {
        assertThat(tail("ä".repeat(3000) + "x", 100)).isEqualTo("ä".repeat(2047) + "x");
        assertThat(tail("a".repeat(5000) + "\n", 100)).isEqualTo("a".repeat(4095) + "\n");
    }
}
