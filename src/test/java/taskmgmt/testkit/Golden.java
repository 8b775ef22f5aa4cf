package taskmgmt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text in the repository that the program has written, and that must be what it writes now. Run with
 * {@code -Dregenerate}, the same tests write it again; whoever does so reads the difference before keeping it.
 */
public final class Golden {
    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final String HINT = "%s is not what the program writes now; if that is right, write it again with: "
            + "mvn -q -B -Dregenerate -Dtest='ReadmeTest,DocumentationTest,CompletionTest,ExampleLogsTest' test";

    private Golden() {}

    /** A file or directory of the repository. */
    public static Path inProject(String path) {
        return PROJECT.resolve(path);
    }

    /** Compares the file with what it should hold; or writes that into it. */
    public static void check(String path, String expected) throws IOException {
        Path file = inProject(path);
        if (System.getProperty("regenerate") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "").as(HINT, path).isEqualTo(expected);
    }
}
