package taskmgmt.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.Main;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.Tool;
import taskmgmt.workflow.run.RunRecord;

/** A process that leads a run is killed for real, again and again, and others go on. */
class KilledRunTest {
    private static final int KILLS = 3;
    private static final List<String> STEPS = List.of("a", "b", "c", "d", "e", "f");

    @TempDir
    private Path directory;

    /** Each step waits until the test lets it end: there is a moment for each kill at which it certainly runs. */
    private void definition() throws IOException {
        StringBuilder text = new StringBuilder("id: killed\nsteps:\n");
        String before = "";
        for (String each : STEPS) {
            text.append("  - name: ").append(each).append('\n').append(before.isEmpty() ? "" : "    depends_on: " + before + "\n")
                    .append("    shell: 'echo ").append(each).append(" $TASK_MGMT_IDEMPOTENCY_KEY >> trace; until test -e go-")
                    .append(each).append("; do sleep 0.05; done'\n");
            before = each;
        }
        Files.writeString(directory.resolve("killed.yaml"), text);
    }

    private Process lead(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("TASK_MGMT_LOGS", directory.resolve("logs").toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.redirectOutput(directory.resolve("out").toFile()).start();
    }

    private List<String> trace() throws IOException {
        Path file = directory.resolve("trace");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private void letEnd(String step) throws IOException {
        Files.writeString(directory.resolve("go-" + step), "");
    }

    /** Until the step has begun once more than before. */
    private void awaitBegin(Process leader, String step, long times) throws IOException, InterruptedException {
        while (trace().stream().filter(each -> each.startsWith(step + " ")).count() < times) {
            assertThat(leader.waitFor(20, TimeUnit.MILLISECONDS)).as(() -> "it ended: " + out()).isFalse();
        }
    }

    private String out() {
        try {
            return Files.readString(directory.resolve("out"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void whatIsCompletedIsNotRunAgainAndWhatRanIsRunAgainWithItsKey() throws Exception {
        definition();
        Process leader = lead("workflow", "execute", "./killed.yaml", "--id", "r");
        for (int kill = 0; kill < KILLS; kill++) {
            String step = STEPS.get(kill);
            awaitBegin(leader, step, 1);
            leader.destroyForcibly().waitFor();
            assertThat(run("workflow", "status", "r").out()).contains("nobody: 'task-mgmt workflow resume r' goes on with it");
            Set<String> completed = completed();
            assertThat(completed).hasSize(kill);
            leader = lead("workflow", "resume", "r");
            awaitBegin(leader, step, 2);
            letEnd(step);
        }
        for (String step : STEPS) {
            letEnd(step);
        }
        assertThat(leader.waitFor()).as(out()).isZero();

        List<String> expected = new ArrayList<>();
        for (String step : STEPS) {
            expected.add(step + " r." + step);
            if (STEPS.indexOf(step) < KILLS) {
                expected.add(step + " r." + step);
            }
        }
        assertThat(trace()).containsExactlyElementsOf(expected);
        assertThat(completed()).hasSize(STEPS.size());
        assertThat(run("audit", "verify").out()).contains("[INTACT]");
    }

    private Set<String> completed() throws IOException {
        Set<String> completed = new HashSet<>();
        for (Task task : RunReading.look(directory.resolve("logs"), "r").all()) {
            if (task.status() == Status.COMPLETED) {
                completed.add(RunRecord.path(task));
            }
        }
        return completed;
    }

    private Tool.Outcome run(String... arguments) {
        return Tool.in(directory).ticking().run(arguments);
    }
}
