package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** The same source writes its records in more than one shape, and in each of them they say the same. */
class OtherShapesTest {
    @TempDir
    private Path root;

    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() throws IOException {
        elsewhere("first");
    }

    /** From here on in a log of its own, which none above it hides. */
    private void elsewhere(String name) throws IOException {
        directory = Files.createDirectory(root.resolve(name));
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

    private String incidents(String columns) {
        return tool.run("incident", "list", "-o", "csv", "--no-headers", "--columns", columns).out().replace("\r", "");
    }

    @Test
    void cronInTheJournalRunsAsInASystemLog() throws IOException {
        imported("cron-syslog", """
                <86>1 2026-01-05T10:00:01.100000Z web CRON 40 - - pam_unix(cron:session): session opened for user ann(uid=7) by (uid=0)
                <78>1 2026-01-05T10:00:01.200000Z web CRON 41 - - (ann) CMD (pack -a)
                <86>1 2026-01-05T10:00:09.700000Z web CRON 40 - - pam_unix(cron:session): session closed for user ann
                """);
        String asLines = listed("task_id,task_type,status,started_at,duration_seconds");
        elsewhere("journal");

        imported("cron-syslog", """
                {"__REALTIME_TIMESTAMP":"1767607201100000","SYSLOG_IDENTIFIER":"CRON","_PID":"40","_HOSTNAME":"web","MESSAGE":"pam_unix(cron:session): session opened for user ann(uid=7) by (uid=0)"}
                {"__REALTIME_TIMESTAMP":"1767607201250000","_SOURCE_REALTIME_TIMESTAMP":"1767607201200000","SYSLOG_IDENTIFIER":"CRON","SYSLOG_PID":"41","_PID":"41","_HOSTNAME":"web","MESSAGE":"(ann) CMD (pack -a)"}
                {"__REALTIME_TIMESTAMP":"1767607205000000","SYSLOG_IDENTIFIER":"sshd","_PID":"9","_HOSTNAME":"web","MESSAGE":[72,105]}
                {"__REALTIME_TIMESTAMP":"1767607209700000","SYSLOG_IDENTIFIER":"CRON","_PID":"40","_HOSTNAME":"web","MESSAGE":"pam_unix(cron:session): session closed for user ann"}
                """);

        assertThat(listed("task_id,task_type,status,started_at,duration_seconds")).isEqualTo(asLines)
                .isEqualTo("cron:web:41@1767607201,pack,completed,2026-01-05T10:00:01.200000Z,8.5\n");
    }

    @Test
    void aFileOfAnotherKindSaysWhatTheFormatReads() {
        assertThat(imported("cron-syslog", "2026-01-05T10:00:01Z web sshd[1]: hello\n"))
                .contains("there is nothing to import: cron-syslog reads cron's lines of a system log, or of the journal");
    }

    @Test
    void aJobOfGithubIsTheSameByTheApiAndByItsCommandLine() {
        imported("github-runs", """
                {"jobs":[{"id":71,"run_id":70,"name":"lint","status":"completed","conclusion":"failure","started_at":"2026-01-05T10:00:00Z","completed_at":"2026-01-05T10:01:00Z","steps":[],"runner_name":"r"}]}
                """);
        assertThat(imported("github-runs", """
                {"databaseId":70,"jobs":[{"databaseId":71,"name":"lint","status":"completed","conclusion":"failure","startedAt":"2026-01-05T10:00:00Z","completedAt":"2026-01-05T10:01:00Z","steps":[],"url":"https://git.example/a/b/actions/runs/70/job/71"}]}
                """)).contains("1 task, 1 attempt", "2 known", "0 refused");
        assertThat(listed("task_id,task_type")).isEqualTo("github:job-71,lint\n");
    }

    @Test
    void aJobThatWasCancelledBeforeARunnerTookItNeverBegan() {
        imported("github-runs", """
                {"jobs":[{"id":1,"run_id":9,"name":"a","status":"completed","conclusion":"cancelled","created_at":"2026-01-05T10:00:00Z","started_at":"2026-01-05T10:00:00Z","completed_at":"2026-01-05T10:09:00Z","steps":[],"runner_id":0,"runner_name":""},
                {"id":2,"run_id":9,"name":"a","status":"completed","conclusion":"cancelled","created_at":"2026-01-05T10:00:00Z","started_at":"2026-01-05T10:01:00Z","completed_at":"2026-01-05T10:09:00Z","steps":[{"name":"x","conclusion":"cancelled"}],"runner_id":4,"runner_name":"r"}]}
                """);
        assertThat(listed("task_id,status,started_at")).isEqualTo("github:job-1,cancelled,\ngithub:job-2,cancelled,2026-01-05T10:01:00.000000Z\n");
    }

    @Test
    void aSecondAttemptAtAnApplicationOfSparkHasJobsAndTasksOfItsOwn() throws IOException {
        for (int attempt = 1; attempt <= 2; attempt++) {
            Path log = Files.createDirectories(directory.resolve("spark/eventlog_v2_application_17_0005_" + attempt));
            Files.writeString(log.resolve("events_1_application_17_0005_" + attempt), """
                    {"Event":"SparkListenerApplicationStart","App Name":"sums","App ID":"application_17_0005","App Attempt ID":"N","Timestamp":176760N200000,"User":"ann"}
                    """.replace("N", Integer.toString(attempt)));
            Files.writeString(log.resolve("events_2_application_17_0005_" + attempt), """
                    {"Event":"SparkListenerTaskEnd","Stage ID":0,"Task Type":"ResultTask","Task End Reason":{"Reason":"Success"},"Task Info":{"Task ID":0,"Index":0,"Launch Time":176760N201000,"Finish Time":176760N20N000,"Failed":false,"Killed":false}}
                    {"Event":"SparkListenerApplicationEnd","Timestamp":176760N209000}
                    """.replace("N", Integer.toString(attempt + 1)).replace("17676020", "17676010").replace("17676030", "17676020"));
        }
        tool.run("import", "spark-eventlog", "spark");
        assertThat(listed("task_id,status")).isEqualTo("""
                spark:application_17_0005,completed
                spark:application_17_0005:2,completed
                spark:application_17_0005:2:task:0,completed
                spark:application_17_0005:task:0,completed
                """);
    }

    @Test
    void whatTheSourceCallsEndedHasEndedEvenIfItDoesNotSayWhen() {
        imported("csv", "id,began,state\n1,2026-01-05 10:00,ok\n2,2026-01-05 10:01,failed\n3,2026-01-05 10:02,running\n",
                "--map", "id=id,start=began,status=state");
        imported("beads", """
                {"id":"b-1","title":"a","status":"closed","created_at":"2026-01-05T10:00:00Z","updated_at":"2026-01-06T10:00:00Z"}
                {"_type":"memory","key":"k","value":"v"}
                """);
        imported("swf", "; UnixStartTime: 1767600000\n1 0 5 -1 4 -1 -1 4 60 -1 1 3 1 1 1 1 -1 -1\n");
        assertThat(listed("task_id,status,duration_seconds"))
                .isEqualTo("b-1,completed,\ncsv:1,completed,\ncsv:2,failed,\ncsv:3,active,\nswf:1@1767600000,completed,\n");
        assertThat(tool.run("stats").out()).contains("Tasks             5: 1 open, 3 completed, 1 failed, 0 cancelled",
                "Success rate      75.0%", "4 without a duration: start not known, or after the end").doesNotContain("duration ");
    }

    /** As Go prints a time, which is how site generators and logs get it. */
    @ParameterizedTest
    @CsvSource({"2026-01-05 11:00:00 +0200 EET", "2026-01-05 09:00:00 +0000 UTC", "2026-01-05 09:00:00.5 +0000 UTC m=+0.0123", "2026-01-05 05:00:00 -0400 -04"})
    void aTimeMayHaveTheNameOfItsZoneBehindTheOffset(String time) {
        imported("csv", "id,start\n1," + time + "\n", "--map", "id=id,start=start");
        assertThat(listed("started_at")).startsWith("2026-01-05T09:00:00.");
    }

    @Test
    void anIncidentThatWasWrittenDownAfterwardsBeganWhenItBegan() {
        imported("statuspage", """
                {"incidents":[{"id":"a","name":"n","status":"resolved","created_at":"2026-01-09T09:00:00Z","started_at":"2026-01-08T07:00:00Z","resolved_at":"2026-01-08T08:00:00Z","impact":"major","incident_updates":[]},
                {"id":"b","name":"n","status":"postmortem","created_at":"2026-01-05T09:00:00Z","resolved_at":null,"impact":"minor","incident_updates":[
                {"status":"postmortem","body":"why","display_at":"2026-01-15T09:00:00Z"},{"status":"resolved","body":"over","display_at":"2026-01-05T09:30:00Z"}]}]}
                """);
        assertThat(incidents("incident_id,detected_at,mttr_seconds"))
                .isEqualTo("statuspage:a,2026-01-08T07:00:00.000000Z,3600\nstatuspage:b,2026-01-05T09:00:00.000000Z,1800\n");
        assertThat(tool.run("mttr").out()).contains("Time to repair    mean 45m 00s");
    }

    @Test
    void whoeverAcknowledgesWhatIsResolvedDidNotTakeItUp() {
        imported("pagerduty", """
                {"incidents":[{"id":"P1","title":"t","created_at":"2026-01-05T09:00:00Z","status":"resolved","resolved_at":"2026-01-05T09:10:00Z","service":{"summary":"s"},"urgency":"high","acknowledgements":[{"at":"2026-02-05T09:00:00Z"}]}]}
                """);
        assertThat(tool.run("mttr").out()).contains("Time to start     not known", "Time to repair    mean 10m 00s");
        assertThat(imported("pagerduty", "{\"log_entries\":[{\"id\":\"Q\",\"type\":\"trigger_log_entry\",\"created_at\":\"2026-01-05T09:00:00Z\"}]}"))
                .contains("log entries are not incidents: this takes the answer of GET /incidents");
    }

    @Test
    void anIssueOfCstateIsTheSameInItsFileAndInTheJsonOfTheSite() throws IOException {
        Files.createDirectory(directory.resolve("issues"));
        Files.writeString(directory.resolve("issues/2026-01-05-slow.md"), """
                ---
                title: Slow
                date: 2026-01-05 11:00:00 +0200
                resolved: true
                resolvedWhen: 2026-01-05 12:30:00 +0200
                severity: down
                affected:
                  - API
                section: issue
                ---
                It was slow.
                """);
        tool.run("import", "cstate", "issues");
        String asFile = incidents("incident_id,severity,status,failure_mode,detected_at,mttr_seconds");
        elsewhere("site");

        String said = imported("cstate", """
                {"is":"issues","title":"Issues","pages":[
                {"is":"issue","title":"Slow","createdAt":"2026-01-05 11:00:00 +0200 EET","severity":"down","resolved":true,"informational":false,"resolvedAt":"2026-01-05 12:30:00 +0200 EET","affected":["API"],"filename":"2026-01-05-slow.md"},
                {"is":"page","title":"About","createdAt":"0001-01-01 00:00:00 +0000 UTC","filename":"about.md"}]}
                """);

        assertThat(said).contains("passed over: 1 row");
        assertThat(incidents("incident_id,severity,status,failure_mode,detected_at,mttr_seconds")).isEqualTo(asFile)
                .isEqualTo("cstate:2026-01-05-slow,critical,resolved,API,2026-01-05T09:00:00.000000Z,5400\n");
    }

    /** As the builds of Jenkins have it, of which one is running. */
    @Test
    void aDurationIsInTheUnitThatTheMapSaysInBrackets() {
        String builds = """
                {"number":12,"timestamp":1767603600000,"duration":61234,"result":"SUCCESS"}
                {"number":13,"timestamp":1767603700000,"duration":1500,"result":"UNSTABLE"}
                {"number":14,"timestamp":1767603800000,"duration":0,"result":null}
                """;
        String guess = imported("json", builds, "--guess");
        assertThat(guess).startsWith("--map 'id=number,start=timestamp,duration=duration (ms),status=result'\n");
        imported("json", builds, "--map", guess.lines().findFirst().orElseThrow().replace("--map ", "").replace("'", ""));
        assertThat(listed("task_id,status,duration_seconds")).isEqualTo("json:12,completed,61.234\njson:13,failed,1.5\njson:14,active,\n");
        assertThat(imported("csv", "id,start,took\n1,2026-01-05 10:00,90\n", "--map", "id=id,start=start,duration=took (min)")).contains("1 task");
        assertThat(listed("task_id,duration_seconds")).startsWith("csv:1,5400\n");
        imported("tsv", "id\tstart\ttook\n1\t2026-01-05 10:00\t0.016666666666666666\n", "--map", "id=id,start=start,duration=took (min)");
        assertThat(listed("task_id,duration_seconds")).endsWith("tsv:1,1\n");
    }

    @Test
    void aBenchmarkOfSnakemakeMayBeLinesOfJson() throws IOException {
        imported("snakemake-benchmark", "s\th:m:s\tmax_rss\tcpu_time\trule_name\n12.5\t0:00:12\t46.58\t10.25\tsum\n7.5\t0:00:07\tNA\tNA\tsum\n", "--base", "2026-01-05T10:00:00Z");
        String asTable = listed("task_type,started_at,duration_seconds,cpu_seconds,memory_peak_mb");
        elsewhere("json");
        imported("snakemake-benchmark", """
                {"s":12.5,"h:m:s":"0:00:12","max_rss":46.58,"cpu_time":10.25,"rule_name":"sum"}
                {"s":7.5,"h:m:s":"0:00:07","max_rss":null,"cpu_time":null,"rule_name":"sum"}
                """, "--base", "2026-01-05T10:00:00Z");
        assertThat(listed("task_type,started_at,duration_seconds,cpu_seconds,memory_peak_mb").lines().sorted().toList())
                .isEqualTo(asTable.lines().sorted().toList()).hasSize(2).anyMatch(line -> line.endsWith("12.5,10.25,48.84267"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"||", "\\tattempt|\\t1|\\t2"})
    void whatNextflowTriesAgainIsOneTask(@Nullable String head, @Nullable String one, @Nullable String two) {
        String trace = ("hash\tname\tstatus\texit\tsubmit\tduration\trealtime" + text(head) + "\n"
                + "aa/1\tQC (s1)\tFAILED\t137\t2026-01-05 10:00:00.000\t1m\t50s" + text(one) + "\n"
                + "aa/2\tQC (s2)\tCOMPLETED\t0\t2026-01-05 10:00:00.000\t1m\t50s" + text(one) + "\n"
                + "aa/3\tQC (s1)\tCOMPLETED\t0\t2026-01-05 10:02:00.000\t2m\t100s" + text(two) + "\n"
                + "aa/4\tQC (s2)\tCOMPLETED\t0\t2026-01-05 10:02:00.000\t1m\t50s" + text(one) + "\n");
        assertThat(imported("nextflow-trace", trace)).contains("3 tasks, 4 attempts");
        assertThat(listed("task_id,status,retries_count,duration_seconds")).isEqualTo("""
                nextflow:aa-1@1767607200,completed,1,100
                nextflow:aa-2@1767607200,completed,0,50
                nextflow:aa-4@1767607320,completed,0,50
                """);
        assertThat(tool.run("stats").out()).contains("Success rate      100.0%", "Retries           1 ");
        assertThat(imported("nextflow-trace", trace)).contains(" 0 added");
    }

    private static String text(@Nullable String escaped) {
        return escaped == null ? "" : escaped.replace("\\t", "\t");
    }

    @Test
    void howLongAJobOfSlurmRanMayBeInSeconds() {
        imported("slurm-sacct", "JobID|Start|State|ElapsedRaw\n7|2026-01-05T10:00:00|COMPLETED|95\n");
        assertThat(listed("task_id,status,duration_seconds")).isEqualTo("slurm:7,completed,95\n");
    }

    @Test
    void rowsWithinAnAnswerAreNamed() {
        assertThat(imported("json", "{\"_class\":\"x\",\"builds\":[{\"number\":1,\"timestamp\":1767603600000}]}", "--guess"))
                .contains("no time, but a list of objects: jq -c '.builds[]' makes each of them a row");
    }

    @ParameterizedTest
    @CsvSource({"json", "csv", "pagerduty", "nextflow-trace", "slurm-sacct", "cstate"})
    void xmlIsRefusedByName(String format) {
        assertThat(imported(format, "<?xml version='1.0'?>\n<testsuites><testsuite/></testsuites>\n", "--dry-run",
                format.equals("json") || format.equals("csv") ? "--guess" : "--keep-order"))
                .contains("it is XML, which import does not read: make a table of it, with a row for each task");
    }

    @Test
    void whatIsAnObjectIsNoNameOfAnything() {
        assertThat(imported("json", "[{\"id\":7,\"name\":\"n\",\"started_at\":\"2026-01-05T10:00:00Z\",\"pipeline\":{\"id\":6},\"user\":{\"name\":\"a\"}}]", "--guess"))
                .startsWith("--map 'id=id,title=name,start=started_at'\n");
    }
}
