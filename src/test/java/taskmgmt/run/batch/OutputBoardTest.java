package taskmgmt.run.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputBoardTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final List<String> cleared = new ArrayList<>();

    private OutputBoard board(OutputBoard.Order order) {
        return new OutputBoard(out, err, order, () -> cleared.add("x"));
    }

    private static void say(JobOutput output, String text) throws IOException {
        output.out().write(text.getBytes(UTF_8));
    }

    /** Those that hold what is spooled and begins so: other tests have some of their own at the same time. */
    private static List<String> openFiles(String begin) throws IOException {
        List<String> files = new ArrayList<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : open) {
                try {
                    String file = Files.readSymbolicLink(each).toString();
                    if (file.matches(".*/task-mgmt-\\d+\\.tmp( \\(deleted\\))?") && begins(each, begin)) {
                        files.add(file);
                    }
                } catch (NoSuchFileException _) {
                    // the one by which they are listed, or one that another thread has closed
                }
            }
        }
        return files;
    }

    private static boolean begins(Path file, String begin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(begin.length()), UTF_8).equals(begin);
        }
    }

    private String shown() {
        return out.toString(UTF_8);
    }

    @Test
    void showsEachCommandWholeWhenItHasEnded() throws Exception {
        OutputBoard board = board(OutputBoard.Order.ENDED);
        JobOutput first = board.begin();
        JobOutput second = board.begin();
        say(first, "a1\n");
        say(second, "b1\n");
        say(first, "a2\n");
        second.err().write('e');
        assertThat(shown()).isEmpty();
        board.ended(1, second);
        assertThat(shown()).isEqualTo("b1\n");
        assertThat(err.toString(UTF_8)).isEqualTo("e");
        board.ended(0, first);
        assertThat(shown()).isEqualTo("b1\na1\na2\n");
        assertThat(cleared).hasSize(2);
    }

    @Test
    void showsThemInTheOrderOfTheInput() throws Exception {
        OutputBoard board = board(OutputBoard.Order.INPUT);
        List<JobOutput> outputs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            outputs.add(board.begin());
            say(outputs.get(i), i + "\n");
        }
        board.ended(1, outputs.get(1));
        board.ended(3, outputs.get(3));
        assertThat(shown()).isEmpty();
        board.ended(0, outputs.get(0));
        assertThat(shown()).isEqualTo("0\n1\n");
        board.finish();
        assertThat(shown()).as("the third never ended").isEqualTo("0\n1\n3\n");
    }

    @Test
    void showsWholeLinesAsTheyCome() throws Exception {
        OutputBoard board = board(OutputBoard.Order.LINES);
        JobOutput first = board.begin();
        JobOutput second = board.begin();
        say(first, "a1\na");
        say(second, "b1");
        assertThat(shown()).isEqualTo("a1\n");
        say(second, "\n");
        say(first, "2\nrest");
        assertThat(shown()).isEqualTo("a1\nb1\na2\n");
        board.ended(0, first);
        assertThat(shown()).isEqualTo("a1\nb1\na2\nrest");
        assertThat(first.outputBytes()).isEqualTo(10);
    }

    @Test
    void aLineWithoutAnEndIsPassedOnInPieces() throws Exception {
        OutputBoard board = board(OutputBoard.Order.LINES);
        JobOutput output = board.begin();
        say(output, "x".repeat(100_000));
        assertThat(shown()).hasSize(100_000);
    }

    @Test
    void whatIsTooMuchForMemoryIsKeptInAFile() throws Exception {
        OutputBoard board = board(OutputBoard.Order.ENDED);
        JobOutput output = board.begin();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            String line = "line " + i + " with some text in it, of this test\n";
            say(output, line);
            all.append(line);
        }
        output.out().write('!');
        assertThat(output.outputBytes()).isEqualTo(all.length() + 1);
        assertThat(openFiles("line 0 with some text in it, of this test\n")).singleElement().asString().endsWith(" (deleted)");
        board.ended(0, output);
        assertThat(shown()).isEqualTo(all + "!");
        assertThat(openFiles("line 0 with some text in it, of this test\n")).isEmpty();
        say(output, "too late");
        assertThat(output.outputBytes()).isEqualTo(all.length() + 1);
    }
}
