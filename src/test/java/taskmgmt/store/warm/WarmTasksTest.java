package taskmgmt.store.warm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.page.FirstTasks;
import taskmgmt.store.page.TaskPages;
import taskmgmt.store.page.TaskPlace;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskFilter;
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
        for (int i = 0; i < 90; i++) {
            String id = "t" + random.nextInt(8);
            switch (random.nextInt(11)) {
                case 9 -> tool.run("task", "create", "--id", id, "--title", "title " + i, "--depends-on", "t" + random.nextInt(8), "--logs", "logs");
                case 10 -> tool.run("task", "update", id, "--depends-on", "t" + random.nextInt(8), "--logs", "logs");
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
            if (random.nextBoolean()) {
                assertThat(all(reader.tasks().tasks())).as("step " + i).isEqualTo(all(cold()));
            }
            listsAreWhatIsReadAnew(warm, "t" + random.nextInt(8), 1 + random.nextInt(6), "step " + i);
        }
    }

    private void listsAreWhatIsReadAnew(WarmTasks warm, String id, int rows, String step) throws IOException {
        LogReader anew = LogReader.at(directory.resolve("logs"));
        LogReader reader = warm.reader();
        assertThat(all(reader.tasks(Set.of(id)))).as(step).isEqualTo(all(anew.tasks(Set.of(id))));
        assertThat(all(reader.dependents(Set.copyOf(List.of(id, "t0"))))).as(step).isEqualTo(all(anew.dependents(Set.copyOf(List.of(id, "t0")))));
        TaskPages kept = new TaskPages(reader, RunReader.of(reader, ScanProgress.NONE), warm);
        TaskPages pages = new TaskPages(anew, RunReader.of(anew, ScanProgress.NONE));
        Task last = anew.tasks(Set.of(id)).get(id);
        for (TaskFilter filter : List.of(TaskFilter.ALL, TaskFilter.ALL.statuses(List.of(Status.COMPLETED, Status.ACTIVE)), TaskFilter.ALL.idStart("t"))) {
            for (TaskPlace after : last == null ? Arrays.asList((TaskPlace) null) : Arrays.asList(null, TaskPlace.of(last))) {
                FirstTasks expected = pages.first(filter, after, rows).orElseThrow();
                FirstTasks found = kept.first(filter, after, rows).orElseThrow();
                assertThat(ids(found)).as(step).isEqualTo(ids(expected));
                assertThat(found.total() > rows).as(step).isEqualTo(expected.total() > rows);
            }
        }
    }

    private static List<String> ids(FirstTasks page) {
        return page.tasks().stream().map(Task::id).toList();
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
