package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** The verbs that read tasks. */
class TaskReadCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void createTasks() {
        tool = Tool.in(directory).environment("USER", "ann").environment("TASK_MGMT_LOGS", directory.toString());
        run("create", "--title", "nightly Backup", "--id", "a", "--subsystem", "storage", "--type", "backup", "--tag", "x",
                "--tag", "y", "--sla", "1h");
        tool.at("2025-11-17T13:00:00Z");
        run("create", "--title", "evil \u001b[31mred\nline", "--id", "b", "--priority", "high", "--depends-on", "a", "--tag", "x",
                "--created-by", "bob", "--description", "makes a BACKUP too");
        tool.at("2025-11-17T14:00:00Z");
        run("create", "--title", "third", "--id", "c", "--priority", "2", "--start", "--assign", "eve");
    }

    @Test
    void tableFitsATerminalAndIsSafeOnIt() {
        assertThat(tool.terminal(80).run("task", "list", "--no-color")).isEqualTo(new Tool.Outcome(0, """
                ID  STATUS   PRI  SUBSYSTEM  TITLE                     CREATED  DURATION
                c   active     2  general    third                     now            0s
                b   pending    8  general    evil \\u001b[31mred\\nline  1h ago
                a   pending    5  storage    nightly Backup            2h ago
                """, ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--status pending | b a", "--status running | c", "--status active,pending | c b a", "--subsystem storage | a",
        "--type backup | a", "--created-by bob | b", "--assigned-to eve | c", "--tag x | b a", "--tag x --tag y | a",
        "--id b | b", "--id B | ''", "--id a --status active | ''", "--id c --text third | c", "--id b --since 1h --until now | b",
        "--id c --sort task_id --limit 2 | c", "--sort task_id --limit 2 | a b", "--sort task_id:asc -L 0 | a b c", "--sort task_id:desc -L 1 | c",
        "--priority 5..8 | b a", "--priority high | b", "--priority <=2 | c", "--priority >5 | b", "--priority ..low | c",
        "--since 2025-11-17T13:00:00Z | c b", "--until 2025-11-17T13:00:00Z | a", "--since 1h --until now | c b",
        "--text backup | b a", "--text backup --created-by bob | b", "--tag x --status active | ''", "--limit 1 | c", "-L 0 --no-color | c b a",
        "--sort priority:desc | b a c", "--sort subsystem,priority | c b a", "--sort status:desc,title | c b a",
        "--sort started_at | c b a", "--sort started_at:desc | c b a", "--sort sla_deadline | a c b"
    })
    void filtersAndOrders(String options, String expected) {
        String[] words = ("task list -o tsv --columns task_id " + options).split(" ", -1);
        String ids = tool.run(words).out().lines().skip(1).reduce("", (all, id) -> all.isEmpty() ? id : all + " " + id);
        assertThat(ids).isEqualTo(expected);
    }

    /** Of more tasks than are looked up one by one, and of fewer, the same list comes as from all of them. */
    @Test
    void tasksByHowTheirIdsBeginAreThoseOfTheWholeList() throws IOException {
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            String id = "n" + (i * 7919) % 1_500;
            events.append("{\"ts\":\"2025-11-16T").append(String.format("%02d:%02d:%02d", i / 3600, i / 60 % 60, i % 60))
                    .append("Z\",\"event\":\"task.created\",\"task_id\":\"").append(id).append("\",\"title\":\"t\",\"tags\":[\"g").append(i % 3)
                    .append("\"]}\n");
            if (i % 5 > 0) {
                events.append("{\"ts\":\"2025-11-16T02:00:00Z\",\"event\":\"task.").append(i % 5 == 1 ? "failed" : "completed")
                        .append("\",\"task_id\":\"").append(id).append("\"}\n");
            }
        }
        Files.writeString(directory.resolve("in"), events);
        assertThat(tool.run("events", "ingest", directory.resolve("in").toString()).status()).isZero();
        for (String start : new String[] {"n", "n1", "n14", "n149", "x", "a"}) {
            for (String more : new String[] {"", " --tag g1", " --status failed", " --status pending --text t", " --after n12"}) {
                List<String> all = ids("--limit 0" + more).stream().filter(id -> id.startsWith(start)).toList();
                assertThat(ids("--id " + start + more)).as(start + more).isEqualTo(all);
                assertThat(ids("--limit 40 --id " + start + more)).as(start + more).isEqualTo(all.subList(0, Math.min(40, all.size())));
                if (!more.contains("--after")) {
                    List<String> sorted = all.stream().sorted().toList();
                    assertThat(ids("--limit 40 --sort task_id --id " + start + more)).as(start + more)
                            .isEqualTo(sorted.subList(0, Math.min(40, sorted.size())));
                }
            }
        }
        assertThat(tool.run("task", "list", "--id", "").out()).isEqualTo(tool.run("task", "list").out());
    }

    /** Of a hole that takes several blank lines, and of one that ends a record that was being written. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"ts\":\"2025-11-17T14:00"})
    void aHoleOfMegabytesAtTheEndOfTheLogIsRepairedAndToldOfOnce(String torn) throws IOException {
        Path registry = directory.resolve("registry.jsonl");
        Files.writeString(registry, torn, StandardOpenOption.APPEND);
        try (FileChannel channel = FileChannel.open(registry, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), channel.size() + (3 << 20));
        }
        Tool.Outcome outcome = tool.run("task", "create", "--title", "t", "--id", "d");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err().lines()).singleElement().asString().contains("repaired registry.jsonl at byte", "are kept in");
        assertThat(tool.run("audit", "list", "--action", "log_repaired", "-o", "jsonl").out().lines()).hasSize(1);
        assertThat(ids("--limit 0")).containsExactly("d", "c", "b", "a");
        assertThat(tool.run("doctor").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    private List<String> ids(String options) {
        return tool.run(("task list -q " + options).split(" ", -1)).out().lines().toList();
    }

    @Test
    void overdueTasksAreOpenAndPastTheirDeadline() {
        tool.at("2025-11-17T13:00:00.000001Z");
        assertThat(tool.run("task", "list", "--overdue", "--columns", "task_id", "-o", "jsonl").out())
                .isEqualTo("{\"task_id\":\"a\"}\n");
        run("complete", "a");
        assertThat(tool.run("task", "list", "--overdue", "--json").out()).isEqualTo("[]\n");
        assertThat(tool.run("task", "list", "--columns", "sla_met,blocks", "--sort", "task_id", "--limit", "1", "-o", "jsonl").out())
                .isEqualTo("{\"sla_met\":false,\"blocks\":[\"b\"]}\n");
    }

    @Test
    void misspeltFieldsAreRefused() {
        assertThat(tool.run("task", "list", "--columns", "titel")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: --columns: no field 'titel' (did you mean 'title'?)\n"));
        assertThat(tool.run("task", "list", "--sort", "title:down")).isEqualTo(new Tool.Outcome(2, "",
                "task-mgmt: --sort: 'down' is no direction; it is asc or desc\n"));
        assertThat(tool.run("task", "list", "--priority", "8..5").status()).isEqualTo(2);
    }

    @Test
    void damagedLinesAreToldOf() throws IOException {
        Files.writeString(directory.resolve("registry.jsonl"), "garbage\n", StandardOpenOption.APPEND);
        assertThat(tool.run("task", "list", "--text", "nowhere", "--json")).isEqualTo(new Tool.Outcome(0, "[]\n",
                "task-mgmt: 1 line of the registry is damaged and left out\n"));
    }

    @Test
    void showsEverythingThatIsKnown() {
        run("complete", "a", "--result", "{\"files\":3}", "--cpu-seconds", "1.5", "--resource", "own=2");
        assertThat(tool.run("task", "show", "a").out()).isEqualTo("""
                task_id                a
                task_type              backup
                subsystem              storage
                title                  nightly Backup
                created_by             ann
                status                 completed
                priority               5
                created_at             2025-11-17T12:00:00Z
                completed_at           2025-11-17T14:00:00Z
                updated_at             2025-11-17T14:00:00Z
                duration_seconds       7200
                duration_from          created
                cpu_seconds            1.5
                retries_count          0
                attempt                1
                verification_required  false
                verification_status    not_required
                verification_passes    0
                verification_failures  0
                proof                  claimed
                blocks                 b
                tags                   x, y
                result.files           3
                resource_usage.own     2
                error_count            0
                sla_deadline           2025-11-17T13:00:00.000000Z
                sla_met                false
                """);
        assertThat(tool.run("task", "show", "a", "--json").out())
                .contains("\"started_at\": null", "\"resource_usage\": {\n    \"cpu_seconds\": 1.5,\n    \"own\": 2\n  }");
        assertThat(tool.run("task", "show", "zz")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: no task zz\n"));
    }

    @Test
    void showsSeveralTasksAndThoseOfStandardInput() {
        assertThat(tool.run("task", "show", "a", "zz", "c", "-o", "jsonl")).satisfies(shown -> {
            assertThat(shown.status()).isEqualTo(3);
            assertThat(shown.err()).contains("no task zz");
            assertThat(shown.out().lines().map(line -> line.substring(0, 14))).containsExactly("{\"task_id\":\"a\"", "{\"task_id\":\"c\"");
        });
        assertThat(tool.input("b\n").run("task", "show", "-", "--json").out()).as("one of a list is in a list").startsWith("[\n  {\n    \"task_id\": \"b\"");
        assertThat(tool.input("b\nc\n").run("task", "show", "-", "-o", "tsv").out()).contains("[0].task_id\tb\n", "[1].task_id\tc\n");
        assertThat(tool.input("b\nc\n").run("task", "show", "-").out().lines().filter(line -> line.isEmpty() || line.startsWith("task_id")))
                .containsExactly("task_id                b", "", "task_id                c");
        assertThat(tool.run("task", "show", "b", "--json").out()).as("one that is named is no list").startsWith("{\n  \"task_id\": \"b\"");
    }

    @Test
    void namesThatNoTaskHasAreSaidAndSimilarOnesSuggested() {
        assertThat(tool.run("task", "list", "--assigned-to", "evee", "-o", "tsv", "--columns", "task_id")).isEqualTo(new Tool.Outcome(0, "task_id\n",
                "task-mgmt: no assignee 'evee' (did you mean 'eve'?)\n"));
    }

    @Test
    void theReasonOfAPauseIsNotThatOfTheEnd() {
        run("pause", "c", "--reason", "disk full");
        assertThat(tool.run("task", "show", "c").out()).contains("reason                 disk full\n");
        run("resume", "c");
        run("complete", "c");
        assertThat(tool.run("task", "show", "c").out()).doesNotContain("reason");
        assertThat(tool.run("task", "history", "c").out()).contains("disk full");
    }

    @Test
    void tellsTheHistory() {
        assertThat(tool.run("task", "history", "c").out()).isEqualTo("""
                TIME                  EVENT         ACTOR  WHAT IT SAYS
                2025-11-17T14:00:00Z  task.created  ann    {"task_type":"custom","subsystem":"general","title":"third",\
                "created_by":"ann","assigned_to":"eve","priority":2}
                2025-11-17T14:00:00Z  task.started  ann    {}
                """.replace("ann    {}\n", "ann\n"));
    }

    @Test
    void showsDependenciesInBothDirections() {
        run("create", "--title", "last", "--id", "d", "--depends-on", "b");
        assertThat(tool.run("task", "deps", "b").out()).isEqualTo("""
                RELATION    ID  STATUS   TITLE
                depends_on  a   pending  nightly Backup
                blocks      d   pending  last
                """);
    }

    @Test
    void ordersWhatCanBeDoneFirst() {
        run("create", "--title", "urgent", "--id", "d", "--priority", "critical", "--depends-on", "b");
        assertThat(tool.run("task", "order", "-o", "tsv").out()).isEqualTo("""
                position\ttask_id\tstatus\tpriority\ttitle\twaits_for\turgency\tunreachable_by
                1\ta\tpending\t5\tnightly Backup\t[]\t10\t
                2\tb\tpending\t8\tevil \\u001b[31mred\\nline\t["a"]\t10\t
                3\td\tpending\t10\turgent\t["b"]\t10\t
                4\tc\tactive\t2\tthird\t[]\t2\t
                """);
    }

    @Test
    void watchesFromTheStartAndEndsAfterSoManyEvents() {
        assertThat(tool.run("task", "watch", "c", "--from-start", "--count", "2").out()).isEqualTo("""
                2025-11-17T14:00:00Z  task.created  c  task_type=custom  subsystem=general  title=third  created_by=ann  \
                assigned_to=eve  priority=2
                2025-11-17T14:00:00Z  task.started  c  actor=ann
                """);
        assertThat(tool.run("task", "watch", "b", "--from-start", "--count", "1").out()).doesNotContain("\u001b");
        assertThat(tool.run("task", "watch", "c", "--from-start", "--count", "1", "--json").out())
                .startsWith("{\"ts\":\"2025-11-17T14:00:00.000000Z\",\"event\":\"task.created\",\"task_id\":\"c\"");
    }

    private void run(String verb, String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "task";
        all[1] = verb;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        assertThat(tool.run(all)).as(verb).satisfies(outcome -> assertThat(outcome.err()).isEmpty());
    }
}
