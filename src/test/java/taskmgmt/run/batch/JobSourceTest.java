package taskmgmt.run.batch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobSourceTest {
    private static List<String> lines(JobSource source) throws IOException {
        List<String> lines = new ArrayList<>();
        for (BatchJob job = source.next(); job != null; job = source.next()) {
            lines.add(job.seq() + ":" + job.line());
        }
        return lines;
    }

    private static JobSource of(String text, boolean nul, String... command) {
        return new JobSource(new ByteArrayInputStream(text.getBytes(UTF_8)), nul, List.of(command));
    }

    @Test
    void blankLinesAndCommentsCountAsLinesButAreNoCommands() throws Exception {
        assertThat(lines(of("# all\necho a\n\n   \n  # more\r\necho b # c\r\necho é", false))).containsExactly("2:echo a", "6:echo b # c", "7:echo é");
        assertThat(lines(of("", false))).isEmpty();
        assertThat(lines(of("\n\n", false))).isEmpty();
    }

    @Test
    void argumentsMayBeAnythingButNothing() throws Exception {
        assertThat(lines(of("# a\n \nb\n\n", false, "cat"))).containsExactly("1:# a", "2: ", "3:b");
        assertThat(lines(of("a\nb\0\0c\0", true, "cat"))).containsExactly("1:a\nb", "3:c");
    }

    @Test
    void whatCannotBeACommandIsNamedByItsLine() throws Exception {
        JobSource latin = new JobSource(new ByteArrayInputStream("echo a\necho \u00e9\necho c\n".getBytes(ISO_8859_1)), false, List.of());
        assertThat(latin.next()).isNotNull();
        assertThatThrownBy(latin::next).isInstanceOf(JobSource.BadLineException.class).hasMessage("line 2 is no UTF-8");
        assertThat(lines(latin)).containsExactly("3:echo c");
        assertThatThrownBy(() -> lines(of("a\0b\n", false))).hasMessageContaining("line 1 holds a NUL character");
        assertThatThrownBy(() -> lines(of("x".repeat(1 << 17) + "\n", false))).hasMessageContaining("line 1 is longer than 131071 bytes");
        assertThat(lines(of("x".repeat((1 << 17) - 1), false))).hasSize(1);
    }
}
