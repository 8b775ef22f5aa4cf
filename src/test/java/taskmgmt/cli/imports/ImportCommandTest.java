package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class ImportCommandTest {
    private static final long SEED = Long.getLong("seed", 20260105L);
    private static final String HEAD = "JobID|JobName|Submit|Start|End|State\n";

    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-02-01T00:00:00Z");
    }

    @Test
    void importingTwiceAddsNothing() throws IOException {
        write("jobs.txt", jobs(50));
        tool.run("import", "slurm-sacct", "jobs.txt");
        List<String> before = tool.lines("registry.jsonl");

        Tool.Outcome again = tool.run("import", "slurm-sacct", "jobs.txt");

        assertThat(again.status()).isZero();
        assertThat(again.out()).contains("150 events, 0 added, 150 known, 0 refused");
        assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
    }

    @Test
    void aJobWhoseNameIsThatOfASecretKeepsAllItsEvents() throws IOException {
        write("jobs.csv", """
                id,start,end,status
                rotate-passwd,2026-01-05T08:00:00Z,2026-01-05T08:10:00Z,ok
                reset-token:7,2026-01-05T08:00:00Z,2026-01-05T08:10:00Z,failed
                """);

        Tool.Outcome first = tool.run("import", "csv", "jobs.csv", "--map", "id=id,start=start,end=end,status=status");

        assertThat(first.out()).contains("6 events, 6 added, 0 known, 0 refused").doesNotContain("noted");
        assertThat(tool.run("import", "csv", "jobs.csv", "--map", "id=id,start=start,end=end,status=status").out())
                .contains("6 events, 0 added, 6 known, 0 refused").doesNotContain("noted");
        assertThat(tool.run("task", "list", "-o", "tsv", "--columns", "task_id,status").out())
                .contains("csv:rotate-passwd\tcompleted").contains("csv:reset-token:7\tfailed");
    }

    @Test
    void anExportThatHasGrownAddsWhatIsNew() throws IOException {
        write("a.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|Unknown|RUNNING\n");
        write("b.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|COMPLETED\n"
                + "2|j|2026-01-05T09:00:00|Unknown|Unknown|PENDING\n");
        tool.run("import", "slurm-sacct", "a.txt");

        Tool.Outcome grown = tool.run("import", "slurm-sacct", "b.txt");

        assertThat(grown.out()).contains("4 events, 2 added, 2 known, 0 refused");
        assertThat(tool.run("task", "show", "slurm:1").out()).contains("duration_seconds        600");
    }

    @Test
    void rowsInAnyOrderGiveTheSameFigures() throws IOException {
        List<String> rows = new ArrayList<>(jobs(200).lines().skip(1).toList());
        List<String> reports = new ArrayList<>();
        Random random = new Random(SEED);
        for (int i = 0; i < 3; i++) {
            write("jobs" + i + ".txt", HEAD + String.join("\n", rows) + "\n");
            tool.run("import", "slurm-sacct", "jobs" + i + ".txt", "--logs", "logs" + i);
            reports.add(tool.run("stats", "-o", "json", "--logs", "logs" + i).out() + tool.run("forecast", "--type", "j3", "--logs", "logs" + i).out()
                    + tool.run("forecast", "backtest", "--logs", "logs" + i).out());
            Collections.shuffle(rows, random);
        }

        assertThat(reports).as("seed " + SEED).allMatch(reports.getFirst()::equals);
        assertThat(reports.getFirst()).contains("\"tasks\": 200");
    }

    @Test
    void aDryRunWritesNothingAndCountsByReasonWithThreeExamples() throws IOException {
        write("jobs.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|COMPLETED\n"
                + IntStream.range(10, 17).mapToObj(i -> i + "|j|Unknown|Unknown|Unknown|PENDING\n").collect(Collectors.joining()));

        Tool.Outcome outcome = tool.run("import", "slurm-sacct", "jobs.txt", "--dry-run");

        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).isEqualTo("""
                8 rows of slurm-sacct: 1 task, 1 attempt, 3 events; nothing was written
                from 2026-01-05T08:00:00Z to 2026-01-05T08:10:01Z
                times: 3 without a zone, read in UTC
                unusable: 7 (only in the source; --rejects FILE keeps them)
                  7 × no time in Submit, Start or End
                      row 3: {JobID=10, JobName=j, Submit=Unknown, Start=Unknown, End=Unknown, State=PENDING}
                      row 4: {JobID=11, JobName=j, Submit=Unknown, Start=Unknown, End=Unknown, State=PENDING}
                      row 5: {JobID=12, JobName=j, Submit=Unknown, Start=Unknown, End=Unknown, State=PENDING}
                next: the same without --dry-run
                """);
        assertThat(outcome.err()).isEqualTo("""
                row 3: no time in Submit, Start or End
                row 4: no time in Submit, Start or End
                row 5: no time in Submit, Start or End
                row 6: no time in Submit, Start or End
                row 7: no time in Submit, Start or End
                … more are counted by reason below
                """);
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void rejectsAreKeptWhereThatIsWanted() throws Exception {
        write("jobs.txt", HEAD + "9|j|Unknown|Unknown|Unknown|PENDING\n");

        Tool.Outcome outcome = tool.run("import", "slurm-sacct", "jobs.txt", "--rejects", "kept.jsonl");

        assertThat(outcome.out()).contains("unusable: 1 (kept in kept.jsonl)");
        Map<String, @Nullable Object> kept = Json.strict().parse(Files.readString(directory.resolve("kept.jsonl")));
        assertThat(kept).containsEntry("row", 2L).containsEntry("reason", "no time in Submit, Start or End");
    }

    @Test
    void anAttemptAfterAFailureCountsAndIsNotRefused() throws IOException {
        write("jobs.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|NODE_FAIL\n"
                + "1|j|2026-01-05T08:11:00|2026-01-05T08:12:00|2026-01-05T08:20:00|COMPLETED\n");

        Tool.Outcome outcome = tool.run("import", "slurm-sacct", "jobs.txt");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("1 task, 2 attempts").contains("0 refused");
        assertThat(tool.run("stats").out()).contains("1 completed");
    }

    @Test
    void aRunAfterACompletionIsATaskOfItsOwn() throws IOException {
        write("jobs.csv", """
                id,start,end,status
                a,2026-01-05T08:00:00Z,2026-01-05T08:10:00Z,ok
                a,2026-01-06T08:00:00Z,2026-01-06T08:20:00Z,failed
                """);

        tool.run("import", "csv", "jobs.csv", "--map", "id=id,start=start,end=end,status=status");

        assertThat(tool.run("task", "show", "csv:a#2").out()).contains("status                  failed").contains("rerun_of");
    }

    @Test
    void standardInputAndSeveralFilesAreRead() throws IOException {
        tool.input(jobs(2)).run("import", "slurm-sacct", "-");
        assertThat(tool.lines("registry.jsonl")).hasSize(6);
        write("a.txt", HEAD + "100|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|COMPLETED\n");
        write("b.txt", HEAD + "101|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|COMPLETED\n");

        assertThat(tool.run("import", "slurm-sacct", "a.txt", "b.txt").out()).contains("2 tasks, 2 attempts, 6 events, 6 added");
    }

    @Test
    void theSummaryIsDataToo() throws Exception {
        write("jobs.txt", jobs(3));

        Map<String, @Nullable Object> summary = Json.strict().parse(tool.run("import", "slurm-sacct", "jobs.txt", "-o", "json").out());

        assertThat(summary).containsEntry("format", "slurm-sacct").containsEntry("rows", 3L).containsEntry("tasks", 3L)
                .containsEntry("added", 9L).containsEntry("zone", "UTC").containsEntry("next", "task-mgmt stats");
    }

    @Test
    void prefixSubsystemAndTypeCanBeGiven() throws IOException {
        write("jobs.txt", jobs(1));

        tool.run("import", "slurm-sacct", "jobs.txt", "--prefix", "old", "--subsystem", "hpc", "--type", "batch");

        assertThat(tool.run("task", "show", "old:0").out()).contains("subsystem               hpc").contains("task_type               batch");
    }

    @Test
    void wrongUseIsExplained() throws IOException {
        write("a.csv", "x,y\n1,2\n");

        assertThat(tool.run("import", "csv", "a.csv").err())
                .contains("which column is what has to be said: --map id=COLUMN,start=COLUMN,end=COLUMN; --guess proposes a map");
        assertThat(tool.run("import", "csv", "a.csv", "--map", "when=x").err()).contains("'when' is nothing that a column can be: id, title");
        assertThat(tool.run("import", "csv", "a.csv", "--map", "start").err()).contains("'start' is not of the form KEY=COLUMN");
        assertThat(tool.run("import", "csv", "a.csv", "--map", "start=x", "--status-map", "x=y").err()).contains("'x' cannot mean 'y'");
        assertThat(tool.run("import", "csv", "a.csv", "--map", "start=x", "--zone", "Mars").err()).contains("no time zone 'Mars'");
        assertThat(tool.run("import", "csv", "a.csv", "--map", "start=x", "--time-format", "q{").err()).contains("is no pattern");
        assertThat(tool.run("import", "slurm-sacct", "a.csv").err()).contains("it has no column JobID, so it is no slurm-sacct");
        assertThat(tool.run("import", "slurm-sacct", "a.csv", "--guess").err()).contains("are for csv, tsv and json");
        assertThat(tool.run("import", "slurm-sacct", "none.csv").status()).isEqualTo(3);
        assertThat(tool.run("import", "csv", "a.csv", "--map-file", "none").status()).isEqualTo(3);
        assertThat(tool.run("import", "nothing", "a.csv").status()).isEqualTo(2);
        assertThat(directory.resolve("logs")).doesNotExist();
    }

    @Test
    void aMapIsSavedAndReadAgain() throws IOException {
        write("a.csv", "Key;Von;Bis\n1;05.01.2026 08:00;05.01.2026 09:00\n");

        tool.run("import", "csv", "a.csv", "--map", "id=Key,start=Von,end=Bis", "--time-format", "dd.MM.uuuu HH:mm", "--zone", "Europe/Berlin",
                "--save-map", "m");
        Tool.Outcome again = tool.run("import", "csv", "a.csv", "--map-file", "m");

        assertThat(again.out()).contains("3 events, 0 added, 3 known").contains("from 2026-01-05T07:00:00Z to 2026-01-05T08:00:00Z");
    }

    @Test
    void aGuessTellsDayFromMonthWhereAValueShowsIt() throws IOException {
        write("us.csv", "id,start\n1,1/5/2026 8:00\n2,1/25/2026 8:00\n");
        write("uk.csv", "id,start\n1,5/1/2026 8:00\n2,25/1/2026 8:00\n");
        write("either.csv", "id,start\n1,5/1/2026 8:00\n");

        assertThat(tool.run("import", "csv", "us.csv", "--guess").out()).contains("--time-format 'M/d/uuuu H:mm'").contains("2026-01-05T08:00");
        assertThat(tool.run("import", "csv", "uk.csv", "--guess").out()).contains("--time-format 'd/M/uuuu H:mm'").contains("2026-01-05T08:00");
        assertThat(tool.run("import", "csv", "either.csv", "--guess").out()).doesNotContain("--time-format");
    }

    @Test
    void jsonIsReadByPaths() throws IOException {
        write("a.json", "[\n {\"meta\": {\"uid\": \"u1\"}, \"times\": {\"begin\": 1767603600000, \"end\": 1767603660000},\n \"cpu\": \"12.5\", \"big\": -3}\n]\n");

        tool.run("import", "json", "a.json", "--map", "id=meta.uid,start=times.begin,end=times.end,cpu_seconds=cpu,memory_peak_mb=big");

        assertThat(tool.run("task", "show", "json:u1").out()).contains("duration_seconds        60").contains("cpu_seconds             12.5")
                .contains("metadata.unusable.big");
    }

    @Test
    void incidentsAreKnownAgainAndGoOn() throws IOException {
        String incident = "{\"incidents\":[{\"id\":\"P1\",\"status\":\"%s\",\"urgency\":\"high\",\"created_at\":\"2026-01-05T03:12:00Z\","
                + "\"last_status_change_at\":\"2026-01-05T03:40:00Z\",\"service\":{\"summary\":\"db\"}}]}";
        write("a.json", incident.replace("%s", "triggered"));
        write("b.json", incident.replace("%s", "resolved"));

        assertThat(tool.run("import", "pagerduty", "a.json").out()).contains("1 incident, 1 added, 0 known, 1 record");
        assertThat(tool.run("import", "pagerduty", "a.json").out()).contains("1 incident, 0 added, 1 known, 0 records");
        assertThat(tool.run("import", "pagerduty", "b.json").out()).contains("1 incident, 0 added, 1 known, 1 record");
        assertThat(tool.run("incident", "show", "pagerduty:P1").out()).contains("resolved").contains("1680");
        assertThat(tool.run("task", "show", "pagerduty:P1").out()).contains("completed");
        assertThat(tool.run("incident", "reconcile").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void anIncidentThatIsResolvedBeforeItIsDetectedIsKeptAndCounted() throws IOException {
        write("2026-01-05-odd.md", "---\ntitle: Odd\ndate: 2026-01-05 10:00:00\nresolved: true\nresolvedWhen: 2026-01-05 09:00:00\nseverity: down\n---\n");

        Tool.Outcome outcome = tool.run("import", "cstate", "2026-01-05-odd.md");

        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("1 × it is resolved before it is detected: kept, without a time to repair");
        assertThat(tool.run("incident", "list").out()).contains("cstate:2026-01-05-odd");
    }

    @Test
    void whatTheSourceDescribesOtherwiseLaterIsAnUpdateOnce() throws Exception {
        String issue = "{\"id\":\"bd-1\",\"title\":\"%s\",\"status\":\"open\",\"priority\":%s,\"created_at\":\"2026-01-05T10:00:00Z\",\"labels\":[%s]}\n";
        write("a.jsonl", issue.formatted("x", 1, "\"a\""));
        write("b.jsonl", issue.formatted("x, better said", 0, "\"a\",\"b\""));
        tool.run("import", "beads", "a.jsonl");

        Tool.Outcome changed = tool.run("import", "beads", "b.jsonl");

        assertThat(changed.status()).isZero();
        assertThat(changed.out()).contains("1 added, 0 known, 0 refused",
                "1 × the source describes it otherwise than before: recorded as an update\n      row 1: bd-1");
        assertThat(tool.run("import", "beads", "b.jsonl").out()).contains("0 added, 1 known, 0 refused").doesNotContain("noted");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.updated").containsEntry("title", "x, better said")
                .containsEntry("tags", List.of("a", "b")).containsEntry("ts_from", "import");
        assertThat(tool.run("task", "show", "bd-1").out()).contains("x, better said").contains("priority                10");
    }

    @Test
    void howARunEndedStaysAsItWasRecordedFirst() throws IOException {
        write("a.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:10:01|TIMEOUT\n");
        write("b.txt", HEAD + "1|j|2026-01-05T08:00:00|2026-01-05T08:00:01|2026-01-05T08:20:01|OUT_OF_MEMORY\n");
        tool.run("import", "slurm-sacct", "a.txt");

        Tool.Outcome changed = tool.run("import", "slurm-sacct", "b.txt");

        assertThat(changed.status()).isZero();
        assertThat(changed.out()).contains("0 added, 3 known, 0 refused",
                "1 × the source says otherwise than before how it began or ended: what is recorded stays\n      row 2: slurm:1");
        assertThat(tool.run("task", "show", "slurm:1").out()).contains("duration_seconds        600").contains("TIMEOUT");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardCharsets.UTF_8);
    }

    /** Jobs of ten kinds, one an hour from the beginning of the year, each shorter than an hour. */
    private static String jobs(int count) {
        StringBuilder text = new StringBuilder(HEAD);
        java.time.LocalDateTime at = java.time.LocalDateTime.of(2026, 1, 1, 0, 0, 0);
        for (int i = 0; i < count; i++) {
            java.time.LocalDateTime start = at.plusHours(i).plusSeconds(1);
            text.append(i).append("|j").append(i % 10).append('|').append(at.plusHours(i)).append(":00|").append(start).append('|')
                    .append(start.plusSeconds(60 + i * 37 % 3_000)).append("|COMPLETED\n");
        }
        return text.toString();
    }
}
