package taskmgmt.store.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;
import taskmgmt.testkit.LogFixture;

/** Many processes, each with threads of its own, write to one directory at once. */
class ManyWritersTest {
    private static final int PROCESSES = 4;
    private static final int THREADS = 2;
    private static final int TASKS = 25;

    @TempDir
    Path temporary;

    /** What each of the processes runs: it prints the id of every task that was acknowledged. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws InterruptedException {
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                String name = args[1] + "_" + t + "_";
                threads.add(Thread.ofPlatform().start(() -> write(Path.of(args[0]), name)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }

        private static void write(Path directory, String name) {
            LogFixture log = new LogFixture(directory);
            try (TaskLog writer = log.open()) {
                for (int i = 0; i < TASKS; i++) {
                    String id = name + i;
                    writer.append(now -> ChangeSet.of(LogFixture.created(id)));
                    synchronized (System.out) {
                        System.out.println(id);
                    }
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void everyAcknowledgedTaskIsThereOnce() throws Exception {
        Path directory = temporary.resolve("logs");
        List<Process> processes = new ArrayList<>();
        for (int p = 0; p < PROCESSES; p++) {
            processes.add(new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                    "-cp", System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                    Writer.class.getName(), directory.toString(), "p" + p)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        }
        List<String> acknowledged = new ArrayList<>();
        for (Process process : processes) {
            acknowledged.addAll(new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList());
            assertThat(process.waitFor()).isZero();
        }

        assertThat(acknowledged).hasSize(PROCESSES * THREADS * TASKS);
        LogFixture log = new LogFixture(directory);
        Map<String, Task> tasks = log.tasks();
        assertThat(tasks.keySet()).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(new String(log.bytes(LogFiles.REGISTRY), UTF_8).lines()).hasSize(acknowledged.size());
        assertThat(new String(log.bytes(LogFiles.AUDIT), UTF_8).lines().collect(Collectors.toSet())).hasSize(acknowledged.size());
        assertThat(log.firstFinding()).isEmpty();
    }
}
