package taskmgmt.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrapTest {
    private static final String HASH = "e0596263603d95f52de88fbbf6f8a7958f76c717b0eae6dd36037396cf9c38a5";

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
        "one two three|one two/three", "one|one", "abcdefghijklmnop qr|abcdefghijklmnop/qr", "漢字 漢字 漢字|漢字 漢字/漢字",
        "e\u0301e\u0301e\u0301e\u0301 e\u0301e\u0301e\u0301e\u0301|e\u0301e\u0301e\u0301e\u0301/e\u0301e\u0301e\u0301e\u0301"})
    void linesEndBetweenWords(String text, String lines) {
        int cells = text.startsWith("e") ? 8 : 9;
        assertThat(String.join("/", Wrap.lines(text, cells))).isEqualTo(lines);
    }

    @Test
    void aLineEndsBetweenCharactersWhereWordsHaveNoBlanks() {
        assertThat(Wrap.lines("夜間のバックアップです。終わり", 10)).containsExactly("夜間のバッ", "クアップで", "す。終わり");
        assertThat(Wrap.lines("夜間のバック。", 12)).containsExactly("夜間のバッ", "ク。");
        assertThat(Wrap.lines("disk 磁盘已满 of", 9)).containsExactly("disk 磁盘", "已满 of");
        assertThat(Wrap.lines("백업이 끝났다", 6)).containsExactly("백업이", "끝났다");
    }

    @Test
    void aLineThatMayBeAsLongAsItLikesStaysOne() {
        assertThat(Wrap.lines("one two three", 0)).containsExactly("one two three");
        assertThat(Wrap.line("one two three", 0)).isEqualTo("one two three");
    }

    @Test
    void whatFollowsALabelABulletOrBlanksHangsBelowIt() {
        assertThat(Wrap.line("window     all of the log could have been rewritten", 40)).isEqualTo("""
                window     all of the log could have
                           been rewritten""");
        assertThat(Wrap.line("- the first of several words", 20)).isEqualTo("""
                - the first of
                  several words""");
        assertThat(Wrap.line("    four blanks before a line", 20)).isEqualTo("    four blanks\n    before a line");
        assertThat(Wrap.line("a very long beginning that is no label  and more", 30)).isEqualTo("""
                a very long beginning that is
                no label  and more""");
    }

    @Test
    void aHashIsNeverBroken() {
        assertThat(Wrap.line("nobody has changed it; head " + HASH, 60)).isEqualTo("nobody has changed it; head\n" + HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task-mgmt task list --subsystem storage", "- task-mgmt task list --subsystem storage", "--map 'id=Run,start=Began,x=y z'",
        "{\"error\":{\"message\":\"a b c d e f g h\"}}"})
    void whatIsToBeCopiedStaysOneLine(String line) {
        assertThat(Wrap.line(line, 20)).isEqualTo(line);
    }

    @Test
    void coloursTakeNoRoom() {
        String green = "\u001b[32m[PASS]\u001b[0m all is well";
        assertThat(Wrap.line(green, 18)).isEqualTo(green);
        assertThat(Wrap.line(green, 12)).isEqualTo("\u001b[32m[PASS]\u001b[0m all\nis well");
        assertThat(Wrap.line("\u001b[no end of it", 40)).isEqualTo("\u001b[no end of it");
    }

    @Test
    void writesLineByLineAndWhatHasNoEndYetWhenFlushedOrClosed() throws IOException {
        StringWriter out = new StringWriter();
        try (WrappedLines lines = new WrappedLines(10, out)) {
            lines.write("one two three\nfo");
            assertThat(out.toString()).isEqualTo("one two\nthree\n");
            lines.flush();
            assertThat(out.toString()).endsWith("\nfo");
            lines.write("ur");
        }
        assertThat(out.toString()).endsWith("\nfour");
        StringWriter plain = new StringWriter();
        new WrappedLines(0, plain).write("one two three four five\n");
        assertThat(plain.toString()).isEqualTo("one two three four five\n");
    }

    @Test
    void jsonIsBrokenBetweenItsValues() {
        assertThat(Wrap.lines("{\"subsystem\":\"web\",\"title\":\"a, b\",\"priority\":5}", 24))
                .containsExactly("{\"subsystem\":\"web\",", "\"title\":\"a, b\",", "\"priority\":5}");
    }

    @Test
    void aPathThatHasNoRoomBehindALabelBeginsBelowIt() {
        assertThat(Wrap.line("Runs              /opt/tools/of/the/machine/bin/fix-everything {task}", 50))
                .isEqualTo("Runs\n  /opt/tools/of/the/machine/bin/fix-everything\n  {task}");
        assertThat(Wrap.line("Runs              /opt/tools/of/the/machine/bin/fix-everything {task}", 66))
                .isEqualTo("Runs              /opt/tools/of/the/machine/bin/fix-everything\n                  {task}");
        assertThat(Wrap.line("    " + HASH + " is the head", 67)).isEqualTo("  " + HASH + "\n  is the head");
        assertThat(Wrap.line("    " + HASH + " is the head", 60)).as("wider than the page").startsWith("    " + HASH);
    }
}
