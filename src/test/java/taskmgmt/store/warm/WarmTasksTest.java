package taskmgmt.store.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;

class WarmTasksTest {
    @TempDir
    private Path directory;

    private Map<String, Task> cold() throws IOException {
        return LogReader.at(directory.resolve("logs")).tasks().tasks();
    }

    private static String all(Map<String, Task> tasks) {
        StringBuilder all = new StringBuilder();
        tasks.forEach((id, task) -> all.append(id).append(' ').append(task.status()).append(' ').append(task.fields()).append(' ').append(task.updatedAt()).append('\n'));
        return all.toString();
    }

    /** Whatever is done between two looks, what is kept is what is read again. */
    @Test
    void isWhatIsReadAnewWhateverHappens() throws Exception {
        Tool tool = Tool.in(directory).ticking();
        WarmTasks warm = new WarmTasks(directory.resolve("logs"));
        LogReader reader = warm.reader();
        Path registry = directory.resolve("logs/registry.jsonl");
        Random random = Seed.random(WarmTasksTest.class);
        assertThat(reader.tasks().tasks()).isEmpty();
        for (int i = 0; i < 60; i++) {
            String id = "t" + random.nextInt(8);
            switch (random.nextInt(9)) {
                case 0, 1 -> tool.run("task", "create", "--id", id, "--title", "title " + i, "--logs", "logs");
                case 2 -> tool.run("task", "start", id, "--logs", "logs");
                case 3 -> tool.run("task", "complete", id, "--logs", "logs");
                case 4 -> tool.run("task", "update", id, "--title", "other " + i, "--logs", "logs");
                case 5 -> tool.run("logs", "rotate", "--logs", "logs");
                case 6 -> append(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.created\",\"task_id\":\"bus" + i + "\",\"title\":\"b\"}\n");
                case 7 -> append(registry, "{\"event\":\"task.created\",\"task_id\":\"by-hand" + i + "\",\"title\":\"h\",\"ts\":\"2025-11-17T12:00:00Z\"}\n");
                default -> {
                    if (Files.exists(registry)) {
                        Files.writeString(registry, Files.readString(registry).replaceFirst("title", "TITLE"));
                    }
                }
            }
            assertThat(all(reader.tasks().tasks())).as("step " + i).isEqualTo(all(cold()));
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void readsOnlyWhatIsNewAndCountsDamageOnce() throws Exception {
        Tool tool = Tool.in(directory);
        tool.run("task", "create", "--id", "a", "--title", "a", "--logs", "logs");
        append(directory.resolve("logs/registry.jsonl"), "damage\n{\"half");
        LogReader reader = new WarmTasks(directory.resolve("logs")).reader();

        assertThat(reader.tasks().damagedLines()).isEqualTo(1);
        assertThat(reader.tasks().damagedLines()).isEqualTo(1);
        assertThat(reader.tasks().tasks()).isNotSameAs(reader.tasks().tasks());
        assertThat(reader.tasks().tasks().get("a")).isSameAs(reader.tasks().tasks().get("a"));
        assertThatThrownBy(() -> reader.resolve("none")).hasMessageContaining("no task");
    }
}
