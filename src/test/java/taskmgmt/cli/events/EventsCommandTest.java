package taskmgmt.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        return Files.readString(directory.resolve("logs/registry.jsonl"));
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
        assertThat(tool.run("events", "publish", "task.created", "task_id=t", "priority=99").err())
                .startsWith("task-mgmt: this is no event: priority must be a whole number from 1 to 10");
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
        assertThat(outcome.err()).startsWith("line 2 refused: Unrecognized token: was expecting").hasLineCount(1);
        assertThat(tool.run("events", "ingest", "day.jsonl", "--json").out()).isEqualTo("""
                {
                  "lines": 3,
                  "added": 0,
                  "known": 2,
                  "refused": 1,
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
        assertThat(tool.run("events", "follow", "--from-start", "--count", "3")).isEqualTo(new Tool.Outcome(0, registry(), ""));
        assertThat(tool.run("events", "follow", "--from-start", "--event", "task.started", "--count", "1").out())
                .contains("\"task_id\":\"one\"").hasLineCount(1);
        assertThat(tool.run("events", "follow", "--from-start", "--task", "two", "--count", "1").out())
                .contains("\"title\":\"two\"").hasLineCount(1);
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
        assertThat(tool.run("task", "list", "-o", "csv", "--columns", "task_id").out()).isEqualTo("task_id\r\nfits\r\nnext\r\n");
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
                0, "", "task-mgmt: events.jsonl at byte 92 was refused: task b1 is pending, so it cannot be paused\n"));
        assertThat(registry()).contains("\"bus_offset\":0}\n").contains("task.completed").hasLineCount(2);
        assertThat(tool.run("task", "create", "--title", "next").err()).isEmpty();
    }
}
