package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.testkit.Tool;

/** Every command answers as data where it has anything to answer, and every list can be bounded in time. */
class OutputFormsTest {
    /** What prints no data of ours, and what it prints instead. */
    private static final Map<String, String> WITHOUT_FORMATS = new TreeMap<>(Map.ofEntries(
            Map.entry("follow", "the bytes that a command has written"),
            Map.entry("workflow logs", "the bytes that a step has written"),
            Map.entry("events follow", "the lines of the registry as they are, which are JSON"),
            Map.entry("workflow schema", "a JSON Schema"),
            Map.entry("agent schema", "a JSON Schema"),
            Map.entry("heal schema", "a JSON Schema"),
            Map.entry("workflow template new", "a definition in YAML"),
            Map.entry("export sql", "a script for a database"),
            Map.entry("report html", "a page; the reports that it is put together from have the data"),
            Map.entry("report markdown", "a page; the reports that it is put together from have the data"),
            Map.entry("mcp", "messages of a protocol"),
            Map.entry("mcp install-snippet", "a part of a file of settings, which is JSON"),
            Map.entry("serve", "nothing: it answers over HTTP"),
            Map.entry("shell", "what the commands in it print"),
            Map.entry("shell-init", "a script for a shell"),
            Map.entry("completion", "a script for a shell"),
            Map.entry("config edit", "nothing: an editor has the terminal"),
            Map.entry("help", "pages for people")));

    /** Lists whose rows have no time, and what they are of. */
    private static final Map<String, String> WITHOUT_TIMES = new TreeMap<>(Map.ofEntries(
            Map.entry("flag list", "what is in a file"),
            Map.entry("handler list", "what is in a file"),
            Map.entry("trigger list", "what is in a file"),
            Map.entry("queue groups", "how many run and wait now"),
            Map.entry("workflow template list", "what comes with the program"),
            Map.entry("agent list", "what is in a file"),
            Map.entry("task deps", "the relations of one task"),
            Map.entry("task order", "a plan of what is open now"),
            Map.entry("integration list", "what is in a file"),
            Map.entry("incident reconcile", "a comparison of two logs as they stand"),
            Map.entry("knowledge categories", "how much there is of what"),
            Map.entry("config show", "what is in a file"),
            Map.entry("code list", "source files as they are"),
            Map.entry("system health", "how the machine is now")));

    @TempDir
    private Path directory;

    private static boolean has(String name, Class<?> group) {
        return Objects.requireNonNull(Catalog.command(name)).groups().stream().anyMatch(group::isInstance);
    }

    @Test
    void everyCommandTakesAFormat() {
        List<String> without = Catalog.names().stream().filter(name -> !has(name, OutputOptions.class)).sorted().toList();
        assertThat(without).containsExactlyElementsOf(WITHOUT_FORMATS.keySet());
    }

    @Test
    void everyListCanBeBoundedInTime() {
        List<String> without = Catalog.names().stream().filter(name -> has(name, ListOptions.class) && !has(name, RangeOptions.class)).sorted().toList();
        assertThat(without).containsExactlyElementsOf(WITHOUT_TIMES.keySet());
    }

