package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.queue.OpenAgain;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.testkit.Tool;

/** The queue as its users meet it; what is run is really run. */
class QueueCommandsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = here(directory);
    }

    private static Tool here(Path directory) {
        return Tool.in(directory).environment("USER", "ann").ticking();
    }

    private String add(String id, String... words) {
        List<String> all = new ArrayList<>(List.of("add", "--id", id));
        all.addAll(List.of(words));
        Tool.Outcome outcome = tool.run(all.toArray(new String[0]));
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, id + "\n", ""));
        return id;
    }

    private Tool.Outcome drain(String... more) {
        List<String> all = new ArrayList<>(List.of("worker", "--drain", "--quiet", "--slots", "2"));
        all.addAll(List.of(more));
        return tool.run(all.toArray(new String[0]));
    }

    private Map<String, @Nullable Object> last() throws Exception {
        return tool.last("registry.jsonl");
    }

    @Test
    void theListSaysWhatCanNeverBeginAndHowToGoOn() {
        for (String id : List.of("broken", "dropped", "open")) {
            tool.run("task", "create", "--id", id, "--title", id);
        }
        add("direct", "--after", "broken", "--", "true");
        add("indirect", "--after", "direct", "--", "true");
        add("other", "--after", "dropped", "--", "true");
        add("patient", "--after", "open", "--", "true");
        tool.run("task", "fail", "broken", "--error", "x");
        tool.run("task", "cancel", "dropped");

        assertThat(tool.run("queue", "list", "-o", "csv", "--columns", "task_id,waits,unreachable_by").out().lines()).containsExactly(
                "task_id,waits,unreachable_by",
                "direct,\"unreachable: broken has failed: retry that one, or cancel this one\",broken",
                "indirect,\"unreachable: broken has failed: retry that one, or cancel this one\",broken",
                "other,\"unreachable: dropped was cancelled: retry that one, or cancel this one\",dropped",
                "patient,waits for open,");

        tool.run("task", "retry", "broken");
        assertThat(tool.run("queue", "list", "--all", "-o", "csv", "--columns", "task_id,waits").out())
                .contains("direct,waits for broken", "indirect,waits for direct", "other,\"unreachable");
    }

    /** Only what nothing was written to for as long as that, and never what belongs to an open task. */
    @Test
    void oldOutputIsRemovedByAWorkerThatIsToldForHowLongToKeepIt() throws Exception {
        for (String id : List.of("old", "young", "open")) {
            add(id, "--", "echo", id);
            drain();
        }
        tool.run("task", "create", "--title", "goes on", "--id", "other", "--start");
        Path output = directory.resolve("logs/output");
        Files.copy(WorkOutput.file(directory.resolve("logs"), "open"), WorkOutput.file(directory.resolve("logs"), "other"));
        for (String id : List.of("old", "other")) {
            Files.setLastModifiedTime(WorkOutput.file(directory.resolve("logs"), id), FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        }

        drain();
        assertThat(tool.run("follow", "old").out()).isEqualTo("old\n");
        assertThat(tool.run("worker", "--drain", "--keep-output", "7d", "-o", "jsonl").out()).contains("\"event\":\"removed_output\"").contains("\"title\":\"1 file\"");

        assertThat(tool.run("follow", "old")).isEqualTo(new Tool.Outcome(0, "", "task-mgmt: no output of old is kept\n"));
        assertThat(tool.run("follow", "young").out()).isEqualTo("young\n");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).hasSize(3);
        }
        assertThat(tool.environment("TASK_MGMT_KEEP_OUTPUT", "1w").environment("TASK_MGMT_CLEANUP", "1h").run("worker", "--drain").err()).isEmpty();
        assertThat(tool.environment("TASK_MGMT_CLEANUP", "0s").run("worker", "--drain").err()).contains("TASK_MGMT_CLEANUP: ", "is 0");
    }

    @Test
    void whatIsAddedIsRunWhereAndAsItWasAsked() throws Exception {
        Files.createDirectory(directory.resolve("sub"));
        add("a", "--directory", "sub", "--", "sh", "-c", "echo \"$1\" $TASK_MGMT_TASK_ID $TASK_MGMT_ATTEMPT >ran; pwd", "x", "it's; $(id)");
        assertThat(tool.events()).containsExactly("task.created", "task.queued");
        assertThat(drain()).isEqualTo(new Tool.Outcome(0, "", ""));

        assertThat(directory.resolve("sub/ran")).hasContent("it's; $(id) a a/1");
        assertThat(tool.events()).containsExactly("task.created", "task.queued", "task.started", "task.completed");
        assertThat(last()).containsEntry("proof", "observed");
        assertThat(tool.run("follow", "a")).isEqualTo(new Tool.Outcome(0, directory.resolve("sub").toRealPath() + "\n", ""));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("logs/output")))).isEqualTo("rwx------");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void whatFailsIsRunAgainAndIsADeadLetterAtLast() throws Exception {
        add("a", "--retries", "2", "--backoff", "1ms", "--retry-on", "3", "--", "sh", "-c", "echo $TASK_MGMT_ATTEMPT; exit 3");
        add("b", "--retries", "2", "--backoff", "1ms", "--retry-on", "4", "--", "sh", "-c", "exit 3");
        drain();
        assertThat(tool.run("follow", "a")).isEqualTo(new Tool.Outcome(1, "a/1\na/2\na/3\n", ""));
        assertThat(tool.run("dead", "list", "--columns", "task_id", "--no-headers", "--sort", "task_id")).isEqualTo(new Tool.Outcome(0, "a\nb\n", ""));
        assertThat(tool.run("dead", "list", "-o", "csv").out()).contains("a,").contains(",3,").contains("b,").contains("exit code 3");

        assertThat(tool.run("dead", "requeue", "b")).isEqualTo(new Tool.Outcome(0, "b is due again\n", ""));
        assertThat(tool.run("dead", "requeue", "b")).isEqualTo(new Tool.Outcome(0, "b is retrying: nothing to do\n", ""));
        assertThat(tool.run("dead", "purge", "a").status()).isEqualTo(2);
        assertThat(tool.run("dead", "purge", "a", "--yes")).isEqualTo(new Tool.Outcome(0, "a is given up\n", ""));
        assertThat(tool.run("dead", "purge", "a", "--yes").out()).isEqualTo("a is cancelled: nothing to do\n");
        assertThat(tool.run("dead", "list").err()).isEqualTo("task-mgmt: no dead letters\n");
    }

    /** What waits or runs in other groups is the business of other workers. */
    @Test
    void aWorkerOfAGroupEndsWhenThatGroupIsDone() {
        add("mine", "--group", "night", "--", "true");
        add("other", "--", "true");
        add("another", "--group", "day", "--", "true");
        assertThat(drain("--group", "night")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(tool.run("task", "list", "--status", "completed", "--columns", "task_id", "--no-headers").out()).isEqualTo("mine\n");
        assertThat(drain("--group", "night", "--group", "none")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(tool.run("queue", "list", "--columns", "task_id", "--no-headers").out()).isEqualTo("other\nanother\n");
    }

    @Test
    void theQueueSaysWhoseLeaseIsOver() {
        Tool still = Tool.in(directory).environment("USER", "ann").at("2025-11-17T12:00:00Z");
        still.run("add", "--id", "a", "--", "true");
        assertThat(still.run("task", "claim", "a", "--worker", "w1", "--lease", "2m").status()).isZero();
        assertThat(still.run("queue", "list", "--columns", "waits,worker,lease_until", "-o", "jsonl").out())
                .isEqualTo("{\"waits\":null,\"worker\":\"w1\",\"lease_until\":\"2025-11-17T12:02:00.000000Z\"}\n");
        still.at("2025-11-17T12:02:00Z");
        assertThat(still.run("queue", "list", "--columns", "waits", "--no-headers").out()).isEqualTo("the lease of w1 is over\n");
    }

    @Test
    void nobodyOpensADeadLetterForEver() {
        add("a", "--", "false");
        for (int i = 0; i < OpenAgain.MAX_REQUEUES; i++) {
            drain();
            assertThat(tool.run("dead", "requeue", "--all").out()).isEqualTo("a is due again\n");
        }
        drain();
        Tool.Outcome outcome = tool.run("dead", "requeue", "a");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("was opened again 10 times");
    }

    @Test
    void aTaskWaitsForOthersItsTimeAndItsGroup() {
        add("first", "--", "true");
        add("second", "--after", "first", "--", "true");
        add("later", "--delay", "100h", "--", "true");
        add("off", "--group", "off", "--", "true");
        add("stashed", "--stashed", "--", "true");
        assertThat(tool.run("queue", "pause", "off").err())
                .isEqualTo("task-mgmt: 'off' is one argument too many (did you mean '--group off'?); see 'task-mgmt queue pause --help'\n");
        assertThat(tool.run("queue", "pause", "-g", "off").err()).isEqualTo("task-mgmt: group off is paused, and has no limit\n");
        assertThat(tool.run("queue", "list", "-o", "csv").out().lines().map(line -> line.replaceAll(",(20[^,]*|),1,.*", ""))).containsExactly(
                "task_id,status,priority,group,title,waits,due_at,attempt,command,directory,waits_for,created_at,worker,lease_until,unreachable_by",
                "first,queued,5,default,true,", "second,queued,5,default,true,waits for first", "later,queued,5,default,true,not due yet",
                "off,queued,5,off,true,its group is paused", "stashed,pending,5,default,true,");

        tool.run("queue", "kill", "later");
        tool.run("queue", "kill", "--group", "off");
        tool.run("queue", "resume", "-g", "off");
        drain();
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id,status").out().lines().skip(1)).containsExactlyInAnyOrder(
                "first,completed", "later,cancelled", "off,cancelled", "second,completed", "stashed,pending");
        tool.run("task", "queue", "stashed");
        drain();
        assertThat(tool.run("wait", "stashed", "second")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(tool.run("wait", "later")).isEqualTo(new Tool.Outcome(1, "", "task-mgmt: later is cancelled\n"));
    }

    @Test
    void aGroupRunsAsManyAsItMay() {
        assertThat(tool.run("queue", "parallel", "1").err()).isEqualTo("task-mgmt: group default is not paused, and runs at most 1 at once\n");
        String alone = "mkdir lock && sleep 0.05 && rmdir lock";
        for (int i = 0; i < 4; i++) {
            add("t" + i, "--", "sh", "-c", alone);
        }
        assertThat(tool.run("queue", "groups", "-o", "csv").out().lines()).containsExactly("group,paused,parallel,running,waiting", "default,false,1,0,4");
        drain();
        assertThat(tool.run("wait", "t0", "t1", "t2", "t3").status()).isZero();
        assertThat(tool.run("queue", "parallel", "0").err()).endsWith("has no limit\n");
    }

    @Test
    void aSecretIsNotKeptSoItIsNotRun() {
        Tool.Outcome outcome = tool.run("add", "--", "mysql", "--password", "hunter2xyz");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("the command has a secret in it").doesNotContain("hunter2xyz");
    }

    @Test
    void whoeverReportsHasNothingExecuted() throws Exception {
        String job = "\"job\":{\"command\":[\"touch\",\"" + directory.resolve("ran") + "\"],\"directory\":\"/\",\"group\":\"default\"}";
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.created\",\"task_id\":\"bus\"," + job + "}\n"
                + "{\"event\":\"task.queued\",\"task_id\":\"bus\"}\n");
        Files.writeString(directory.resolve("in.jsonl"), "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"in\"," + job
                + "}\n{\"ts\":\"2026-01-01T00:00:01Z\",\"event\":\"task.queued\",\"task_id\":\"in\"}\n");
        tool.run("events", "ingest", "in.jsonl");
        tool.input("{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"pub\"," + job + "}").run("events", "publish", "-");
        drain();
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(tool.run("queue", "list").out().lines().count()).isLessThanOrEqualTo(1);
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id").out()).contains("bus").contains("in");
    }

    @Test
    void whatIsKilledEndsWithItsDescendants() throws Exception {
        add("a", "--", "sh", "-c", "sleep 1000 & echo $! >pid; wait");
        AtomicReference<Tool.@Nullable Outcome> outcome = new AtomicReference<>();
        Thread worker = Thread.ofPlatform().start(() -> outcome.set(here(directory).run("worker", "--drain", "--quiet")));
        while (!Files.exists(directory.resolve("pid")) || Files.size(directory.resolve("pid")) == 0) {
            Thread.onSpinWait();
        }
        long pid = Long.parseLong(Files.readString(directory.resolve("pid")).strip());
        assertThat(runs(pid)).isTrue();
        tool.run("queue", "kill", "a");
        worker.join();
        assertThat(outcome.get()).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(runs(pid)).isFalse();
        assertThat(tool.events()).endsWith("task.cancelled");
    }

    /** One that has ended may be there still, as long as nobody has asked how. */
    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z ");
        } catch (IOException gone) {
            return false; // which a file there may also be while it is read: then it is not missing, but cannot be read
        }
    }

    @Test
    void anUnusableFileOfSettingsStopsTheQueue() throws Exception {
        add("a", "--", "true");
        Files.writeString(directory.resolve("logs/queue.json"), "{\"groups\":{\"default\":{\"parallel\":0}}}");
        Tool.Outcome outcome = drain();
        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.err()).contains("queue.json cannot be used: group 'default'").hasLineCount(1);
        assertThat(tool.events()).containsExactly("task.created", "task.queued");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        assertThat(tool.run("add", "--delay", "1s", "--at", "2026-01-01T00:00:00Z", "--", "true").status()).isEqualTo(2);
        assertThat(tool.run("add", "--at", "soon", "--", "true").status()).isEqualTo(2);
        assertThat(tool.run("add", "--backoff", "1s", "--", "true").status()).isEqualTo(2);
        assertThat(tool.run("add", "--directory", "nowhere", "--", "true").status()).isEqualTo(2);
        assertThat(tool.run("add", "--after", "nobody", "--", "true").status()).isEqualTo(3);
        assertThat(tool.run("wait").status()).isEqualTo(2);
        assertThat(tool.run("queue", "kill").status()).isEqualTo(2);
        assertThat(tool.run("dead", "requeue").status()).isEqualTo(2);
        tool.run("task", "create", "--title", "x", "--id", "plain");
        tool.run("task", "fail", "plain", "--error", "x");
        assertThat(tool.run("dead", "requeue", "plain").status()).isEqualTo(4);
    }
}
