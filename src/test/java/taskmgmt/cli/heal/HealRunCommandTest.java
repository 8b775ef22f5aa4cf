package taskmgmt.cli.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.heal.act.PortHolder;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Failures here are real: files are missing, processes are gone, ports are taken. */
class HealRunCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();
    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void atNoon() {
        tool = Tool.in(directory).at(NOW.toString());
    }

    @AfterEach
    void endWhatIsLeft() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(String... words) throws IOException {
        Process process = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    private void playbook(String detector, String remedies, String more) throws IOException {
        Files.writeString(directory.resolve("book.yaml"), "id: book\nfailure_mode: broken\nseverity: high\ndetector: " + detector
                + "\nremedies: [" + remedies + "]\n" + more);
    }

    private Tool.Outcome heal() {
        return tool.run("heal", "run", "book.yaml");
    }

    private Map<String, @Nullable Object> incident() throws Exception {
        return tool.last("incidents.jsonl");
    }

    private static String id(int second) {
        return "inc_20260105_1200" + (second < 10 ? "0" : "") + second + "_000000";
    }

    @Test
    void recordsEachStepOfAHealingInBothLogs() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [\"false\"]}, {type: command, argv: [touch, there]}", "verification: {within: 1s}\n");
        Tool.Outcome outcome = heal();
        assertThat(outcome.out()).isEqualTo("""
                book: down: there is missing
                book: inc_20260105_120000_000000: run false
                book: inc_20260105_120000_000000: in vain: run false: exit code 1
                book: inc_20260105_120000_000000: run touch there
                book: inc_20260105_120000_000000 resolved in 0s
                """);
        assertThat(outcome.status()).isZero();
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
        assertThat(tool.lines("incidents.jsonl")).hasSize(4);
        assertThat(tool.lines("incidents.jsonl").get(1)).contains("\"status\":\"remediating\"", "\"doing\":\"run false\"", "\"actions_taken\":[]");
        assertThat(incident()).containsEntry("status", "resolved").containsEntry("playbook_name", "book")
                .containsEntry("actions_taken", List.of("run false: exit code 1", "run touch there: exit code 0"))
                .containsKeys("remediating_at", "resolved_at", "detected_at");
        assertThat(tool.run("incident", "reconcile").err()).contains("0 differences");
    }

    @Test
    void leavesAloneWhatIsFine() throws Exception {
        Files.writeString(directory.resolve("there"), "x");
        playbook("{type: file, path: there}", "{type: escalate}", "");
        assertThat(heal()).returns(0, Tool.Outcome::status).returns("", Tool.Outcome::err);
        assertThat(directory.resolve("logs/incidents.jsonl")).doesNotExist();
    }

    @Test
    void neverActsOnWhatCannotBeChecked() throws Exception {
        for (String detector : List.of("{type: command, argv: [no-such-program]}", "{type: command, argv: [sleep, '60'], timeout: 50ms}",
                "{type: command, argv: [\"false\"], down_on: [3]}", "{type: http, url: 'http://no.such.host.invalid/'}",
                "{type: disk_space, path: no/such, min_free: 1}", "{type: process_gone, pidfile: book.yaml}", "{type: stale_lock, path: book.yaml}")) {
            playbook(detector, "{type: command, argv: [touch, acted]}", "");
            Tool.Outcome outcome = heal();
            assertThat(outcome.out()).as(detector).startsWith("book: unknown: ");
            assertThat(outcome.status()).as(detector).isEqualTo(1);
        }
        assertThat(directory.resolve("acted")).doesNotExist();
        assertThat(directory.resolve("logs/incidents.jsonl")).doesNotExist();
    }

    @Test
    void onADryRunSaysWhatItWouldDoAndChangesNothing() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [touch, there]}, {type: escalate}", "");
        assertThat(tool.run("heal", "run", "--dry-run", "book.yaml")).isEqualTo(new Tool.Outcome(1, """
                book: down: there is missing
                book: would run touch there; if that does not help, escalate
                """, ""));
        assertThat(directory.resolve("there")).doesNotExist();
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void endsAWrongProcessOnAPort() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            playbook("{type: port_in_use, port: " + port + ", allowed_command: " + ProcessHandle.current().pid() + "-nobody}", "{type: end_processes}", "");
            assertThat(heal()).as("the healer never ends itself").returns(1, Tool.Outcome::status);
            assertThat(incident()).containsEntry("status", "failed");
        }
        Process holder = start(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System.getProperty("java.class.path"),
                PortHolder.class.getName(), String.valueOf(port));
        tool.at("2026-01-05T12:10:00Z");
        Tool.Outcome outcome = tool.run("heal", "run", "--dry-run", "book.yaml");
        while (outcome.out().contains("nobody listens") && holder.isAlive()) {
            outcome = tool.run("heal", "run", "--dry-run", "book.yaml");
        }
        assertThat(outcome.out()).contains("would end process " + holder.pid() + " (");
        assertThat(heal()).returns(0, Tool.Outcome::status);
        assertThat(holder.waitFor()).isEqualTo(143);
        assertThat(incident()).containsEntry("status", "resolved");
    }

    @Test
    void leavesThePortToWhoeverMayHaveIt() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(directory.resolve("own.pid"), ProcessHandle.current().pid() + "\n");
            playbook("{type: port_in_use, port: " + socket.getLocalPort() + ", allowed_pidfile: own.pid}", "{type: end_processes}", "");
            assertThat(heal()).returns(0, Tool.Outcome::status);
        }
    }

    @Test
    void killsWhatDoesNotListenToTerm() throws Exception {
        Process deaf = start("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 0.1; done");
        assertThat(deaf.inputReader().readLine()).isEqualTo("ready");
        Files.writeString(directory.resolve("deaf.pid"), String.valueOf(deaf.pid()));
        playbook("{type: file, path: there}", "{type: end_processes, pidfile: deaf.pid, grace: 50ms}", "verification: {within: 0s, detector: {type: command, argv: "
                + "[\"true\"]}}\n");
        heal();
        assertThat(deaf.waitFor()).isEqualTo(137);
        assertThat(String.valueOf(incident().get("actions_taken"))).contains("by KILL, 50 ms after TERM");
    }

    @Test
    void startsAServiceThatStaysAndKnowsItByItsPidfile() throws Exception {
        playbook("{type: process_gone, pidfile: svc.pid, command: sleep}", "{type: restart, argv: [sleep, '600'], pidfile: svc.pid}", "");
        assertThat(heal()).returns(0, Tool.Outcome::status);
        ProcessHandle service = ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("svc.pid")).strip())).orElseThrow();
        try {
            assertThat(service.isAlive()).isTrue();
            assertThat(tool.at("2026-01-05T13:00:00Z").run("heal", "run", "book.yaml").out()).contains("book: fine: process " + service.pid());
        } finally {
            service.destroyForcibly();
        }
        service.onExit().join();
        assertThat(heal().out()).contains("book: down: process " + service.pid() + " of svc.pid is gone", "resolved");
        ProcessHandle.of(Long.parseLong(Files.readString(directory.resolve("svc.pid")).strip())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void takesAwayALockThatWasLeftBehindAndNoOther() throws Exception {
        Path locks = Files.createDirectories(directory.resolve("locks"));
        Process gone = start("true");
        gone.waitFor();
        Files.writeString(locks.resolve("job.lock"), gone.pid() + "\n");
        Files.writeString(locks.resolve("other.lock"), "x");
        Files.createSymbolicLink(locks.resolve("link.lock"), directory.resolve("book.yaml"));
        Files.setLastModifiedTime(locks.resolve("job.lock"), FileTime.from(NOW.minusSeconds(60)));
        playbook("{type: stale_lock, path: locks/job.lock}", "{type: delete, directory: locks, name: '*.lock', older_than: 1s}", "");
        assertThat(heal()).returns(0, Tool.Outcome::status);
        assertThat(locks.resolve("job.lock")).doesNotExist();
        assertThat(locks.resolve("other.lock")).as("written after the clock of this test").exists();
        assertThat(directory.resolve("book.yaml")).exists();

        Files.writeString(locks.resolve("job.lock"), ProcessHandle.current().pid() + "\n");
        assertThat(tool.at("2026-01-05T13:00:00Z").run("heal", "run", "book.yaml").out()).contains("which runs");
    }

    @Test
    void cleansNoDirectoryThatALinkLeadsTo() throws Exception {
        Path real = Files.createDirectories(directory.resolve("real"));
        Files.setLastModifiedTime(Files.writeString(real.resolve("a.log"), "x"), FileTime.from(NOW.minusSeconds(60)));
        Files.createSymbolicLink(directory.resolve("app-logs"), real);
        playbook("{type: file, path: there}", "{type: truncate, directory: app-logs, name: '*.log', older_than: 0s}", "verification: {within: 0s}\n");
        assertThat(heal()).returns(1, Tool.Outcome::status);
        assertThat(real.resolve("a.log")).hasContent("x");
        playbook("{type: file, path: there}", "{type: truncate, directory: real, name: '*.log', older_than: 0s}", "verification: {within: 0s}\n");
        tool.at("2026-01-05T12:30:00Z");
        heal();
        assertThat(real.resolve("a.log")).hasContent("");
    }

    /** A playbook names files too, and is no more to write into a log than the user of a command. */
    @ParameterizedTest
    @ValueSource(strings = {"{type: truncate, directory: logs, name: '*.jsonl', older_than: 0s}", "{type: delete, directory: logs, name: '*', older_than: 0s}",
        "{type: delete, directory: logs/.state, name: '*', older_than: 0s}", "{type: restart, argv: [sleep, '0'], pidfile: logs/registry.jsonl}",
        "{type: restart, argv: [echo, x], output: logs/registry.jsonl}", "{type: restart, argv: [echo, x], output: to-logs/new}"})
    void noRemedyWritesIntoALog(String remedy) throws Exception {
        assertThat(tool.run("task", "create", "--title", "t", "--id", "kept").status()).isZero();
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.createSymbolicLink(directory.resolve("to-logs"), directory.resolve("logs"));
        Files.setLastModifiedTime(registry, FileTime.from(NOW.minusSeconds(60)));
        playbook("{type: file, path: there}", remedy, "verification: {within: 0s}\n");
        assertThat(heal().out()).contains("inside the log directory");
        assertThat(Files.readString(registry)).startsWith("{\"ts\"").contains("\"kept\"");
        assertThat(directory.resolve("logs/new")).doesNotExist();
        assertThat(directory.resolve("logs/.state/lock")).exists();
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
    }

    @Test
    void sendsLostTasksBack() throws Exception {
        tool.run("task", "create", "--title", "t", "--id", "lost", "--start", "--pid", "2147483647");
        playbook("{type: tasks, condition: lost}", "{type: retry_tasks}", "");
        assertThat(heal().out()).contains("down: 1 task is lost: lost", "retry lost", "resolved");
        assertThat(tool.run("task", "show", "lost").out()).contains("retrying");
    }

    @Test
    void cancelsTasksPastTheirDeadline() throws Exception {
        tool.run("task", "create", "--title", "t", "--id", "late", "--sla", "1s");
        tool.run("task", "create", "--title", "t", "--id", "early", "--sla", "1d");
        playbook("{type: tasks, condition: sla_missed}", "{type: cancel_tasks}", "");
        tool.at("2026-01-05T12:00:10Z");
        assertThat(heal()).returns(0, Tool.Outcome::status);
        assertThat(tool.run("task", "show", "late").out()).contains("cancelled");
        assertThat(tool.run("task", "show", "early").out()).contains("pending");
    }

    @Test
    void givesUpEscalatesAndIsSuspendedLoudly() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [\"true\"]}", """
                verification: {within: 0s}
                cool_down: 1s
                suspend_after: 2
                escalation: {shell: true, line: 'echo $TASK_MGMT_INCIDENT_ID $TASK_MGMT_FAILURE_MODE >> paged'}
                """);
        for (int second : List.of(0, 10)) {
            Tool.Outcome outcome = tool.at(NOW.plusSeconds(second).toString()).run("heal", "run", "book.yaml");
            assertThat(outcome.out()).endsWith("book: " + id(second) + " failed: no remedy helped: there is missing\n");
            assertThat(outcome.status()).isEqualTo(1);
        }
        assertThat(directory.resolve("paged")).hasContent(id(0) + " broken\n" + id(10) + " broken\n");
        assertThat(String.valueOf(incident().get("metadata"))).contains("ended_at", "escalated");

        assertThat(tool.at("2026-01-05T12:00:20Z").run("heal", "run", "book.yaml").out()).contains("nothing is done: it has failed 2 times in a row");
        assertThat(tool.at("2026-01-05T12:00:30Z").run("heal", "run", "book.yaml")).returns(1, Tool.Outcome::status);
        assertThat(tool.run("incident", "list", "--json").out().split("healing_suspended", -1)).as("said once").hasSize(2);

        Files.writeString(directory.resolve("there"), "");
        assertThat(tool.at("2026-01-05T12:00:40Z").run("heal", "run", "book.yaml")).returns(0, Tool.Outcome::status);
        assertThat(incident()).containsEntry("failure_mode", "healing_suspended").containsEntry("status", "resolved");
    }

    @Test
    void coolsDown() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [touch, there]}", "cool_down: 5m\n");
        heal();
        Files.delete(directory.resolve("there"));
        assertThat(tool.at("2026-01-05T12:01:00Z").run("heal", "run", "book.yaml").out()).contains("nothing is done: ", "cool-down until 2026-01-05T12:05:00");
        assertThat(tool.at("2026-01-05T12:05:00Z").run("heal", "run", "book.yaml").out()).contains("resolved");
    }

    @Test
    void goesOnWithWhatAHealerLeftThatWasKilled() throws Exception {
        tool.run("incident", "open", "--failure-mode", "broken", "--severity", "high", "--playbook", "book", "--key", "heal:book");
        tool.run("incident", "remediate", "inc");
        playbook("{type: file, path: there}", "{type: command, argv: [touch, there]}", "");
        assertThat(tool.at("2026-01-05T12:00:07Z").run("heal", "run", "book.yaml").out()).contains(id(0) + " resolved in 7.0s");
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
    }

    @Test
    void closesWhatIsHealedAlready() throws Exception {
        tool.run("incident", "open", "--failure-mode", "broken", "--severity", "high", "--playbook", "book", "--key", "heal:book");
        playbook("{type: file, path: book.yaml}", "{type: escalate}", "");
        assertThat(tool.at("2026-01-05T12:00:07Z").run("heal", "run", "book.yaml").out()).contains(id(0) + " resolved in 7.0s");
        assertThat(incident()).containsEntry("actions_taken", List.of("found gone without a remedy"));
    }

    @Test
    void saysInTheWordsOfTheSystemWhatCannotBeStartedOrReached() throws Exception {
        playbook("{type: command, argv: [./gone]}", "{type: escalate}", "");
        assertThat(heal().out()).isEqualTo("book: unknown: ./gone: cannot be started: No such file or directory\n");
        playbook("{type: tls_expiry, host: 127.0.0.1, port: 1}", "{type: escalate}", "");
        assertThat(heal().out()).isEqualTo("book: unknown: tls_expiry cannot be checked: Connection refused\n");
        playbook("{type: file, path: there}", "{type: command, argv: [./gone]}", "verification: {within: 0s}\n");
        assertThat(heal().out()).contains("in vain: run ./gone: cannot be started: No such file or directory\n");
    }

    @Test
    void endsARemedyThatHangs() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [sleep, '600'], timeout: 100ms}", "verification: {within: 0s}\n");
        assertThat(heal().out()).contains("in vain: run sleep 600: ended after 0.1s", "failed: no remedy helped");
    }

    @Test
    void programsGetARowForEachStep() throws Exception {
        playbook("{type: file, path: there}", "{type: command, argv: [touch, there]}", "");
        Tool.Outcome outcome = tool.run("heal", "run", "book.yaml", "-o", "jsonl");
        assertThat(outcome.status()).isZero();
        List<String> events = new ArrayList<>();
        for (String line : outcome.out().lines().toList()) {
            events.add(Json.strict().parse(line).get("event") + " " + Json.strict().parse(line).get("status"));
        }
        assertThat(events).containsExactly("down null", "doing remediating", "ended resolved");
        assertThat(tool.run("heal", "run", "book.yaml", "--dry-run", "-o", "json").out()).startsWith("[").contains("\"fine\"");
    }

    @Test
    void doesNothingWhereAPlaybookIsWrong() throws Exception {
        playbook("{type: file}", "{type: command, argv: [touch, acted]}", "");
        assertThat(heal()).isEqualTo(new Tool.Outcome(2, "", directory.resolve("book.yaml") + ":4:11: the detector needs 'path'\n"
                + "task-mgmt: a playbook cannot be used: nothing was done\n"));
        assertThat(tool.run("heal", "run", "none.yaml").status()).isEqualTo(3);
        assertThat(tool.run("heal", "validate", "none.yaml").status()).isEqualTo(3);
        assertThat(tool.run("heal", "run", "--once", "--every", "1s", "book.yaml").status()).isEqualTo(2);
    }
}
