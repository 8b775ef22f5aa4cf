package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Strategies and plans; the plain order is tested with the other commands that read tasks. */
class TaskOrderCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void createTasks() {
        tool = Tool.in(directory).environment("USER", "ann").environment("TASK_MGMT_LOGS", directory.toString());
        finished("x", "slow", "2025-11-17T12:10:00Z", "1", "1");
        finished("y", "fast", "2025-11-17T12:10:10Z", "100", "1000");
        run("task create --title t --id a --type slow --priority high --sla 4m");
        run("task create --title t --id b --type fast --depends-on a --sla 15m");
        run("task create --title t --id c --type fast");
        run("task create --title t --id d --subsystem other --type slow --sla 1h");
    }

    @Test
    void strategiesChooseAmongWhatCouldBeNext() {
        assertThat(order("--strategy", "priority")).isEqualTo("a b c d");
        assertThat(order("--strategy", "shortest")).isEqualTo("c a b d");
        assertThat(order("--strategy", "deadline")).isEqualTo("a b d c");
        assertThat(order("--strategy", "resource")).isEqualTo("a d b c");
        assertThat(tool.run("task", "order", "--strategy", "magic")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: --strategy: cannot be 'magic'; it is one of priority, shortest, deadline, resource, fifo, weighted, round_robin\n"));
    }

    @Test
    void plansForSoManyWorkers() {
        assertThat(tool.run("task", "order", "--workers", "2", "--no-color")).isEqualTo(new Tool.Outcome(0, """
                #  ID  STATUS   PRI  TITLE  WAITS FOR  DEADLINE                TAKES  FROM   BEGINS                ENDS                  IN TIME
                1  a   pending    8  t                 2025-11-17T12:14:10Z  10m 00s  group  2025-11-17T12:10:10Z  2025-11-17T12:20:10Z  false
                2  c   pending    5  t                                         10.0s  group  2025-11-17T12:10:10Z  2025-11-17T12:10:20Z
                3  d   pending    5  t                 2025-11-17T13:10:10Z  10m 00s  type   2025-11-17T12:10:20Z  2025-11-17T12:20:20Z  true
                4  b   pending    5  t      a          2025-11-17T12:25:10Z    10.0s  group  2025-11-17T12:20:10Z  2025-11-17T12:20:20Z  true
                """, "task-mgmt: all that can be done would be done in 10m 10s\n"));
    }

    @Test
    void isAListAsOthersAre() {
        assertThat(tool.run("task", "order", "-q", "--limit", "2").out()).isEqualTo("a\nb\n");
        assertThat(tool.run("task", "order", "--columns", "task_id,waits_for", "--no-headers", "-o", "tsv", "--sort", "task_id:desc", "-L", "3").out())
                .isEqualTo("d\t[]\nc\t[]\nb\t[\"a\"]\n");
        assertThat(tool.run("task", "order", "--columns", "takes").err()).contains("no field 'takes'");
        run("task cancel a b c d");
        assertThat(tool.run("task", "order").err()).isEqualTo("task-mgmt: no open tasks\n");
    }

    @Test
    void aRunningTaskHasWhatIsLeftOfItsTime() {
        run("task start a");
        tool.at("2025-11-17T12:16:10Z");
        assertThat(tool.run("task", "order", "--workers", "1", "-o", "jsonl").out().lines().findFirst().orElseThrow())
                .contains("\"predicted_start_at\":\"2025-11-17T12:16:10.000000Z\",\"predicted_finish_at\":\"2025-11-17T12:20:10.000000Z\"");
    }

    @Test
    void tasksWithoutHistorySaySo() {
        Tool fresh = Tool.in(directory).environment("TASK_MGMT_LOGS", directory.resolve("fresh").toString());
        fresh.run("task", "create", "--title", "t", "--id", "a");
        fresh.run("task", "create", "--title", "t", "--id", "b", "--depends-on", "a");
        fresh.run("task", "cancel", "a");
        assertThat(fresh.run("task", "order", "--workers", "3", "-o", "jsonl")).isEqualTo(new Tool.Outcome(0, """
                {"position":1,"task_id":"b","status":"pending","priority":5,"title":"t","waits_for":["a"],"sla_deadline":null,\
                "predicted_seconds":null,"predicted_from":"no history","predicted_start_at":null,"predicted_finish_at":null,"in_time":null,"urgency":5,"unreachable_by":"a"}
                """, """
                task-mgmt: 1 task has no history: nothing has succeeded yet
                task-mgmt: all that can be done would be done in 0s
                task-mgmt: 1 task waits for what is not going to be completed
                """));
    }

    private void finished(String id, String type, String end, String cpuSeconds, String memory) {
        run("task create --title t --start --id " + id + " --type " + type);
        tool.at(end);
        run("task complete " + id + " --cpu-seconds " + cpuSeconds + " --memory-peak-mb " + memory);
    }

    private String order(String... options) {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"task", "order", "-o", "tsv"}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return String.join(" ", tool.run(words).out().lines().skip(1).map(line -> line.split("\t", -1)[1]).toList());
    }

    private void run(String line) {
        assertThat(tool.run(line.split(" ", -1)).status()).as(line).isZero();
    }
}