    /** What lay in a time is shown, what did not is not, and a list that has none of it says so. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "queue list|tasks", "dead list|dead letters", "alert list|alerts", "expect list|expected runs", "task history @last|events",
        "queue schedules|schedules", "stuck|stuck tasks"})
    void aListShowsWhatLiesInTheTime(String list, String things) {
        Tool tool = Tool.in(directory);
        tool.run("alert", "add", "ops", "--on", "task_failed", "--mail", "a@example.com");
        tool.run("expect", "add", "backup", "--every", "1d");
        tool.run("add", "--cron", "0 3 * * *", "--id", "nightly", "--", "true");
        tool.run("add", "--id", "broken", "--", "false");
        tool.run("worker", "--drain");
        tool.run("task", "create", "--title", "hangs", "--id", "hangs", "--start", "--sla", "1s");
        tool.run("add", "--id", "later", "--", "true");
        tool.at("2025-11-18T12:00:00Z");
        String[] words = list.split(" ", -1);
        assertThat(rows(tool, words)).as(list).isNotZero();
        assertThat(rows(tool, words, "--since", "2025-11-17", "--until", "2025-11-20")).as(list).isEqualTo(rows(tool, words));
        assertThat(rows(tool, words, "--since", "2026-01-01")).isZero();
        assertThat(tool.run(with(words, "--until", "2025-01-01")).err()).contains("task-mgmt: no " + things + " in that time");
    }

    private static long rows(Tool tool, String[] words, String... more) {
        Tool.Outcome outcome = tool.run(with(with(words, more), "-o", "jsonl"));
        assertThat(outcome.status()).as(outcome.err()).isLessThan(2);
        return outcome.out().lines().count();
    }

    private static String[] with(String[] words, String... more) {
        String[] all = Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }

    /** The object that a command prints; what differs from run to run is a pattern in it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "queue breaker fetch --failures 3|{\"type\":\"fetch\",\"failures\":3,\"rest_seconds\":60,\"within_seconds\":600}",
        "queue breaker fetch --off|{\"type\":\"fetch\",\"failures\":null,\"rest_seconds\":null,\"within_seconds\":null}",
        "queue clean|{\"group\":\"default\",\"cleaned\":1}",
        "queue unschedule nightly|{\"schedule\":\"nightly\",\"status\":\"removed\"}",
        "version|\\{\"version\":\"[^\"]+\"\\}",
        "config set zone Europe/Berlin --project|\\{\"setting\":\"zone\",\"file\":\"[^\"]+conf\",\"value\":\"Europe/Berlin\"\\}",
        "wait done|\\{\"task_id\":\"done\",\"status\":\"completed\",.*\\}",
        "audit checkpoint|\\{\"origin\":\"[^\"]+\",\"is_signed\":true,\"note\":\".*\",\"root\":\"[0-9a-zA-Z+/=]+\",\"size\":\\d+\\}",
        "audit key rotate|\\{\"statement\":\".*\"\\}"})
    void whatIsDoneIsAnObject(String line, String object) {
        Tool tool = Tool.in(directory).environment("TASK_MGMT_KEYS", "keys");
        tool.run("add", "--cron", "0 3 * * *", "--id", "nightly", "--", "true");
        tool.run("audit", "key", "init");
        tool.run("add", "--id", "ended", "--", "true");
        tool.run("worker", "--drain");
        tool.run("task", "create", "--title", "x", "--id", "done", "--start");
        tool.run("task", "complete", "done");
        Tool.Outcome outcome = tool.run(with(line.split(" ", -1), "-o", "jsonl"));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).matches(Pattern.compile((object.startsWith("\\") ? object : Pattern.quote(object)) + "\n"));
        assertThat(tool.run(with(line.split(" ", -1), "-o", "xml")).status()).isEqualTo(2);
    }

    @Test
    void aCommandThatIsRunLeavesStandardOutputToIt() {
        Tool tool = Tool.in(directory);
        Tool.Outcome outcome = tool.run("run", "--id", "r", "-o", "json", "--", "sh", "-c", "echo mine; exit 3");
        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEqualTo("mine\n");
        assertThat(outcome.err()).isEqualTo("{\"task_id\":\"r\",\"is_run\":true,\"exit_code\":3,\"status\":\"failed\",\"error\":\"exit code 3\",\"is_recorded\":true}\n");
        assertThat(tool.run("run", "--id", "r2", "-o", "csv", "--", "true").err()).startsWith("key,value\r\ntask_id,r2\r\n");
        Tool.Outcome trained = tool.run("learn", "train", "--model", "m", "-o", "jsonl", "--", "true");
        assertThat(trained.status()).isEqualTo(1);
        assertThat(trained.err()).matches("\\{\"task_id\":\"learning_training_job_[0-9a-f]+\",\"is_run\":true,\"exit_code\":0,\"status\":\"completed\",.*\\}\n");
        assertThat(tool.run("learn", "train", "--model", "m", "--", "false").err()).contains("failed: exit code 1");
    }

    @Test
    void aWorkerHasARowForEachAttempt() {
        Tool tool = Tool.in(directory);
        tool.run("add", "--id", "good", "--priority", "9", "--", "true");
        tool.run("add", "--id", "bad", "--", "false");
        Tool.Outcome outcome = tool.run("worker", "--drain", "--slots", "1", "-o", "csv");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().map(line -> line.substring(line.indexOf(',') + 1))).containsExactly("event,task_id,title,error",
                "begun,good,true,", "ended,good,true,", "begun,bad,false,", "ended,bad,false,exit code 1");
        tool.run("add", "--id", "more", "--", "true");
        assertThat(tool.run("worker", "--drain").err()).contains("more begins: true").contains("more is completed");
        tool.run("add", "--id", "worse", "--", "false");
        assertThat(tool.run("worker", "--drain").err()).contains("worse failed: exit code 1");
        tool.run("add", "--id", "quiet", "--", "true");
        assertThat(tool.run("worker", "--drain", "-q")).isEqualTo(new Tool.Outcome(0, "", ""));
    }

    @Test
    void aWaitThatIsOverSaysWhereEachStands() {
        Tool tool = Tool.in(directory);
        tool.run("task", "create", "--title", "x", "--id", "open", "--start");
        tool.run("task", "create", "--title", "x", "--id", "failed", "--start");
        tool.run("task", "fail", "failed", "--error", "e");
        assertThat(tool.run("wait", "failed", "-o", "jsonl")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.out()).startsWith("{\"task_id\":\"failed\",\"status\":\"failed\"");
        });
        assertThat(tool.run("wait", "open", "failed", "--timeout", "0s", "-o", "jsonl").out().lines()).hasSize(2);
        assertThat(tool.run("wait", "failed").out()).isEmpty();
    }

    @Test
    void filesThatAreCheckedAreRowsWithWhatIsWrong() throws IOException {
        Tool tool = Tool.in(directory);
        Files.writeString(directory.resolve("bad.yaml"), "id: x\nnosuch: 1\n");
        Files.writeString(directory.resolve("tab.yaml"), "a:\n\t- x\n");
        for (String command : new String[] {"workflow", "heal", "agent"}) {
            Tool.Outcome outcome = tool.run(command, "validate", "bad.yaml", "tab.yaml", "-o", "jsonl");
            assertThat(outcome.status()).as(command).isEqualTo(1);
            assertThat(outcome.out().lines()).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(line)
                    .matches("\\{\"file\":\"[^\"]*(bad|tab).yaml\",\"id\":null,\"is_valid\":false,\"line\":\\d+,\"column\":\\d+,\"problem\":\".+\"\\}"));
        }
        Path examples = Path.of("examples").toAbsolutePath();
        assertThat(tool.run("heal", "validate", examples.resolve("playbooks").toString(), "-o", "csv", "--no-color").out()).contains(",true,,,");
        assertThat(tool.run("workflow", "validate", examples.resolve("workflows/release.yaml").toString(), "-o", "jsonl").out()).contains("\"id\":\"release\",\"is_valid\":true");
        assertThat(tool.run("agent", "validate", examples.resolve("agents/agents.yaml").toString(), "-o", "jsonl").out()).contains("\"is_valid\":true");
    }

    @Test
    void alertsThatAreDeliveredAreRows() throws IOException {
        Tool tool = Tool.in(directory);
        for (String[] mail : new String[][] {{"ok", "#!/bin/sh\ncat >/dev/null\n"}, {"bad", "#!/bin/sh\ncat >/dev/null\nexit 1\n"}}) {
            Path sendmail = Files.writeString(directory.resolve(mail[0]), mail[1]);
            Files.setPosixFilePermissions(sendmail, PosixFilePermissions.fromString("rwxr-xr-x"));
            tool.run("alert", "add", mail[0], "--on", "task_failed", "--mail", "a@example.com", "--sendmail", sendmail.toString());
        }
        assertThat(tool.run("alert", "test", "ok", "-o", "jsonl").out()).isEqualTo("{\"alert\":\"ok\",\"error\":null,\"is_delivered\":true}\n");
        assertThat(tool.run("alert", "test", "bad", "-o", "jsonl").out()).startsWith("{\"alert\":\"bad\",\"error\":\"");
        tool.run("task", "create", "--title", "x", "--id", "f", "--start");
        tool.run("task", "fail", "f", "--error", "e");
        Tool.Outcome outcome = tool.run("alert", "run", "-o", "jsonl");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).contains("{\"alert\":\"ok\",\"on\":\"task_failed\",").contains("\"is_delivered\":true,\"error\":null}")
                .contains("\"is_delivered\":false,\"error\":\"");
    }

    @Test
    void eventsThatAreWatchedHaveEveryForm() {
        Tool tool = Tool.in(directory);
        tool.run("task", "create", "--title", "x", "--id", "w");
        String[] watch = {"task", "watch", "--from-start", "--count", "1"};
        assertThat(tool.run(with(watch, "--json")).out()).startsWith("{\"ts\":").contains("\"task_id\":\"w\"");
        assertThat(tool.run(with(watch, "-o", "jsonl"))).isEqualTo(tool.run(with(watch, "-o", "json")));
        assertThat(tool.run(with(watch, "-o", "csv")).out()).startsWith("ts,task_id,event,actor,fields\r\n").contains(",w,task.created,");
        assertThat(tool.run(watch).out()).contains("task.created  w");
    }

    @Test
    void aDefinitionAndAFailureThatIsHealedAreObjects() {
        Tool tool = Tool.in(directory);
        String file = Path.of("examples/workflows/release.yaml").toAbsolutePath().toString();
        assertThat(tool.run("workflow", "create", "--file", file, "-o", "jsonl").out()).matches("\\{\"workflow\":\"release\",\"version\":\"[0-9a-f]{64}\"\\}\n");
        assertThat(tool.run("workflow", "show", "release", "-o", "jsonl").out()).startsWith("{\"workflow\":\"release\",\"definition\":\"");
        Tool.Outcome healed = tool.run("heal", "trigger", "port_in_use", "-o", "jsonl");
        assertThat(healed.out()).matches("\\{\"failure\":\"port_in_use\",\"events\":\\[.*\"is_healed\":true,\"pid\":\\d+,\"port\":\\d+\\}\n");
    }
}
