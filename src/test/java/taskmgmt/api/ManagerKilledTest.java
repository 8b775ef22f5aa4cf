package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** A program with a manager that is killed while it works on a task. */
@Sweep
@Timeout(120)
class ManagerKilledTest {
    @TempDir
    private Path directory;

    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

    /** The program: begins a task, says so, and never ends it. */
    static final class Dying {
        private Dying() {}

        public static void main(String[] arguments) throws Exception {
            TaskManager manager = TaskManager.open(Path.of(arguments[0]), "images");
            manager.register("t", _ -> {
                System.out.write('b');
                System.out.flush();
                Thread.sleep(Long.MAX_VALUE);
                return Map.of();
            });
            manager.start();
            if (arguments.length > 1) {
                manager.create(NewWork.titled("a").type("t").id(arguments[1])).await();
            }
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    private void killed(String... id) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), Dying.class.getName(), directory.resolve("logs").toString()));
        words.addAll(List.of(id));
        Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        assertThat(process.getInputStream().read()).isEqualTo('b');
        process.destroyForcibly().waitFor();
    }

    private TaskManager manager(int attempts) {
        ManagerSettings usual = ManagerSettings.usual();
        return TaskManager.open(directory.resolve("logs"), "images", new ManagerSettings(
                ClientSettings.usual().withNotices(notices::add), usual.concurrency(), attempts, usual.closeGrace(), usual.stopGrace()));
    }

    @Test
    void whatADeadProcessLeftIsBegunAgain() throws Exception {
        killed("a");
        try (TaskManager manager = manager(3)) {
            manager.register("t", context -> Map.of("attempt", context.task().attempt()));
            manager.start();
            TaskInfo end = manager.handle("a").await();
            assertThat(end.output()).containsEntry("attempt", 2L);
        }
        assertThat(Tool.in(directory).events()).containsExactly("task.created", "task.started", "task.retrying", "task.started", "task.completed");
        assertThat(Tool.in(directory).lines("registry.jsonl").get(2)).contains("\"error_message\":\"lost\"");
        assertThat(directory.resolve("logs/.state/runs")).isEmptyDirectory();
        assertThat(notices).isEmpty();
    }

    @Test
    void whatKillsItsProcessEachTimeHasFailed() throws Exception {
        killed("a");
        killed();
        try (TaskManager manager = manager(2)) {
            manager.register("t", _ -> Map.of());
            manager.start();
            assertThat(manager.handle("a").await().status()).isEqualTo(Status.FAILED);
        }
        assertThat(LogReader.at(directory.resolve("logs")).resolve("a").tally().retries()).isEqualTo(1);
    }
}
