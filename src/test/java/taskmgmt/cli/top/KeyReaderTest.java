package taskmgmt.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.view.top.TopKey;
import taskmgmt.view.top.TopKey.Kind;

class KeyReaderTest {
    private static final int NOTHING_YET = -2;

    private static KeyReader over(String sent) {
        Deque<Integer> characters = new ArrayDeque<>();
        sent.chars().forEach(characters::add);
        return new KeyReader(millis -> characters.isEmpty() ? NOTHING_YET : characters.remove());
    }

    @ParameterizedTest
    @CsvSource({
        "[A,UP", "OA,UP", "[B,DOWN", "OB,DOWN", "[H,HOME", "OH,HOME", "[1~,HOME", "[7~,HOME", "[F,END", "[4~,END", "[8~,END", "[5~,PAGE_UP", "[6~,PAGE_DOWN", "[1;5A,UP",
        "[3~,OTHER", "[Z,OTHER", "x,OTHER", "[,OTHER", "'',ESCAPE",
    })
    void knowsWhatBeginsWithEscape(String sent, Kind kind) throws IOException {
        KeyReader keys = over("\u001b" + sent + "");
        assertThat(keys.next(0)).isEqualTo(TopKey.of(kind));
        assertThat(keys.next(0)).isNull();
    }

    @Test
    void knowsTheOthers() throws IOException {
        KeyReader keys = over("a\r\n\b\u007f\u000e\u0010\u0003\u0001\ud83d\ude80\ud83dx");
        assertThat(keys.next(0)).isEqualTo(TopKey.of('a'));
        for (Kind kind : new Kind[] {Kind.ENTER, Kind.ENTER, Kind.BACKSPACE, Kind.BACKSPACE, Kind.DOWN, Kind.UP, Kind.INTERRUPT, Kind.OTHER}) {
            assertThat(keys.next(0)).isEqualTo(TopKey.of(kind));
        }
        assertThat(keys.next(0)).isEqualTo(new TopKey(Kind.CHARACTER, 0x1f680));
        assertThat(keys.next(0)).isEqualTo(TopKey.of(Kind.OTHER));
        assertThat(new KeyReader(millis -> KeyReader.END).next(0)).isEqualTo(TopKey.of(Kind.INTERRUPT));
    }
}
