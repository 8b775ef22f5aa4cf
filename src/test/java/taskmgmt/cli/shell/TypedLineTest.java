package taskmgmt.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jline.reader.EOFError;
import org.jline.reader.Parser;
import org.junit.jupiter.api.Test;

class TypedLineTest {
    private final Parser parser = new TypedLine.Reading();

    @Test
    void isAboutTheWordBeforeTheCursor() {
        TypedLine line = TypedLine.at("task li rest", 7);
        assertThat(line.words()).containsExactly("task", "li");
        assertThat(line.word()).isEqualTo("li");
        assertThat(line.wordIndex()).isEqualTo(1);
        assertThat(line.wordCursor()).isEqualTo(2);
        assertThat(line.rawWordLength()).isEqualTo(2);
    }

    @Test
    void replacesTheQuotesOfAWordWithIt() {
        TypedLine line = TypedLine.at("show 'a b", 9);
        assertThat(line.word()).isEqualTo("a b");
        assertThat(line.rawWordCursor()).isEqualTo(4);
        assertThat(line.escape("a b c", true)).isEqualTo("'a b c'");
    }

    @Test
    void beginsAWordBehindABlank() {
        assertThat(TypedLine.at("task ", 5).words()).containsExactly("task", "");
        assertThat(TypedLine.at("", 0).words()).containsExactly("");
        assertThat(TypedLine.at("a b\nc ", 6).words()).containsExactly("c", "");
    }

    @Test
    void asksForMoreOfALineOnlyWhenItIsEntered() {
        assertThatThrownBy(() -> parser.parse("a 'b", 4, Parser.ParseContext.ACCEPT_LINE)).isInstanceOf(EOFError.class);
        assertThatThrownBy(() -> parser.parse("a\nb \\", 5, Parser.ParseContext.SECONDARY_PROMPT)).isInstanceOf(EOFError.class);
        assertThat(parser.parse("a 'b", 4, Parser.ParseContext.COMPLETE).word()).isEqualTo("b");
        assertThat(parser.parse("a\nb c", 5, Parser.ParseContext.ACCEPT_LINE).word()).isEqualTo("c");
    }
}
