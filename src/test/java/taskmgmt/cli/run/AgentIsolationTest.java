package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Agents that go wrong beside others, in one worker. */
class AgentIsolationTest {
    /** Not for ever: what hangs may have been ended before it had begun. */
    private static final String UNTIL_HUNG = "n=0; until [ -e hung ] || [ $n = 400 ]; do sleep 0.05; n=$((n+1)); done";
    private static final Map<String, String> BAD = new TreeMap<>(Map.of(
            "crashes", "exit 3",
            "floods", "head -c 30000000 /dev/zero | tr \"\\0\" x; exit 1",
            "hangs", "trap \"\" TERM; touch hung; while :; do sleep 1; done",
            "kills_itself", "kill -9 $$",
            "kills_its_group", "kill -9 0"));

    private static String agent(String name, String script, String more) {
        return "  " + name + ":\n    kind: command\n    capabilities: [" + name + "]\n    argv: [sh, -c, '" + script + "']\n" + more;
    }

    @Test
    void whatGoesWrongInOneIsNothingToTheOthersAndTheWorker(@TempDir Path parent) throws IOException {
        int seconds = 1;
        while (!hangsBesideTheOthers(Files.createDirectory(parent.resolve("within" + seconds)), seconds)) {
            seconds *= 2;
        }
    }

    /** False where what hangs had less time than it takes to begin. */
    private static boolean hangsBesideTheOthers(Path directory, int seconds) throws IOException {
        Tool tool = Tool.in(directory).environment("USER", "ann").environment("PATH", System.getenv("PATH"));
        Path logs = Files.createDirectories(directory.resolve("logs"));
        StringBuilder agents = new StringBuilder("agents:\n");
        BAD.forEach((name, script) -> agents.append(agent(name, script, name.equals("hangs") ? "    timeout: " + seconds + "s\n" : "")));
        agents.append(agent("good", UNTIL_HUNG + "; echo done by good", ""));
        Files.writeString(logs.resolve("agents.yaml"), agents);
        for (String name : BAD.keySet()) {
            assertThat(tool.run("add", "--id", name, "--agent", name, "--type", name, "do it").status()).as(name).isZero();
        }
        tool.run("add", "--id", "good", "--agent", "good", "--type", "good", "do it");
        tool.run("add", "--id", "command", "--", "sh", "-c", UNTIL_HUNG);

        Tool.Outcome worker = tool.run("worker", "--drain", "--slots", "8", "-q");

        assertThat(worker.status()).as(worker.err()).isZero();
        assertThat(statuses(tool, BAD.keySet().stream().toList())).containsOnly("failed");
        assertThat(statuses(tool, List.of("good", "command"))).containsOnly("completed");
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
        return Files.exists(directory.resolve("hung"));
    }

    /** Of the queued tasks and of those that agents do for them. */
    private static List<String> statuses(Tool tool, List<String> ids) {
        return ids.stream().flatMap(id -> tool.run("task", "list", "--id", id, "--columns", "status", "--no-headers").out().lines()).toList();
    }
}
