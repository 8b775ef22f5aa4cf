package taskmgmt.store.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Tool;

class WarmRunsTest {
    @TempDir
    Path directory;

    private static final class Unsuccessful implements RunListener {
        private final List<String> ids = new ArrayList<>();

        @Override
        public void started(TaskRun run) {
            throw new AssertionError("nothing is told of starts");
        }

        @Override
        public void ended(TaskRun run) {
            ids.add(run.id());
        }
    }

    @Test
    void readsOnlyWhatIsNew() throws IOException {
        Tool tool = Tool.in(directory);
        Path registry = directory.resolve("logs/registry.jsonl");
        WarmRuns<RecentRuns> runs = new WarmRuns<>(LogReader.at(directory.resolve("logs")), StuckRule.history(), ScanProgress.NONE);
        assertThat(look(runs)).isEqualTo("[] [] 0");

        tool.run("task", "create", "--id", "a", "--title", "a", "--start");
        tool.run("task", "create", "--id", "b", "--title", "b", "--start");
        assertThat(look(runs)).isEqualTo("[a, b] [] 0");
        long before = Files.size(registry);
        tool.at("2025-11-17T12:00:05Z").run("task", "complete", "a");
        WarmRuns.Look<RecentRuns> look = runs.look(new Unsuccessful());
        assertThat(look.bytes()).isEqualTo(Files.size(registry) - before);
        assertThat(look.fold().of(new Group("general", "custom"))).hasSize(1);
        assertThat(runs.look(new Unsuccessful()).bytes()).isZero();

        tool.run("task", "fail", "b", "--error", "no");
        assertThat(look(runs)).isEqualTo("[] [b] 0");
        assertThat(look(runs)).isEqualTo("[] [b] 0");
        tool.run("task", "retry", "b");
        assertThat(look(runs)).isEqualTo("[b] [] 0");
    }

    @Test
    void beginsAgainWhereSomebodyElseWrote() throws IOException {
        Tool tool = Tool.in(directory);
        Path registry = directory.resolve("logs/registry.jsonl");
        WarmRuns<RecentRuns> runs = new WarmRuns<>(LogReader.at(directory.resolve("logs")), StuckRule.history(), ScanProgress.NONE);
        tool.run("task", "create", "--id", "a", "--title", "a");
        assertThat(look(runs)).isEqualTo("[a] [] 0");
        Files.writeString(registry, "no event\n" + Files.readString(registry).replace("\"a\"", "\"x\""));
        assertThat(look(runs)).isEqualTo("[x] [] 1");
        Files.writeString(registry, "");
        assertThat(look(runs)).isEqualTo("[] [] 0");
    }

    private static String look(WarmRuns<RecentRuns> runs) throws IOException {
        Unsuccessful unsuccessful = new Unsuccessful();
        WarmRuns.Look<RecentRuns> look = runs.look(unsuccessful);
        return look.open().stream().map(TaskRun::id).toList() + " " + unsuccessful.ids + " " + look.damaged();
    }
}
