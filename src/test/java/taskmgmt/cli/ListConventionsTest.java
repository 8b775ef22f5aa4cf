package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.testkit.Tool;

/** What people expect of every list, tried on every list there is. */
class ListConventionsTest {
    /** Arguments without which a list is refused. */
    private static final List<String> NEED_AN_ID = List.of("task history", "task deps", "task snapshots");

    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void twoTasks() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--title", "nightly", "--id", "storage_backup_000008ab", "--subsystem", "storage", "--start");
        tool.at("2025-11-17T12:00:01Z").run("task", "create", "--title", "reindex", "--id", "search_index_000009cd", "--subsystem", "search", "--depends-on",
                "storage_backup_000008ab");
        tool.run("task", "progress", "storage_backup_000008ab", "--percent", "40");
    }

    static List<String> lists() {
        return Catalog.names().stream().filter(ListConventionsTest::isList).toList();
    }

    private static boolean isList(String name) {
        Command command = Objects.requireNonNull(Catalog.command(name));
        return command.groups().stream().anyMatch(ListOptions.class::isInstance);
    }

    private Tool.Outcome run(String list, String... options) {
        String[] words = (list + (NEED_AN_ID.contains(list) ? " @last" : list.equals("knowledge search") ? " nightly" : list.equals("forecast remaining") ? " --active" : "")).split(" ", -1);
        String[] all = new String[words.length + options.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(options, 0, all, words.length, options.length);
        return tool.run(all);
    }

    /** A simulation needs more tasks to have a row. */
    static List<String> listsWithColumns() {
        return lists().stream().filter(list -> !list.equals("simulate")).toList();
    }

    @ParameterizedTest
    @MethodSource("listsWithColumns")
    void aTableShowsEachColumnThatIsAskedFor(String list) {
        String keys = run(list, "-o", "csv").out().lines().findFirst().orElseThrow();

        String header = run(list, "--columns", keys).out().lines().findFirst().orElseThrow();

        assertThat(header.strip().split(" {2,}")).as(header).hasSameSizeAs(keys.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task list", "stats", "trend duration", "sla", "evaluate", "anomalies", "anomalies --method forecast", "stuck", "dashboard",
        "forecast --type custom", "forecast remaining --active", "simulate"})
    void anAnswerAboutASubsystemThatThereIsNotSaysWhichOneWasMeant(String line) {
        String[] words = (line + " --subsystem stroage").split(" ", -1);
        assertThat(tool.run(words).err()).contains("task-mgmt: no subsystem 'stroage' (did you mean 'storage'?)\n");
        words[words.length - 1] = "storage";
        assertThat(tool.run(words).err()).doesNotContain("no subsystem");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task list", "stats", "trend duration", "evaluate", "anomalies", "forecast"})
    void anAnswerAboutATypeThatThereIsNotSaysWhichOneWasMeant(String line) {
        assertThat(tool.run((line + " --type custon").split(" ", -1)).err()).contains("task-mgmt: no type 'custon' (did you mean 'custom'?)\n");
    }

    @Test
    void everyVerbNamedListIsOne() {
        assertThat(lists()).containsAll(Catalog.names().stream().filter(name -> name.endsWith(" list")).toList()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void takesTheOptionsOfLists(String list) {
        assertThat(run(list, "--limit", "0", "--no-headers", "-o", "wide").status()).as(run(list).err()).isLessThan(2);
        assertThat(run(list, "-q", "-L", "1").out().lines().count()).isLessThan(2);
        assertThat(run(list, "-o", "csv", "--no-headers", "-L", "1").out().lines().count()).isLessThan(2);
    }

    /** The fields that help names can be asked for, and be the order, in every format. */
    @ParameterizedTest
    @MethodSource("lists")
    void fieldsOfTheHelpAreFieldsOfTheList(String list) {
        String help = run(list, "--help").out().replaceAll("\\s+", " ");
        String fields = help.replaceAll(".*show these fields: ([a-z_0-9, ]+?) (?:-|--)[a-zL].*", "$1");
        assertThat(fields).matches("[a-z_0-9]+(, [a-z_0-9]+)*");
        for (String format : new String[] {"table", "csv", "jsonl"}) {
            for (String field : fields.split(", ", -1)) {
                assertThat(run(list, "--columns", field, "--sort", field + ":desc", "-o", format).err()).as(field)
                        .doesNotContain("no field");
            }
        }
        if (list.equals("simulate")) {
            return; // of nothing it says nothing
        }
        assertThat(run(list, "--columns", "nosuchfield").status()).isEqualTo(2);
        assertThat(run(list, "--sort", "nosuchfield").err()).contains("--sort: no field 'nosuchfield'");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void csvAndJsonLinesHaveTheSameRows(String list) {
        assertThat(run(list, "-o", "csv", "--no-headers").out().lines().count()).isEqualTo(run(list, "-o", "jsonl").out().lines().count());
    }

    @Test
    void aListWithoutRowsSaysSoToPeople() {
        assertThat(tool.run("incident", "list")).satisfies(outcome -> assertThat(outcome.err()).isEqualTo("task-mgmt: no incidents\n"));
        assertThat(tool.run("incident", "list", "-o", "json")).isEqualTo(new Tool.Outcome(0, "[]\n", ""));
        assertThat(tool.run("task", "list", "--subsystem", "stroage").err()).isEqualTo("task-mgmt: no subsystem 'stroage' (did you mean 'storage'?)\n");
        assertThat(tool.run("task", "list", "--type", "zzz", "-o", "json").err()).isEqualTo("task-mgmt: no type 'zzz'\n");
        tool.run("incident", "open", "--failure-mode", "disk_full", "--severity", "high");
        assertThat(tool.run("incident", "list", "--failure-mode", "disk_ful").err()).isEqualTo("task-mgmt: no failure mode 'disk_ful' (did you mean 'disk_full'?)\n");
    }

    @Test
    void aTerminalShowsThirtyRowsAndAPipeAll() {
        for (int i = 0; i < 35; i++) {
            tool.run("task", "create", "--title", "t" + i);
        }
        assertThat(tool.run("task", "list", "-q").out().lines()).hasSize(37);
        tool.terminal(100);
        assertThat(tool.run("task", "list").out().lines()).hasSize(31);
        assertThat(tool.run("task", "list").err()).isEqualTo("… and 7 more: --limit 0 shows all\n");
        assertThat(tool.run("task", "list", "--limit", "0").out().lines()).hasSize(38);
        assertThat(tool.run("task", "list", "-L", "2")).satisfies(outcome -> assertThat(outcome.err()).isEmpty());
        assertThat(tool.run("task", "list", "-o", "csv").out().lines()).hasSize(38);
        assertThat(tool.run("task", "list", "-q").out().lines()).hasSize(37);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"ls -q|search_index_000009cd storage_backup_000008ab", "tasks ls -q|search_index_000009cd storage_backup_000008ab",
        "ps -q|storage_backup_000008ab", "list -q -s active|storage_backup_000008ab", "task ls --status active,pending --sort title -q"
                + "|storage_backup_000008ab search_index_000009cd", "show @last -o csv --no-color|key,value task_id,search_index_000009cd",
        "task view 000008ab -o tsv|key\tvalue task_id\tstorage_backup_000008ab", "cancel 09cd -q|''", "rm storage_b|storage_backup_000008ab cancelled after 1.0s",
        "task rm @last|search_index_000009cd cancelled 0s after it was created", "incidents ls -q|''", "queue ls -q|''"})
    void wordsOfOtherProgramsAreUnderstood(String line, String expected) {
        Tool.Outcome outcome = tool.run(line.split(" ", -1));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        List<String> lines = outcome.out().lines().map(String::strip).limit(2).toList();
        assertThat(String.join(" ", lines)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task nosuch", "nosuch", "lss", "task lss", "incident rm x"})
    void otherWordsAreNot(String line) {
        assertThat(tool.run(line.split(" ", -1))).satisfies(outcome -> assertThat(outcome.status()).isEqualTo(2));
    }

    @Test
    void learningActivitiesAreTasks() {
        String id = tool.run("learning", "event", "--title", "x", "--start").out().strip();
        assertThat(tool.run("learning", "show", id).out()).contains("learning_event");
        assertThat(tool.run("learning", "fail", id, "--error", "e").out()).isEqualTo(id + " failed after 0s\n");
    }

    @Test
    void idsComeFromStandardInput() {
        assertThat(tool.input("storage_backup_000008ab\n\n  search_index_000009cd \n").run("task", "cancel", "-"))
                .isEqualTo(new Tool.Outcome(0, "storage_backup_000008ab cancelled after 1.0s\nsearch_index_000009cd cancelled 0s after it was created\n", ""));
        assertThat(tool.input("").run("task", "cancel", "-")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(tool.input("").run("wait", "-").status()).isZero();
    }

    @Test
    void anEndOfAnIdHasToBeLongAndUnique() {
        assertThat(tool.run("task", "show", "9cd").err()).isEqualTo("task-mgmt: no task 9cd\n");
        tool.run("task", "create", "--title", "x", "--id", "other_000009cd");
        assertThat(tool.run("task", "show", "000009cd").err())
                .isEqualTo("task-mgmt: more than one task ends with 000009cd: search_index_000009cd, other_000009cd: give more of the id\n");
        assertThat(tool.run("task", "show", "@last", "--logs", "other").err()).contains("no task @last");
    }

    @Test
    void lastIsTheNewestIncidentToo() {
        String id = tool.run("incident", "open", "--title", "/var is full", "--failure-mode", "disk_full", "--severity", "high").out().strip();
        assertThat(tool.run("incident", "remediate", "@last", "--action", "look").status()).isZero();
        assertThat(tool.run("incident", "show", "@last", "--json").out()).contains(id).contains("\"title\": \"/var is full\"");
        assertThat(tool.run("incident", "list", "--columns", "title", "--no-headers").out()).isEqualTo("/var is full\n");
        assertThat(tool.run("incident", "show", id.substring(10)).status()).isZero();
    }

    @Test
    void commasAreAnOrAndABackslashMakesOneAPartOfTheName() {
        tool.run("task", "create", "--title", "x", "--id", "c", "--subsystem", "a,b");
        assertThat(tool.run("task", "list", "-q", "--subsystem", "storage, search").out().lines()).hasSize(2);
        assertThat(tool.run("task", "list", "-q", "--subsystem", "a\\,b").out()).isEqualTo("c\n");
    }

    @Test
    void errorsAreJsonWhereDataIs() {
        String error = "{\"error\":{\"reason\":\"not_found\",\"exit_code\":3,\"message\":\"no task nope\"}}\n";
        for (String format : new String[] {"--json", "-ojson", "-o=jsonl", "--output=json"}) {
            assertThat(tool.run("task", "show", "nope", format)).isEqualTo(new Tool.Outcome(3, "", error));
        }
        assertThat(tool.run("task", "complete", "nope", "-o", "json")).isEqualTo(new Tool.Outcome(3, "[]\n", error));
        assertThat(tool.run("task", "create", "-o", "json").err()).contains("{\"error\":{\"reason\":\"usage\",\"exit_code\":2,\"message\":\"--title is missing");
        assertThat(tool.run("task", "show", "nope", "-o", "csv").err()).isEqualTo("task-mgmt: no task nope\n");
        assertThat(tool.run("task", "show", "nope", "-o").err()).startsWith("task-mgmt: ");
        assertThat(tool.run("task", "show", "nope", "--", "--json").err()).startsWith("task-mgmt: ");
        assertThat(tool.environment("TASK_MGMT_OUTPUT", "json").run("task", "show", "nope").err()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "task create --title x --id n|{\"task_id\":\"n\",\"is_new\":true}",
        "add --id q -- true|",
        "events publish task.created task_id=e title=x|{\"task_id\":\"e\",\"is_new\":true}",
        "queue parallel 2|{\"group\":\"default\",\"paused\":false,\"parallel\":2}",
        "queue pause|{\"group\":\"default\",\"paused\":true,\"parallel\":null}"})
    void whatIsMadeIsAnObject(String line, String object) {
        String[] words = line.replace("add --id q", "add -o jsonl --id q").concat(line.startsWith("add") ? "" : " -o jsonl").split(" ", -1);
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo((object == null ? "{\"task_id\":\"q\",\"is_new\":true}" : object) + "\n");
    }

    @Test
    void alertsAndExpectedRunsAreAddedAndRemovedAsObjects() {
        assertThat(tool.run("alert", "add", "ops", "--on", "task_failed", "--mail", "a@example.com", "-o", "jsonl").out())
                .startsWith("{\"task_id\":\"general_alert_rule_").endsWith("\"name\":\"ops\"}\n");
        assertThat(tool.run("alert", "remove", "ops", "-o", "jsonl").out()).endsWith(",\"name\":\"ops\",\"status\":\"cancelled\"}\n");
        assertThat(tool.run("expect", "add", "backup", "--every", "1d", "-q").out()).startsWith("general_expected_run_");
        assertThat(tool.run("expect", "remove", "backup").out()).endsWith(" cancelled\n");
        assertThat(tool.run("learning", "event", "--title", "x", "-o", "jsonl").out()).endsWith("\"task_type\":\"learning_event\"}\n");
    }

    @Test
    void snapshotsHaveTheFiguresOfModels() {
        tool.run("task", "snapshot", "000008ab", "--ml", "epochs_completed=3", "--cpu-seconds", "2");
        for (String format : new String[] {"table", "csv", "jsonl"}) {
            assertThat(tool.run("task", "snapshots", "000008ab", "-o", format).out()).containsIgnoringCase("epochs").contains("3");
        }
    }

    @Test
    void aRunningTaskShowsHowLongItRunsAndAPipeExactTimes() {
        tool.at("2025-11-17T15:05:00Z");
        assertThat(tool.run("task", "list", "--status", "active").out()).contains("2025-11-17T12:00:00Z    3h 05m\n");
        assertThat(tool.terminal(120).run("task", "list", "--status", "active", "--no-color").out()).contains("3h ago");
        assertThat(tool.environment("TZ", "Europe/Berlin").run("task", "list", "--status", "active", "-o", "wide", "--columns", "created_at",
                "--no-headers").out()).isEqualTo("2025-11-17T13:00:00+01:00\n");
    }

    @Test
    void whatIsTooLongForTheTerminalGoesToThePager() {
        Path shown = directory.resolve("shown");
        tool.environment("TASK_MGMT_PAGER", "dd status=none of=" + shown);
        assertThat(tool.terminal(80, 200).run("--help").out()).startsWith("Usage");
        assertThat(shown).doesNotExist();
        assertThat(tool.terminal(80, 10).run("--help").out()).isEmpty();
        assertThat(shown).content().startsWith("Usage").contains("Exit codes:");
        assertThat(tool.environment("TASK_MGMT_PAGER", "/nosuch/pager").run("--help").out()).startsWith("Usage").contains("Exit codes:");
        for (String none : new String[] {"", "cat"}) {
            assertThat(tool.environment("TASK_MGMT_PAGER", none).run("--help").out()).contains("Exit codes:");
        }
        tool.environment("TASK_MGMT_PAGER", "false");
        assertThat(tool.run("task", "show", "nope").status()).isEqualTo(3);
    }

    @Test
    void watchingIsForTablesOnATerminal() {
        assertThat(tool.run("task", "list", "--watch")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: --watch draws tables on a terminal: leave it out, or the output format\n"));
        assertThat(tool.terminal(80).run("task", "list", "-w", "-o", "csv").status()).isEqualTo(2);
    }
}
