package taskmgmt.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

/** Each template runs on the repository of the examples. */
class TemplatesTest {
    @TempDir
    private Path directory;

    static List<String> names() {
        return Templates.NAMES;
    }

    private Tool.Outcome run(String... arguments) {
        return Tool.in(directory).ticking().run(arguments);
    }

    private void repository() throws IOException, InterruptedException {
        Path from = Golden.inProject("examples/workflows/repository");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path to = directory.resolve(from.relativize(each).toString());
                if (!Files.isDirectory(each)) {
                    Files.createDirectories(to.getParent());
                    Files.copy(each, to);
                    Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(each));
                }
            }
        }
        Files.writeString(directory.resolve("data/odd \"name\\.csv"), "d,4\n");
        shell("git init -q . && git config user.email a@example.com && git config user.name ann && git add -A && git commit -qm one"
                + " && echo more >> src/main.txt && git commit -qam two");
    }

    private void shell(String line) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", line).directory(directory.toFile()).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
    }

    @ParameterizedTest
    @MethodSource("names")
    void runsOnASmallRepository(String name) throws Exception {
        repository();
        Files.writeString(directory.resolve(name + ".yaml"), run("workflow", "template", "new", name).out());
        Tool.Outcome ran = run("workflow", "execute", "./" + name + ".yaml", "--id", "r");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("r is completed");
        switch (name) {
            case "data_processing" -> assertThat(directory.resolve("loaded/odd \"name\\.csv")).exists();
            case "ci_cd" -> assertThat(directory.resolve("deployed/staging/app")).exists();
            case "bug_fix" -> assertThat(directory.resolve("fixed-1")).exists();
            case "feature_implementation" -> assertThat(directory.resolve("src/features")).hasContent("feature new-feature\n");
            case "code_review" -> assertThat(run("workflow", "logs", "r", "review.1.look").out()).isEqualTo("src/main.txt looks good\n");
            default -> assertThat(directory.resolve("rounds")).hasContent("3\n");
        }
    }

    @Test
    void aFailureOfWhatATemplateRunsIsAFailureOfTheRun() throws Exception {
        repository();
        Files.writeString(directory.resolve("ci_cd.yaml"), run("workflow", "template", "new", "ci_cd").out());
        Files.writeString(directory.resolve("src/main.txt"), "TODO\n");
        Tool.Outcome ran = run("workflow", "execute", "./ci_cd.yaml", "--id", "r");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("step lint failed: exit code 1");
        assertThat(directory.resolve("deployed")).doesNotExist();
    }

    @Test
    void listsThem() {
        assertThat(run("workflow", "template", "list", "-o", "csv").out().lines()).hasSize(Templates.NAMES.size() + 1);
        assertThat(run("workflow", "template", "new", "cicd").err()).contains("no template 'cicd' (did you mean 'ci_cd'?)");
    }
}
