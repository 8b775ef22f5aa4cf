package taskmgmt.cli.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.preset.WorkPreset;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Sweep;

/** The recipes of {@code examples/presets}, run as they are, each by a shell. */
@Sweep
class PresetExamplesTest {
    @TempDir
    private Path directory;

    private int example(String name, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        Path program = directory.resolve("task-mgmt");
        String java = String.join("' '", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "taskmgmt.Main");
        Files.writeString(program, "#!/bin/sh\nexec '" + java + "' \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        List<String> words = Stream.concat(Stream.of("sh", Golden.inProject("examples/presets/" + name + ".sh").toString()), Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("TASK_MGMT", program.toString());
        builder.environment().put("TASK_MGMT_LOGS", directory.resolve("logs").toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("two lines\nof text\n".getBytes(UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        int status = process.waitFor();
        assertThat(output).as("%s: %d", name, status).doesNotContain("syntax error");
        return status;
    }

    private Task only(WorkPreset preset) throws IOException {
        return LogReader.at(directory.resolve("logs")).tasks().tasks().values().stream()
                .filter(task -> task.type().equals(preset.type())).reduce((_, later) -> later).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindHasARecipeThatIsVerified(WorkPreset preset) throws Exception {
        assertThat(example(preset.text(), Map.of())).isZero();

        Task task = only(preset);
        assertThat(task.status()).isEqualTo(Status.COMPLETED);
        assertThat(task.verificationStatus()).isEqualTo("passed");
        assertThat(task.subsystem()).isEqualTo(preset.subsystem());
    }

    @Test
    void aRuleThatIsNotMetLeavesTheWorkUnverified() throws Exception {
        assertThat(example("learning-mission", Map.of("NOISE", "10"))).isZero();
        assertThat(only(WorkPreset.LEARNING_MISSION).verificationStatus()).isEqualTo("failed");
        assertThat(example("training-job", Map.of("EPOCHS", "0"))).isZero();
        assertThat(String.valueOf(only(WorkPreset.TRAINING_JOB).value(TaskField.VERIFICATION_DETAILS))).contains("validation_accuracy was not reported");
        assertThat(example("coding-work-order", Map.of("CHANGE", "s/x/y/"))).isEqualTo(1);
        assertThat(only(WorkPreset.CODING_WORK_ORDER).status()).isEqualTo(Status.FAILED);
        assertThat(example("remote-operation", Map.of(), "sh", "-c", "exit 7")).isEqualTo(7);
        assertThat(only(WorkPreset.REMOTE_OPERATION).status()).isEqualTo(Status.FAILED);
    }
}
