package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** Figures of other systems mean here what they meant there: in our units, of what really ran, and for as long as it really waited. */
class ForeignFiguresTest {
    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
    }

    private String imported(String format, String content, String... more) {
        String[] all = Arrays.copyOf(new String[] {"import", format, "-"}, 3 + more.length);
        System.arraycopy(more, 0, all, 3, more.length);
        Tool.Outcome outcome = tool.input(content).run(all);
        return outcome.out() + outcome.err();
    }

    private String listed(String columns) {
        return tool.run("task", "list", "-o", "csv", "--no-headers", "--sort", "task_id", "--columns", columns).out().replace("\r", "");
    }

    /** The figure of a column of the total of all tasks. */
    private String total(String field) {
        String[] lines = tool.run("stats", "--by", "subsystem", "-o", "csv").out().split("\r\n", -1);
        int place = Arrays.asList(lines[0].split(",", -1)).indexOf(field);
        assertThat(lines).hasSize(3);
        return lines[1].split(",", -1)[place];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "nextflow-trace|hash\\tstatus\\tstart\\tcomplete\\tpeak_rss\\nab/1\\tCOMPLETED\\t1767607200000\\t1767607260000\\t512.5 MB",
        "nextflow-trace|hash\\tstatus\\tstart\\tcomplete\\tpeak_rss\\nab/1\\tCOMPLETED\\t1767607200000\\t1767607260000\\t537395200",
        "slurm-sacct|JobID¦Submit¦Start¦End¦State¦MaxRSS\\n7¦2026-01-05T10:00:00¦2026-01-05T10:00:00¦2026-01-05T10:01:00¦COMPLETED¦524800K",
        "slurm-sacct|JobID¦Submit¦Start¦End¦State¦MaxRSS\\n7¦2026-01-05T10:00:00¦2026-01-05T10:00:00¦2026-01-05T10:01:00¦COMPLETED¦512.50M",
        "snakemake-benchmark|s\\tmax_rss\\n60\\t512.5", "csv|id,start,end,mem\\n1,1767607200,1767607260,512.5 MiB",
        "csv|id,start,end,mem\\n1,1767607200,1767607260,512.5M", "csv|id,start,end,mem\\n1,1767607200,1767607260,537395200 bytes",
        "csv|id,start,end,mem\\n1,1767607200,1767607260,537.3952 MB", "csv|id,start,end,mem\\n1,1767607200,1767607260,537.3952"})
    void theSameMemoryIsTheSameNumberOfMegabytesHoweverItIsWritten(String format, String content) {
        String text = content.replace("\\t", "\t").replace("\\n", "\n").replace("¦", "|") + "\n";
        String[] map = format.equals("csv") ? new String[] {"--map", "id=id,start=start,end=end,memory_peak_mb=mem"} : new String[0];
        assertThat(imported(format, text, map)).contains("1 task");
        assertThat(listed("memory_peak_mb")).isEqualTo("537.3952\n");
    }

    @Test
    void aGigabyteOfAReportHasAThousandMegabytesAsThoseThatRunMeasures() {
        imported("csv", "id,start,end,mem\n1,1767607200,1767607260,2000\n", "--map", "id=id,start=start,end=end,memory_peak_mb=mem");
        assertThat(tool.run("stats").out()).containsPattern("memory peak +1 +2\\.00 GB +2\\.00 GB +2\\.00 GB");
    }

    @Test
    void whatWentToADiskIsPreferredToWhatWasRead() {
        imported("nextflow-trace", """
                hash\tstatus\tstart\tcomplete\trchar\twchar\tread_bytes\twrite_bytes
                ab/1\tCOMPLETED\t1767607200000\t1767607260000\t9000000\t8000000\t3000000\t2000000
                ab/2\tCOMPLETED\t1767607200000\t1767607260000\t9000000\t8000000\t-\t-
                """);
        assertThat(listed("disk_read_mb,disk_write_mb")).isEqualTo("3,2\n9,8\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "github-runs|[{~id~:1,~run_attempt~:3,~status~:~completed~,~conclusion~:~success~,~created_at~:~2026-01-05T09:00:00Z~,~run_started_at~:~2026-01-05T10:00:00Z~,~updated_at~:~2026-01-05T10:05:00Z~}]",
        "github-runs|[{~databaseId~:1,~attempt~:3,~status~:~completed~,~conclusion~:~success~,~createdAt~:~2026-01-05T09:00:00Z~,~startedAt~:~2026-01-05T10:00:00Z~,~updatedAt~:~2026-01-05T10:05:00Z~}]",
        "airflow-task-instances|{~task_instances~:[{~dag_id~:~d~,~task_id~:~a~,~dag_run_id~:~r~,~state~:~success~,~queued_when~:~2026-01-05T09:00:00Z~,~start_date~:~2026-01-05T10:00:00Z~,~end_date~:~2026-01-05T10:05:00Z~,~try_number~:3}]}",
        "csv|id,created,start,end,try\\n1,2026-01-05 09:00,2026-01-05 10:00,2026-01-05 10:05,3"})
    void ofAnAttemptWithoutTheFirstOneItIsNotKnownHowLongTheTaskWaited(String format, String content) {
        String[] map = format.equals("csv") ? new String[] {"--map", "id=id,created=created,start=start,end=end,attempt=try"} : new String[0];
        imported(format, content.replace('~', '"').replace("\\n", "\n"), map);
        assertThat(listed("retries_count,duration_seconds")).isEqualTo("2,300\n");
        assertThat(total("queue.count")).isEqualTo("0");
        assertThat(total("duration.avg_seconds")).isEqualTo("300");
        assertThat(imported(format, content.replace('~', '"').replace("\\n", "\n"), map)).contains(" 0 added", "3 known");
        assertThat(total("retries")).as("as the task has it").isEqualTo("2");
        assertThat(tool.run("trend", "retries", "--since", "2026-01-05", "--until", "2026-01-06", "-o", "csv").out()).contains(",2,");
    }

    /** As after {@code --joblog +FILE}, where numbers begin again. */
    @Test
    void twoCommandsWithTheSameNumberInOneJoblogAreTwoJobs() {
        imported("parallel-joblog", """
                Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand
                1\t:\t1767607200.1\t     1.5\t0\t0\t1\t0\tpack a
                1\t:\t1767607300.1\t     2.5\t0\t0\t0\t0\tpack a
                1\t:\t1767607400.1\t     3.5\t0\t0\t0\t0\tsend b
                """);
        assertThat(listed("task_type,retries_count,duration_seconds")).isEqualTo("pack,1,2.5\nsend,0,3.5\n");
    }

    @Test
    void retriesThatTheSourceCountsAreNotAddedToThoseThatItTells() {
        imported("csv", """
                id,start,end,try,status
                1,2026-01-05 09:01,2026-01-05 09:05,1,failed
                1,2026-01-05 10:00,2026-01-05 10:05,2,ok
                2,2026-01-05 10:00,2026-01-05 10:05,4,ok
                3,2026-01-05 10:00,2026-01-05 10:05,1,ok
                """, "--map", "id=id,start=start,end=end,attempt=try,status=status");
        assertThat(listed("retries_count")).isEqualTo("1\n3\n0\n");
        assertThat(total("retries")).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "parallel-joblog|Seq\\tHost\\tStarttime\\tJobRuntime\\tExitval\\tCommand\\n1\\t:\\t1767607200.5\\t60\\t0\\ttrue",
        "csv|id,start,end\\n1,1767607200,1767607260",
        "snakemake-benchmark|s\\n60",
        "cron-syslog|2026-01-05T10:00:00Z h CRON[7]: (root) CMD (a)\\n2026-01-05T10:01:00Z h CRON[7]: (root) END (a)",
        "ninja-log|# ninja log v5\\n0\\t60000\\t1767607260\\ta.o\\tff",
        "otel-spans|{~resourceSpans~:[{~scopeSpans~:[{~spans~:[{~traceId~:~aa~,~spanId~:~b1~,~name~:~x~,~startTimeUnixNano~:1767603600000000000,~endTimeUnixNano~:1767603660000000000}]}]}]}"})
    void whatNobodySaysWhenItWasQueuedDidNotWaitForNoTimeAtAll(String format, String content) {
        String[] map = format.equals("csv") ? new String[] {"--map", "id=id,start=start,end=end"} : new String[0];
        imported(format, content.replace("\\t", "\t").replace("\\n", "\n").replace('~', '"') + "\n", map);
        assertThat(total("duration.max_seconds")).isEqualTo("60");
        assertThat(total("queue.count")).isEqualTo("0");
    }

    /** On Windows a file was modified so many tenths of a microsecond after the end of 2000, and for old versions so many seconds. */
    @ParameterizedTest
    @CsvSource({"7607226004455370,2025-02-08T12:56:39.834537Z", "760722600,2025-02-08T12:56:39.389000Z",
        "1767607260000000000,2026-01-05T10:00:59.389000Z", "1767607260,2026-01-05T10:00:59.389000Z"})
    void aFileOfNinjaWasModifiedWhenItWasOnWhateverSystem(String modified, String started) {
        imported("ninja-log", "# ninja log v5\n4\t615\t" + modified + "\tsrc/main.obj\t301925f9d332610c\n");
        assertThat(listed("started_at,duration_seconds")).isEqualTo(started + ",0.611\n");
    }

    @Test
    void noForecastIsMadeOfTasksOfWhichOnlyTheEndIsKnown() {
        StringBuilder rows = new StringBuilder("id,type,ended\n");
        for (int day = 10; day < 28; day++) {
            rows.append(day).append(",build,2026-01-").append(day).append(" 10:00\n");
        }
        imported("csv", rows.toString(), "--map", "id=id,type=type,end=ended");
        assertThat(tool.run("forecast", "backtest").out()).doesNotContain("17 predicted");
        assertThat(tool.run("stats").out()).contains("18 without a duration: start not known, or after the end");
    }

    @Test
    void whereTheFirstAttemptIsToldItSaysHowLongTheTaskWaitedWhateverComesFirst() {
        imported("csv", """
                id,created,start,end,try,status
                1,2026-01-05 09:00,2026-01-05 10:00,2026-01-05 10:05,2,ok
                1,2026-01-05 09:00,2026-01-05 09:01,2026-01-05 09:05,1,failed
                """, "--map", "id=id,created=created,start=start,end=end,attempt=try,status=status");
        assertThat(listed("status,retries_count")).isEqualTo("completed,1\n");
        assertThat(total("queue.count") + " " + total("queue.max_seconds")).isEqualTo("1 60");
    }

    @Test
    void aJobThatNeverBeganNeitherRanNorFailedNorWaitedUntilItBegan() {
        imported("slurm-sacct", """
                JobID|Submit|Start|End|Elapsed|State|ExitCode
                1|2026-01-05T10:00:00|Unknown|2026-01-05T12:00:00|00:00:00|DEADLINE|0:0
                2|2026-01-05T10:00:00|None|2026-01-05T12:00:00|00:00:00|CANCELLED by 7|0:0
                3|2026-01-05T10:00:00|2026-01-05T11:00:00|2026-01-05T12:00:00|01:00:00|DEADLINE|0:0
                4|2026-01-05T10:00:00|2026-01-05T10:00:00|2026-01-05T10:00:00|00:00:00|NODE_FAIL|0:0
                """);
        assertThat(listed("task_id,status,started_at,reason")).isEqualTo("""
                slurm:1,cancelled,,"DEADLINE, exit code 0:0"
                slurm:2,cancelled,,"CANCELLED by 7, exit code 0:0"
                slurm:3,failed,2026-01-05T11:00:00.000000Z,
                slurm:4,failed,2026-01-05T10:00:00.000000Z,
                """);
        assertThat(total("duration.count") + " " + total("queue.count")).isEqualTo("2 2");
    }

    @Test
    void whatASchedulerSkipsOrGivesUpBecauseOfAnotherTaskDidNotRun() {
        imported("airflow-task-instances", """
                {"task_instances":[
                {"dag_id":"d","task_id":"a","dag_run_id":"r","state":"failed","queued_when":"2026-01-05T10:00:00Z","start_date":"2026-01-05T10:00:30Z","end_date":"2026-01-05T10:01:00Z","try_number":1},
                {"dag_id":"d","task_id":"b","dag_run_id":"r","state":"upstream_failed","start_date":"2026-01-05T10:01:01Z","end_date":"2026-01-05T10:01:01Z","try_number":0},
                {"dag_id":"d","task_id":"c","dag_run_id":"r","state":"upstream_failed","start_date":null,"end_date":null,"logical_date":"2026-01-05T10:00:00Z"},
                {"dag_id":"d","task_id":"e","dag_run_id":"r","state":"skipped","start_date":"2026-01-05T10:01:01Z","end_date":"2026-01-05T10:01:01Z"},
                {"dag_id":"d","task_id":"f","dag_run_id":"r","state":"removed","start_date":"2026-01-05T10:00:01Z","end_date":"2026-01-05T10:01:01Z"}]}
                """);
        assertThat(listed("task_id,status,started_at,reason")).isEqualTo("""
                airflow:d:r:a,failed,2026-01-05T10:00:30.000000Z,
                airflow:d:r:b,cancelled,,upstream_failed
                airflow:d:r:c,cancelled,,upstream_failed
                airflow:d:r:e,cancelled,,skipped
                airflow:d:r:f,cancelled,2026-01-05T10:00:01.000000Z,removed
                """);
        assertThat(total("duration.count") + " " + total("duration.min_seconds") + " " + total("failed")).isEqualTo("1 30 1");
        imported("github-runs", """
                [{"databaseId":1,"status":"completed","conclusion":"skipped","createdAt":"2026-01-05T09:00:00Z","startedAt":"2026-01-05T09:00:00Z","updatedAt":"2026-01-05T09:00:01Z"}]
                """, "--subsystem", "airflow");
        assertThat(total("queue.count")).isEqualTo("1");
    }

    @Test
    void aRunOfADagIsATaskWhetherByTheApiOrTheCommandLine() {
        imported("airflow-task-instances", """
                {"dag_runs":[{"dag_run_id":"r1","dag_id":"etl","logical_date":"2026-01-05T00:00:00Z","queued_at":"2026-01-06T00:00:01Z","start_date":"2026-01-06T00:00:03Z","end_date":"2026-01-06T00:10:03Z","state":"success","run_type":"scheduled","conf":{}},
                {"dag_run_id":"r2","dag_id":"etl","logical_date":"2026-01-06T00:00:00Z","queued_at":"2026-01-07T00:00:01Z","start_date":null,"end_date":null,"state":"queued"}],"total_entries":2}
                """);
        imported("airflow-task-instances", """
                [{"dag_id":"etl","run_id":"r3","state":"failed","execution_date":"2026-01-06T00:00:00+00:00","start_date":"2026-01-07T01:00:00.5+00:00","end_date":"2026-01-07T01:12:06+00:00"},
                {"dag_id":"etl","run_id":"r4","state":"queued","execution_date":"","start_date":"","end_date":""}]
                """);
        assertThat(listed("task_id,status,task_type,duration_seconds")).isEqualTo("""
                airflow:etl:r1,completed,etl,600
                airflow:etl:r2,pending,etl,
                airflow:etl:r3,failed,etl,725.5
                """);
        assertThat(total("queue.max_seconds")).as("the data are of a day that the run did not wait for").isEqualTo("2");
    }

    @Test
    void aNoticeOfAStatusPageIsNoIncident() throws IOException {
        Path issues = Files.createDirectory(directory.resolve("issues"));
        Files.writeString(issues.resolve("a.md"), "---\ntitle: Move\ndate: 2026-01-05 10:00:00\nresolved: true\nresolvedWhen: 2026-01-09 10:00:00\ninformational: true\nseverity: notice\n---\n");
        Files.writeString(issues.resolve("b.md"), "---\nTitle: Down\nDate: 2026-01-05 10:00:00\nResolved: true\nResolvedWhen: 2026-01-05 11:00:00\nInformational: false\nSeverity: down\nAffected: [API]\n---\n");
        Files.writeString(issues.resolve("c.md"), "---\nTITLE: Slow\nDATE: 2026-01-06 10:00:00\nINFORMATIONAL: True\nSeverity: notice\n---\n");
        Tool.Outcome outcome = tool.run("import", "cstate", "issues");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("1 incident", "passed over: 2 rows");
        assertThat(tool.run("incident", "list", "-o", "jsonl").out()).contains("\"severity\":\"critical\"", "\"failure_mode\":\"API\"", "\"mttr_seconds\":3600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "none", "unknown", "inf", "infinity", "not set", "na"})
    void aNameIsANameWhateverItIs(String name) {
        imported("slurm-sacct", "JobID|Submit|Start|End|State|JobName\n7|2026-01-05T10:00:00|2026-01-05T10:00:00|2026-01-05T10:01:00|COMPLETED|" + name + "\n");
        imported("airflow-task-instances", "{\"task_instances\":[{\"dag_id\":\"d\",\"task_id\":\"" + name
                + "\",\"dag_run_id\":\"r\",\"state\":\"success\",\"start_date\":\"2026-01-05T10:00:00Z\",\"end_date\":\"2026-01-05T10:05:00Z\"}]}");
        imported("csv", "id,name,start,took\n1," + name + ",2026-01-05 10:00,unknown\n", "--map", "id=id,title=name,type=name,start=start,duration=took");
        assertThat(listed("task_type,title")).isEqualTo("d." + name + "," + name + "\n" + name + "," + name + "\n" + name + "," + name + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"None", "NaN", "NA", "null", "-", "N/A"})
    void whatExportsWriteWhereThereIsNoNameIsNone(String nothing) {
        imported("csv", "id,name,start\n1," + nothing + ",2026-01-05 10:00\n", "--map", "id=id,title=name,start=start");
        assertThat(listed("title")).isEqualTo("\n");
    }

    /** A loss that came out as no number, or as one without bounds, has been measured. */
    @Test
    void figuresThatAreNotFiniteAreKept() {
        imported("json", "[{\"id\":\"1\",\"start\":\"2026-01-05T10:00:00Z\",\"loss\":NaN,\"low\":-Infinity,\"high\":Infinity,\"none\":null}]", "--map",
                "id=id,start=start");
        assertThat(tool.run("task", "show", "json:1", "--json").out()).contains("\"loss\": \"NaN\"", "\"low\": \"-Infinity\"", "\"high\": \"Infinity\"")
                .doesNotContain("\"none\"");
    }

    @Test
    void anIdThatIsAlsoThatOfATaskMadeByHandIsSaid() {
        assertThat(tool.run("task", "create", "--id", "csv:1", "--title", "mine").status()).isZero();
        String[] map = {"--map", "id=id,start=start"};
        assertThat(imported("csv", "id,start\n1,2026-01-05 10:00\n2,2026-01-05 10:00\n", map)).contains("noted: 1\n",
                "its id is also that of a task which was not imported: the two are one task in the log; --prefix keeps them apart", "csv:1");
        assertThat(imported("csv", "id,start\n1,2026-01-05 10:00\n2,2026-01-05 10:00\n", map)).as("again").doesNotContain("noted");
    }

    @Test
    void aCollectorsOtherSignalsArePassedOver() throws IOException {
        Files.writeString(directory.resolve("otel.jsonl"), """
                {"resourceLogs":[{"resource":{}}]}
                {"resourceMetrics":[{"resource":{}}]}
                {"resourceProfiles":[]}
                {"resourceSpans":[{"resource":{},"scopeSpans":[{"spans":[{"traceId":"aa","spanId":"b1","name":"x","startTimeUnixNano":"1767603600000000000","endTimeUnixNano":"1767603600250000000"}]}]}]}
                {"resource_spans":[{"resource":{},"scope_spans":[{"spans":[{"trace_id":"aa","span_id":"b2","name":"y","start_time_unix_nano":"1767603600000000000","end_time_unix_nano":"1767603600500000000"}]}]}]}
                """);
        Tool.Outcome outcome = tool.run("import", "otel-spans", "otel.jsonl");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("passed over: 3 rows");
        assertThat(listed("task_id,duration_seconds")).isEqualTo("aa:b1,0.25\naa:b2,0.5\n");
    }
}
