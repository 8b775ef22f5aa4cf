package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.command.Session;
import taskmgmt.testkit.Tool;

class PagerTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Pager pager() {
        Session session = Tool.in(directory).environment("TASK_MGMT_PAGER", "dd status=none of=" + directory.resolve("shown")).terminal(80, 3)
                .sessionTelling(told);
        return Objects.requireNonNull(Pager.of(session));
    }

    private String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void messagesThatComeWhileThePagerHasTheTerminalFollowWhenItHasEnded() throws IOException {
        Pager pager = pager();
        PrintWriter notes = pager.notes();
        notes.println("reading");
        assertThat(told()).as("at once where nothing is paged yet").isEqualTo("reading\n");
        pager.write("a\nb\nc\n");
        notes.println("… and 5 more");
        notes.flush();
        assertThat(told()).isEqualTo("reading\n");
        pager.close();
        assertThat(directory.resolve("shown")).content().isEqualTo("a\nb\nc\n");
        assertThat(told()).isEqualTo("reading\n… and 5 more\n");
    }

    @Test
    void messagesBesideAShortTextAreNotHeldBack() throws IOException {
        Pager pager = pager();
        pager.write("a\n");
        pager.notes().println("one");
        assertThat(told()).isEqualTo("one\n");
        pager.close();
        assertThat(directory.resolve("shown")).doesNotExist();
    }
}
