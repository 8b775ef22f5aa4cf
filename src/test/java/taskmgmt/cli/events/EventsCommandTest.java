package taskmgmt.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class EventsCommandTest {
    private static final String EVENTS = """
            {"ts":"2025-01-01T00:00:00Z","event":"task.created","task_id":"a","title":"first"}
            no event
            {"ts":"2025-01-01T00:00:05Z","event":"task.completed","task_id":"a"}
            """;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
    }

    private String registry() throws IOException {
        return Tool.unnamed(Files.readString(directory.resolve("logs/registry.jsonl")));
    }

    /** As Python's json writes a loss that is none. */
    @Test
    void aNumberThatIsNoneCostsNoEvent() {
        Tool.Outcome outcome = tool.input("""
                {"ts": "2026-01-05T10:00:00Z", "event": "task.created", "task_id": "t"}
                {"ts": "2026-01-05T10:00:01Z", "event": "task.started", "task_id": "t"}
                {"ts": "2026-01-05T10:01:01Z", "event": "task.completed", "task_id": "t", "ml_metrics": {"loss": NaN, "best": -Infinity}, "resource_usage": {"cpu_seconds": Infinity}}
                """).run("events", "ingest", "-");

        assertThat(outcome.out()).startsWith("3 lines: 3 added, 0 known already, 0 refused");
        assertThat(outcome.err()).contains("line 3 noted: cpu_seconds cannot be used: kept in metadata.unusable");
        assertThat(tool.run("task", "show", "t").out()).containsPattern("status +completed").containsPattern("duration_seconds +60")
                .containsPattern("ml_metrics.loss +NaN").containsPattern("ml_metrics.best +-Infinity");
        assertThat(tool.run("stats", "--json").out()).doesNotContain("NaN");
        assertThat(tool.run("audit", "verify").status()).isZero();
        assertThat(tool.input("{\"event\":\"task.created\",\"task_id\":\"u\",\"ts\":NaN}\n").run("events", "ingest", "-").status()).isEqualTo(2);
    }

    @Test
    void publishingAloneGivesTheSameRegistryAsTheCommands() throws IOException {
        assertThat(tool.run("events", "publish", "task.created", "{\"task_id\":\"t\",\"title\":\"x\"}", "subsystem=s"))
                .isEqualTo(new Tool.Outcome(0, "t\n", ""));
        tool.run("events", "publish", "mission.resolved", "mission_id=t", "success=true");
        assertThat(registry()).isEqualTo("""
                {"ts":"2025-11-17T12:00:00.000000Z","event":"task.created","task_id":"t","title":"x","subsystem":"s"}
                {"ts":"2025-11-17T12:00:00.000000Z","event":"task.completed","task_id":"t","success":true,"published_as":"mission.resolved"}
                """);
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id,status").out()).isEqualTo("task_id,status\r\nt,completed\r\n");
    }

    @Test
    void publishingACreationWithoutIdMakesOne() {
        assertThat(tool.run("events", "publish", "task.created", "subsystem=web", "task_type=deploy").out()).matches("web_deploy_[0-9a-f]{8}\n");
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThat(tool.run("events", "publish", "task.exploded", "task_id=t"))
                .isEqualTo(new Tool.Outcome(2, "", "task-mgmt: this is no event: no such event: task.exploded\n"));
        assertThat(tool.run("events", "publish", "task.started", "task_id=t")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: no task t\n"));
        assertThat(tool.run("events", "publish", "task.created", "{\"task_id\":\"t\",\"event\":\"task.failed\"}").err())
                .isEqualTo("task-mgmt: the fields name another event, task.failed: give one of the two\n");
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void ingestingAFileTellsWhatBecameOfEveryLine() throws IOException {
        Files.writeString(directory.resolve("day.jsonl"), EVENTS);
        Tool.Outcome outcome = tool.run("events", "ingest", "day.jsonl");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEqualTo("3 lines: 2 added, 0 known already, 1 refused\n");
        assertThat(outcome.err()).startsWith("line 2 refused: it has a word without quotes").hasLineCount(1);
        assertThat(tool.run("events", "ingest", "day.jsonl", "--json").out()).isEqualTo("""
                {
                  "lines": 3,
                  "added": 0,
                  "known": 2,
                  "refused": 1,
                  "noted": 0,
                  "times": {
                    "offset": 2
                  },
                  "zone": "UTC"
                }
                """);
    }

    @Test
    void ingestingAStreamStrictlyIsAllOrNothing() {
        Tool.Outcome outcome = tool.input(EVENTS).run("events", "ingest", "--strict", "-");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).endsWith("task-mgmt: 1 of 3 lines were refused, so nothing was written\n");
        assertThat(directory.resolve("logs/registry.jsonl")).doesNotExist();
        assertThat(tool.input(EVENTS.replace("no event\n", "")).run("events", "ingest", "--strict").out())
                .isEqualTo("2 lines: 2 added, 0 known already, 0 refused\n");
    }

    @Test
    void ingestingWhatIsNoFileIsRefused() {
        assertThat(tool.run("events", "ingest", "nosuch")).isEqualTo(new Tool.Outcome(3, "", "task-mgmt: no file nosuch\n"));
        assertThat(tool.run("events", "ingest", ".").status()).isEqualTo(2);
    }

    @Test
    void progressIsShownOnATerminalAlone() {
        assertThat(tool.input(EVENTS).terminal(80).run("events", "ingest").err()).contains("3 lines: 2 added");
    }

    @Test
    void followingShowsTheWantedLinesAsTheyAre() throws IOException {
        tool.run("task", "create", "--title", "one", "--id", "one", "--start");
        tool.run("task", "create", "--title", "two", "--id", "two");
        assertThat(tool.run("events", "follow", "--from-start", "--count", "3")).isEqualTo(new Tool.Outcome(0, Files.readString(directory.resolve("logs/registry.jsonl")), ""));
        assertThat(tool.run("events", "follow", "--from-start", "--event", "task.started", "--count", "1").out())
                .contains("\"task_id\":\"one\"").hasLineCount(1);
        assertThat(tool.run("events", "follow", "--from-start", "--task", "two", "--count", "1").out())
                .contains("\"title\":\"two\"").hasLineCount(1);
    }

    @Test
    void followingGoesOnAfterTheEventThatWasSeenLast() throws IOException {
        tool.run("task", "create", "--title", "one", "--id", "one");
        long end = Files.size(directory.resolve("logs/registry.jsonl"));
        tool.run("logs", "rotate");
        tool.run("task", "create", "--title", "two", "--id", "two");

        assertThat(tool.run("events", "follow", "--from", String.valueOf(end), "--count", "1").out()).contains("\"title\":\"two\"").hasLineCount(1);
        assertThat(tool.run("events", "follow", "--from", "0", "--count", "2").out()).hasLineCount(2);
        assertThat(tool.run("events", "follow", "--from", String.valueOf(end - 1), "--count", "1")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(3);
            assertThat(outcome.err()).contains("no event of this log has the id");
        });
        assertThat(tool.run("events", "follow", "--from", "-1").status()).isEqualTo(2);
        assertThat(tool.run("events", "follow", "--from", "x").status()).isEqualTo(2);
        assertThat(tool.run("events", "follow", "--from", "0", "--from-start").err()).contains("exclude each other");
    }

    @Test
    void aLineOfTheBusThatIsTooLongForARecordStopsNobody() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.created\",\"task_id\":\"long\",\"x\":\""
                + "y".repeat(100_000) + "\"}\n{\"event\":\"task.created\",\"task_id\":\"grows\",\"x\":\"" + "\u007f".repeat(12_000)
                + "\"}\n{\"event\":\"task.created\",\"task_id\":\"fits\"}\n");
        Tool.Outcome outcome = tool.run("task", "create", "--title", "next", "--id", "next");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err().lines()).hasSize(2).allMatch(line -> line.endsWith(
                " was refused: it is longer than the 65535 bytes that a record may have"));
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id").out()).isEqualTo("task_id\r\nnext\r\nfits\r\n");
    }

    /** An event with a record of this many bytes. */
    private static String eventOf(int bytes, String id) {
        String start = "{\"ts\":\"2025-11-17T11:00:00.000000Z\",\"event\":\"task.created\",\"task_id\":\"" + id + "\",\"x\":\"";
        return start + "y".repeat(bytes - start.length() - 2) + "\"}";
    }

    @Test
    void theLimitOfALineIsTheSameNumberAtEveryDoor() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), eventOf(65_535, "bus") + "\n" + eventOf(65_536, "bus2") + "\n");
        assertThat(tool.run("task", "create", "--title", "n", "--id", "n").err()).contains("longer than the 65535 bytes").hasLineCount(1);
        Files.writeString(directory.resolve("in.jsonl"), eventOf(65_535, "in") + "\n" + eventOf(65_536, "in2") + "\n");
        assertThat(tool.run("events", "ingest", "in.jsonl").err()).contains("longer than the 65535 bytes").hasLineCount(1);
        String own = tool.run("task", "create", "--title", "o", "--id", "o").out();
        assertThat(own).isEqualTo("o\n");
        int rest = registry().lines().filter(line -> line.contains("\"task_id\":\"o\"")).findFirst().orElseThrow().length();
        assertThat(tool.run("task", "create", "--title", "o" + "y".repeat(65_536 - rest), "--id", "p").err()).contains("65536 bytes, at most 65535");
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id").out()).isEqualTo("task_id\r\no\r\nn\r\nin\r\nbus\r\n");
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
    }

    @Test
    void theBusIsSeenByReadersAndDrainedByWriters() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), """
                {"event":"task.created","task_id":"b1","title":"from a script","ts":"2025-11-17T11:00:00Z"}
                {"event":"task.paused","task_id":"b1"}
                {"event":"task.created","task_id":"cut
                """.stripTrailing());
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id,title").out()).isEqualTo("task_id,title\r\nb1,from a script\r\n");
        assertThat(directory.resolve("logs/registry.jsonl")).doesNotExist();

        Tool.Outcome outcome = tool.run("task", "complete", "b1", "-q");
        assertThat(outcome).isEqualTo(new Tool.Outcome(
                0, "", "task-mgmt: events.jsonl: noted: task b1 is pending, so it cannot be paused\n"));
        assertThat(registry()).contains("\"bus_offset\":0}\n").contains("task.completed")
                .contains("\"noted\":[\"task b1 is pending, so it cannot be paused\"]").hasLineCount(3);
        assertThat(tool.run("task", "create", "--title", "next").err()).isEmpty();
    }

    private void bus(String lines) throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/events.jsonl"), lines);
    }

    private static String created(String... ids) {
        StringBuilder lines = new StringBuilder();
        for (String id : ids) {
            lines.append("{\"event\":\"task.created\",\"task_id\":\"").append(id).append("\"}\n");
        }
        return lines.toString();
    }

    private List<String> tasks() {
        return tool.run("task", "list", "--columns", "task_id", "-o", "tsv").out().lines().skip(1).toList();
    }

    @Test
    void aBusThatWasReplacedIsReadFromItsStartHoweverLongItIs() throws IOException {
        String old = created("old1", "old2");
        for (String[] others : new String[][] {{"n1"}, {"new1", "new2"}, {"new1", "new2", "new3", "new4"}, {"o1", "o22", "x333", "y"}}) {
            bus(old);
            tool.run("task", "create", "--title", "x");
            bus(created(others));
            Tool.Outcome outcome = tool.run("task", "create", "--title", "y");
            assertThat(outcome.err()).as(String.join(" ", others)).contains("it is read from its start");
            assertThat(tasks()).contains(others);
            assertThat(tool.run("audit", "list", "-o", "jsonl").out()).contains("bus_restarted");
            assertThat(tool.run("audit", "verify").status()).isZero();
            bus("");
            tool.run("task", "create", "--title", "z");
        }
    }

    /** Cut at every length, and grown again by lines of the same and of another length. */
    @Test
    void noLineOfABusIsLostWhereverItWasCut() throws IOException {
        String drained = created("a1", "b2", "c3");
        for (int cut = 0; cut <= drained.length(); cut += 7) {
            bus("");
            tool.run("task", "create", "--title", "x");
            bus(drained);
            tool.run("task", "create", "--title", "x");
            bus(drained.substring(0, cut) + "\n" + created("p" + cut, "q" + cut, "r" + cut, "s" + cut));
            tool.run("task", "create", "--title", "y");
            assertThat(tasks()).as("cut at %d", cut).contains("p" + cut, "q" + cut, "r" + cut, "s" + cut);
        }
    }

    @Test
    void anEventIdCountsOnceByWhicheverDoors() throws IOException {
        String failed = "\"event\":\"task.verified\",\"task_id\":\"a\",\"verification_status\":\"failed\",\"event_id\":\"e1\"}\n";
        bus(created("a") + "{" + failed + "{" + failed);
        tool.run("task", "create", "--title", "x");
        bus("{" + failed);
        tool.run("task", "create", "--title", "y");
        assertThat(tool.run("events", "publish", "task.verified", "{\"task_id\":\"a\",\"verification_status\":\"failed\",\"event_id\":\"e1\"}"))
                .isEqualTo(new Tool.Outcome(0, "a\n", "task-mgmt: the event is in the registry already: nothing was written\n"));
        Files.writeString(directory.resolve("f"), "{\"ts\":\"2025-11-16T00:00:00Z\"," + failed);
        assertThat(tool.run("events", "ingest", "f").out()).isEqualTo("1 line: 0 added, 1 known already, 0 refused\n");
        assertThat(tool.run("task", "list", "--columns", "verification_failures", "-o", "csv", "--limit", "9").out()).contains("\r\n1\r\n");

        Tool.Outcome conflict = tool.run("events", "publish", "task.verified", "{\"task_id\":\"a\",\"verification_status\":\"passed\",\"event_id\":\"e1\"}");
        assertThat(conflict.status()).isEqualTo(4);
        assertThat(conflict.err()).startsWith("task-mgmt: event_id e1 is taken by another event: there it is task.verified of a at ");
        bus("{\"event\":\"task.created\",\"task_id\":\"b\",\"event_id\":\"e1\"}\n");
        assertThat(tool.run("task", "create", "--title", "z").err()).contains("was refused: event_id e1 is taken by another event");
        assertThat(tasks()).doesNotContain("b");
    }

    /** Not even where it says all that a line there says but one thing: that it was at the same moment, or that it has the same fields. */
    @Test
    void aForeignLineThatNamesThePlaceOfAnotherEventHidesNothing() throws IOException {
        for (String[] lines : new String[][] {
            {"{\"event\":\"task.progress\",\"task_id\":\"a\",\"progress_percent\":7}", "\"ts\":\"2025-11-16T00:00:00Z\",\"progress_percent\":7"},
            {"{\"ts\":\"2025-11-16T00:00:00Z\",\"event\":\"task.progress\",\"task_id\":\"a\",\"progress_percent\":7}", "\"ts\":\"2025-11-16T00:00:00Z\",\"progress_percent\":8"},
            {"{\"event\":\"task.progress\",\"task_id\":\"a\",\"progress_percent\":7}", "\"ts\":\"2025-11-16T00:00:00Z\",\"ts_from\":\"drain\",\"progress_percent\":8"}}) {
            Path logs = directory.resolve("logs");
            if (Files.exists(logs)) {
                Files.move(logs, directory.resolve("done" + lines[1].hashCode()));
            }
            bus(created("a"));
            tool.run("task", "create", "--title", "x");
            Files.writeString(logs.resolve("registry.jsonl"), "{" + lines[1] + ",\"event\":\"task.progress\",\"task_id\":\"a\",\"bus_offset\":" + created("a").length() + "}\n",
                    java.nio.file.StandardOpenOption.APPEND);
            bus(created("a") + lines[0] + "\n");
            tool.run("task", "create", "--title", "y");
            assertThat(registry().lines().filter(line -> line.contains("task.progress"))).as(lines[1]).hasSize(2);
        }
    }

    @Test
    void whatAForeignLineSaysOfABusIsData() throws IOException {
        bus(created("a"));
        tool.run("task", "create", "--title", "x");
        Files.writeString(directory.resolve("f"), "{\"ts\":\"2025-11-16T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"f\",\"bus_offset\":5000}\n");
        tool.run("events", "ingest", "f");
        tool.run("events", "publish", "task.created", "{\"task_id\":\"g\",\"bus_offset\":4000}");
        Files.writeString(directory.resolve("logs/registry.jsonl"),
                "{\"ts\":\"2025-11-16T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"h\",\"bus_offset\":80}\n", java.nio.file.StandardOpenOption.APPEND);
        bus(created("a", "b", "c", "d") + "{\"event\":\"task.created\",\"task_id\":\"e\",\"bus_offset\":0}\n");
        tool.run("task", "create", "--title", "y");
        assertThat(tasks()).contains("a", "b", "c", "d", "e", "f", "g", "h").doesNotHaveDuplicates();
        assertThat(tool.run("task", "show", "e", "--json").out()).contains("\"bus_offset\": 0");
    }

    @Test
    void aTornLineCostsNobodyElsesEvent() throws IOException {
        bus("{\"ts\":\"2025-11-17T00:00:00Z\",\"eve" + created("next") + created("after"));
        assertThat(tool.run("task", "create", "--title", "x").err()).contains("events.jsonl at byte 0 was refused");
        assertThat(tasks()).contains("next", "after");
    }

    @Test
    void aTimeThatNobodySaidMakesNoDuration() throws IOException {
        bus(created("a") + "{\"event\":\"task.started\",\"task_id\":\"a\"}\n{\"event\":\"task.completed\",\"task_id\":\"a\"}\n"
                + "{\"ts\":\"2025-11-17T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"b\"}\n"
                + "{\"ts\":\"2025-11-17T00:00:09Z\",\"event\":\"task.completed\",\"task_id\":\"b\"}\n");
        tool.run("task", "create", "--title", "x");
        assertThat(tool.run("task", "list", "--status", "completed", "--columns", "task_id,duration_seconds", "-o", "csv").out())
                .contains("a,\r\n", "b,9\r\n");
        assertThat(tool.run("stats").out()).containsPattern("duration +1 +9.0s");
    }

    @Test
    void whatHasHappenedIsRecordedAndNoted() throws IOException {
        bus("""
                {"ts":"2025-11-17T08:00:00Z","event":"task.created","task_id":"w1"}
                {"ts":"2025-11-17T08:00:00Z","event":"task.created","task_id":"w2","depends_on":["w1"],"priority":0}
                {"ts":"2025-11-17T09:00:00Z","event":"task.completed","task_id":"w2"}
                {"ts":"2025-11-17T09:00:00Z","event":"mission.flown","task_id":"w1","title":"far"}
                """);
        assertThat(tool.run("task", "create", "--title", "x").err()).isEqualTo("""
                task-mgmt: events.jsonl: noted: priority cannot be used: kept in metadata.unusable
                task-mgmt: events.jsonl: noted: task w2 is blocked: it waits for w1, not completed yet
                """);
        assertThat(tool.run("task", "show", "w2").out()).contains("completed").contains("metadata.unusable");
        assertThat(tool.run("task", "show", "w1").out()).contains("far");
    }
}
