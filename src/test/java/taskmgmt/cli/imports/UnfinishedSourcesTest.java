package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** Sources in the states that they have between two tidy ones: killed, compacted, rolled over, wrapped, cut off by a column. */
class UnfinishedSourcesTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"LAUNCH_FAILED", "RECONFIG_FAIL", "OUT_OF_ME+", "OUT_OF_MEM+", "PROLOG_ERROR", "Setup failure"})
    void aStateThatSaysFailureIsNoSuccess(String state) {
        imported("slurm-sacct", "JobID|Submit|Start|End|State|ExitCode\n7|2026-01-05T08:00:00|2026-01-05T08:00:00|2026-01-05T08:01:00|"
                + state + "|0:0\n");

        assertThat(listed("task_id,status,duration_seconds")).isEqualTo("slurm:7,failed,60\n");
    }

    @ParameterizedTest
    @CsvSource({"SPLENDID, 0:0, completed", "SPLENDID, 1:0, failed", "SPLENDID, 0:9, failed", "OUT_OF_TIME+, 0:0, completed", "O+, 0:0, completed"})
    void theExitCodeDecidesWhereNobodyKnowsTheState(String state, String exit, String status) {
        imported("slurm-sacct", "JobID|Submit|Start|End|State|ExitCode\n7|2026-01-05T08:00:00|2026-01-05T08:00:00|2026-01-05T08:01:00|"
                + state + "|" + exit + "\n");

        assertThat(listed("task_id,status")).isEqualTo("slurm:7," + status + "\n");
    }

    @Test
    void aTaskThatWasUnderWayWhenNextflowWasKilledHasNotCompleted() {
        imported("nextflow-trace", """
                hash\tname\tstatus\texit\tsubmit\tduration\trealtime\t%cpu
                a/1\tA (1)\t-\t-\t2026-01-05 08:00:00.000\t-\t-\t-
                a/2\tA (2)\t-\t0\t2026-01-05 08:00:00.000\t10s\t8s\t150,5%
                a/3\tA (3)\t-\t137\t2026-01-05 08:00:00.000\t10s\t8s\t50.0%
                a/4\tA (4)\tSTRANGE\t1\t2026-01-05 08:00:00.000\t10s\t8s\tNaN
                """);

        assertThat(listed("task_id,status,cpu_seconds,duration_seconds")).isEqualTo("""
                nextflow:a-1@1767600000,pending,,
                nextflow:a-2@1767600000,completed,12.04,8
                nextflow:a-3@1767600000,failed,4,8
                nextflow:a-4@1767600000,failed,,8
                """);
    }

    @Test
    void aTraceWithoutNamesHasThoseOfProcessAndTag() {
        imported("nextflow-trace", """
                hash	process	tag	status	exit	start	realtime
                a/1	qc	-	COMPLETED	0	2026-01-05 08:00:00.000	1m
                a/2	qc	s1	FAILED	1	2026-01-05 08:00:00.000	1s
                a/3	qc	s1	COMPLETED	0	2026-01-05 08:00:10.000	4s
                """);

        assertThat(listed("task_id,title,task_type,status,attempt,duration_seconds")).isEqualTo("""
                nextflow:a-1@1767600000,qc,qc,completed,1,60
                nextflow:a-2@1767600000,qc (s1),qc,completed,2,4
                """);
    }

    /** CMake runs {@code ninja -t restat} and {@code ninja -t recompact}: outputs of one command get times of their own, and part. */
    @Test
    void outputsOfACommandAreOneTaskAfterTheLogWasCompacted() {
        imported("ninja-log", """
                # ninja log v5
                31\t139\t1767603601389021525\tb.pb.cc\t1eb9badbe1be312f
                119\t251\t1767603601488372444\tx.o\t2fd98a3fc4f67823
                0\t119\t1767603606880053893\ta.pb.cc\t59e5b0a0f2741fc5
                31\t139\t1767603601389021525\tb.pb.h\t1eb9badbe1be312f
                0\t119\t1767603601365021525\ta.pb.h\t59e5b0a0f2741fc5
                119\t251\t1767603701488372444\tx.o\t2fd98a3fc4f67823
                """);

        assertThat(listed("task_id,duration_seconds")).isEqualTo("""
                ninja:1eb9badbe1be312f@31-139-1767603601389021525,0.108
                ninja:2fd98a3fc4f67823@119-251-1767603601488372444,0.132
                ninja:2fd98a3fc4f67823@119-251-1767603701488372444,0.132
                ninja:59e5b0a0f2741fc5@0-119-1767603601365021525,0.119
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "log/syslog log/syslog.1", "log/syslog.1 log/syslog"})
    void whatWasUnderWayWhenALogWasRotatedEndsInTheNextFile(String files) throws IOException {
        Path log = Files.createDirectory(directory.resolve("log"));
        Files.writeString(log.resolve("syslog.1"), """
                Jan  5 23:59:01 host CRON[100]: (root) CMD (backup)
                Jan  5 23:59:01 host CRON[201]: pam_unix(cron:session): session opened for user ann(uid=1) by (uid=0)
                Jan  5 23:59:01 host CRON[202]: (ann) CMD (report)
                Jan  5 23:59:02 host CRON[300]: (root) CMD (sync)
                """);
        Files.writeString(log.resolve("syslog"), """
                Jan  6 00:00:11 host CRON[99]: (root) END (backup)
                Jan  6 00:00:21 host CRON[201]: pam_unix(cron:session): session closed for user ann
                """);
        Files.setLastModifiedTime(log.resolve("syslog.1"), FileTime.from(Instant.parse("2026-01-06T00:00:00Z")));
        Files.setLastModifiedTime(log.resolve("syslog"), FileTime.from(Instant.parse("2026-01-06T06:00:00Z")));
        String[] words = ("import cron-syslog " + files).split(" ", -1);

        assertThat(tool.run(words).out()).contains("6 rows of cron-syslog: 3 tasks, 3 attempts, 8 events, 8 added, 0 known, 0 refused");
        assertThat(tool.run(words).out()).contains("0 added, 8 known");
        assertThat(listed("task_id,task_type,status,duration_seconds")).isEqualTo("""
                cron:host:100@1767657541,backup,completed,70
                cron:host:202@1767657541,report,completed,80
                cron:host:300@1767657542,sync,active,
                """);
    }

    @Test
    void whatAnAnswerOrAMessageWrapsIsReadLikeItself() {
        imported("otel-spans", """
                {"trace":{"resourceSpans":[{"resource":{"attributes":[]},"scopeSpans":[{"spans":[{"traceId":"t","spanId":"s","name":"n","startTimeUnixNano":"1767603600000000000","endTimeUnixNano":"1767603601500000000"}]}]}]},"metrics":{}}
                """);
        imported("github-runs", """
                {"action":"completed","workflow_run":{"id":5,"name":"CI","status":"completed","conclusion":"success","created_at":"2026-01-05T09:00:00Z","run_started_at":"2026-01-05T09:00:00Z","updated_at":"2026-01-05T09:05:00Z"},"repository":{"full_name":"a/b"}}
                {"action":"completed","workflow_job":{"id":6,"run_id":5,"name":"lint","status":"completed","conclusion":"failure","created_at":"2026-01-05T09:00:00Z","started_at":"2026-01-05T09:00:00Z","completed_at":"2026-01-05T09:01:00Z"}}
                """);
        imported("pagerduty", "{\"incident\":{\"id\":\"P\",\"created_at\":\"2026-01-05T09:00:00Z\",\"status\":\"triggered\",\"service\":{\"summary\":\"db\"}}}\n");
        imported("statuspage", "{\n\"incident\":{\"id\":\"q\",\"name\":\"n\",\"created_at\":\"2026-01-05T09:00:00Z\",\"status\":\"identified\",\"impact\":\"major\"}}\n");

        assertThat(listed("task_id,status,duration_seconds")).isEqualTo("""
                github:5,completed,300
                github:job-6,failed,60
                pagerduty:P,pending,
                statuspage:q,pending,
                t:s,completed,1.5
                """);
    }

    @Test
    void anInstanceThatIsOnlyScheduledIsPending() {
        imported("airflow-task-instances", """
                {"task_instances":[
                {"dag_id":"d","dag_run_id":"r","task_id":"a","state":"scheduled","start_date":null,"end_date":null,"scheduled_when":"2026-01-05T09:00:00Z","logical_date":null},
                {"dag_id":"d","dag_run_id":"r","task_id":"b","state":"scheduled","start_date":null,"end_date":null,"run_after":"2026-01-05T09:30:00Z"},
                {"dag_id":"d","dag_run_id":"r","task_id":"c","state":"shutdown","start_date":"2026-01-05T09:00:00Z","end_date":"2026-01-05T09:00:30Z"}]}
                """);

        assertThat(listed("task_id,status,created_at")).isEqualTo("""
                airflow:d:r:a,pending,2026-01-05T09:00:00.000000Z
                airflow:d:r:b,pending,2026-01-05T09:30:00.000000Z
                airflow:d:r:c,failed,2026-01-05T09:00:00.000000Z
                """);
    }

    @Test
    void aDraftOfAnIssueIsNoIncident() throws IOException {
        Files.writeString(directory.resolve("later.md"), "---\ntitle: Not yet\ndate: 2026-01-05 10:00:00\ndraft: true\nseverity: down\n---\n");

        assertThat(tool.run("import", "cstate", "later.md").out()).contains("0 incidents", "passed over: 1 row");
    }
}
