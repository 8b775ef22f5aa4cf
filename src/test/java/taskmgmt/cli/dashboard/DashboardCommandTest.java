package taskmgmt.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.option.RepeatedDrawing;
import taskmgmt.testkit.Tool;

class DashboardCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void makeLog() throws IOException {
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs/registry.jsonl"), """
                {"ts":"2025-11-01T08:00:00Z","event":"task.created","task_id":"old","subsystem":"web"}
                {"ts":"2025-11-01T09:00:00Z","event":"task.failed","task_id":"old"}
                {"ts":"2025-11-15T08:00:00Z","event":"task.created","task_id":"a","task_type":"backup","subsystem":"storage","title":"nightly","sla_deadline":"2025-11-15T10:00:00Z"}
                {"ts":"2025-11-15T08:00:05Z","event":"task.started","task_id":"a"}
                {"ts":"2025-11-15T09:00:05Z","event":"task.completed","task_id":"a"}
                {"ts":"2025-11-15T08:00:00Z","event":"task.created","task_id":"b","task_type":"deploy","subsystem":"web","title":"<script>alert('x')</script> & \\u001b[31m","sla_deadline":"2025-11-15T08:10:00Z"}
                {"ts":"2025-11-15T08:00:00Z","event":"task.started","task_id":"b"}
                {"ts":"2025-11-15T08:30:00Z","event":"task.failed","task_id":"b","error_message":"exit code 3"}
                no event
                {"ts":"2025-11-17T08:00:00Z","event":"task.created","task_id":"c","task_type":"training_job","subsystem":"learning","title":"train"}
                {"ts":"2025-11-17T08:00:00Z","event":"task.completed","task_id":"c"}
                {"ts":"2025-11-17T10:00:00Z","event":"task.created","task_id":"d","task_type":"deploy","subsystem":"web","title":"going on","sla_deadline":"2025-11-17T12:20:00Z"}
                {"ts":"2025-11-17T11:00:00Z","event":"task.started","task_id":"d"}
                {"ts":"2025-11-17T11:30:00Z","event":"task.progress","task_id":"d","progress_percent":40}
                {"ts":"2025-11-17T11:00:00Z","event":"task.created","task_id":"e","task_type":"deploy","subsystem":"web","title":"late","sla_deadline":"2025-11-17T11:30:00Z"}
                {"ts":"2025-11-17T11:00:00Z","event":"task.created","task_id":"f","subsystem":"storage","title":"has time","sla_deadline":"2025-11-18T00:00:00Z"}
                """);
        Files.writeString(directory.resolve("logs/incidents.jsonl"), """
                {"incident_id":"a","detected_at":"2025-11-16T00:00:00Z","resolved_at":"2025-11-16T00:00:30Z","status":"resolved","failure_mode":"m","severity":"low"}
                {"incident_id":"b","detected_at":"2025-11-17T00:00:00Z","status":"detected","failure_mode":"m","severity":"low"}
                {"incident_id":"long ago","detected_at":"2025-10-17T00:00:00Z","status":"detected","failure_mode":"m","severity":"low"}
                """);
        tool = Tool.in(directory);
    }

    @Test
    void oneViewShowsItAll() {
        assertThat(tool.run("dashboard", "--days", "4").out()).isEqualTo("""
                Dashboard of all subsystems, 2025-11-17T12:00:00Z, since 2025-11-14

                Open              3: 2 pending, 1 active
                Ended             3: 2 completed, 1 failed, 0 cancelled, 66.7% success of completed and failed tasks, by their last attempts
                Deadlines         1 of 2 met (50.0%); open: 1 on time, 1 at risk, 1 overdue
                Healing           2 incidents: 1 open, 1 resolved, 0 failed; time to repair: mean 30.000 s, p95 30.000 s
                Learning          0 open, 1 completed, 0 failed
                Damaged lines     1

                Running
                TASK  TITLE     RUNNING   DONE  DEADLINE
                d     going on   1h 00m  40.0%  at risk

                Last failures
                TASK  TITLE                                       AFTER  FAILED
                b     <script>alert('x')</script> & \\u001b[31m  30m 00s  2025-11-15T08:30:00Z

                By day, 2025-11-14 to 2025-11-17
                Completed ▁█▁█  at most 1
                Failed    ▁█▁▁  at most 1
                Success    ▅ █  at least 50.0%

                Time by group
                storage/backup          1h 00m in 1 task  ██████████████████████████████████████
                web/deploy             30m 00s in 1 task  ███████████████████
                learning/training_job       0s in 1 task
                """);
    }

    @Test
    void asciiAndOneSubsystem() {
        assertThat(tool.run("dashboard", "--subsystem", "web", "--days", "17", "--ascii").out()).isEqualTo("""
                Dashboard of web, 2025-11-17T12:00:00Z, since 2025-11-01

                Open              2: 1 pending, 1 active
                Ended             2: 0 completed, 2 failed, 0 cancelled, 0.0% success of completed and failed tasks, by their last attempts
                Deadlines         0 of 1 met (0.0%); open: 0 on time, 1 at risk, 1 overdue
                Healing           2 incidents: 1 open, 1 resolved, 0 failed; time to repair: mean 30.000 s, p95 30.000 s
                Learning          0 open, 0 completed, 0 failed
                Damaged lines     1

                Running
                TASK  TITLE     RUNNING   DONE  DEADLINE
                d     going on   1h 00m  40.0%  at risk

                Last failures
                TASK  TITLE                                       AFTER  FAILED
                b     <script>alert('x')</script> & \\u001b[31m  30m 00s  2025-11-15T08:30:00Z
                old                                              1h 00m  2025-11-01T09:00:00Z

                By day, 2025-11-01 to 2025-11-17
                Completed _________________  at most 0
                Failed    #_____________#__  at most 1
                Success   _             _    at least 0.0%

                Time by group
                web          1h 00m in 1 task  #################################################
                web/deploy  30m 00s in 1 task  #########################
                """);
    }

    @Test
    void programsGetTheSameData() {
        assertThat(tool.run("dashboard", "--days", "3", "--subsystem", "web", "--json").out()).isEqualTo("""
                {
                  "generated_at": "2025-11-17T12:00:00.000000Z",
                  "since": "2025-11-15T00:00:00.000000Z",
                  "subsystems": [
                    "web"
                  ],
                  "open": {
                    "pending": 1,
                    "queued": 0,
                    "active": 1,
                    "paused": 0,
                    "retrying": 0
                  },
                  "running": [
                    {
                      "task_id": "d",
                      "subsystem": "web",
                      "task_type": "deploy",
                      "title": "going on",
                      "started_at": "2025-11-17T11:00:00.000000Z",
                      "running_seconds": 3600,
                      "progress_percent": 40.0,
                      "deadline": "at_risk",
                      "is_owner_gone": false
                    }
                  ],
                  "recent_failures": [
                    {
                      "task_id": "b",
                      "subsystem": "web",
                      "task_type": "deploy",
                      "title": "<script>alert('x')</script> & \\u001b[31m",
                      "failed_at": "2025-11-15T08:30:00.000000Z",
                      "duration_seconds": 1800,
                      "error_message": "exit code 3"
                    }
                  ],
                  "by_day": [
                    {
                      "day": "2025-11-15T00:00:00.000000Z",
                      "completed": 0,
                      "failed": 1,
                      "cancelled": 0,
                      "success_rate_percent": 0.0
                    },
                    {
                      "day": "2025-11-16T00:00:00.000000Z",
                      "completed": 0,
                      "failed": 0,
                      "cancelled": 0,
                      "success_rate_percent": null
                    },
                    {
                      "day": "2025-11-17T00:00:00.000000Z",
                      "completed": 0,
                      "failed": 0,
                      "cancelled": 0,
                      "success_rate_percent": null
                    }
                  ],
                  "by_group": [
                    {
                      "subsystem": "web",
                      "task_type": "deploy",
                      "ended": 1,
                      "failed": 1,
                      "total_seconds": 1800
                    }
                  ],
                  "sla": {
                    "met": 0,
                    "missed": 1,
                    "met_percent": 0.0,
                    "open_on_time": 0,
                    "open_at_risk": 1,
                    "open_overdue": 1
                  },
                  "healing": {
                    "incidents": 2,
                    "open": 1,
                    "resolved": 1,
                    "failed": 0,
                    "success_rate_percent": 100.0,
                    "mttr_seconds": {
                      "count": 1,
                      "mean": 30,
                      "p50": 30,
                      "p95": 30,
                      "min": 30,
                      "max": 30
                    }
                  },
                  "learning": {
                    "open": 0,
                    "completed": 0,
                    "failed": 0
                  },
                  "waiting": [
                    {
                      "task_id": "e",
                      "subsystem": "web",
                      "title": "late",
                      "status": "pending",
                      "priority": 5,
                      "created_at": "2025-11-17T11:00:00.000000Z"
                    }
                  ],
                  "open_incidents": [
                    {
                      "incident_id": "b",
                      "status": "detected",
                      "severity": "low",
                      "failure_mode": "m",
                      "title": null,
                      "detected_at": "2025-11-17T00:00:00.000000Z"
                    },
                    {
                      "incident_id": "long ago",
                      "status": "detected",
                      "severity": "low",
                      "failure_mode": "m",
                      "title": null,
                      "detected_at": "2025-10-17T00:00:00.000000Z"
                    }
                  ],
                  "by_subsystem": [
                    {
                      "subsystem": "web",
                      "completed": 0,
                      "failed": 1,
                      "cancelled": 0,
                      "success_rate_percent": 0.0,
                      "total_seconds": 1800
                    }
                  ],
                  "first_ended_day": "2025-11-01T00:00:00.000000Z",
                  "last_ended_day": "2025-11-15T00:00:00.000000Z",
                  "damaged_lines": 1
                }
                """);
    }

    @Test
    void anEmptyLogIsADashboardToo() {
        assertThat(tool.run("dashboard", "--logs", "none", "--days", "1").out()).isEqualTo("""
                Dashboard of all subsystems, 2025-11-17T12:00:00Z, since 2025-11-17

                Open              0
                Ended             0: 0 completed, 0 failed, 0 cancelled
                Deadlines         0 of 0 met; open: 0 on time, 0 at risk, 0 overdue
                Healing           0 incidents: 0 open, 0 resolved, 0 failed
                Learning          0 open, 0 completed, 0 failed
                Damaged lines     0

                By day, 2025-11-17 to 2025-11-17
                Completed ▁  at most 0
                Failed    ▁  at most 0
                Success      -
                """);
        assertThat(tool.run("dashboard", "--logs", "none", "--html", "-").out()).contains("<p class=\"none\">none</p>");
    }

    @Test
    void thePageNeedsNothingElseAndShowsTextAsText() {
        String page = tool.run("dashboard", "--days", "2", "--html", "-").out();
        String body = page.substring(page.indexOf("<body>"));

        assertThat(page).contains("default-src 'none'", "prefers-color-scheme: dark").doesNotContain("<script", "src=", "href=", "\u001b");
        assertThat(body).isEqualTo("""
                <body>
                <header>
                <h1>Dashboard of all subsystems</h1>
                <p>2025-11-17 12:00, since 2025-11-16. All times are UTC.</p>
                </header>
                <main>
                <dl>
                <dt>Open</dt><dd>3: 2 pending, 1 active</dd>
                <dt>Ended</dt><dd>1: 1 completed, 0 failed, 0 cancelled, 100.0% success of completed and failed tasks, by their last attempts</dd>
                <dt>Deadlines</dt><dd>0 of 0 met; open: 1 on time, 1 at risk, 1 overdue</dd>
                <dt>Healing</dt><dd>2 incidents: 1 open, 1 resolved, 0 failed; time to repair: mean 30.000 s, p95 30.000 s</dd>
                <dt>Learning</dt><dd>0 open, 1 completed, 0 failed</dd>
                <dt>Damaged lines</dt><dd>1</dd>
                </dl>
                <h2>Running</h2>
                <div class="scroll"><table>
                <thead><tr><th scope="col">TASK</th><th scope="col" class="text">TITLE</th><th scope="col" class="number">RUNNING</th><th scope="col" class="number">DONE</th><th scope="col" class="state">DEADLINE</th><th scope="col" class="state">PROCESS</th></tr></thead>
                <tbody>
                <tr><td data-name="TASK">d</td><td data-name="TITLE" class="text">going on</td><td data-name="RUNNING" class="number">1h 00m</td><td data-name="DONE" class="number">40.0%</td><td data-name="DEADLINE" class="risk">at risk</td><td data-name="PROCESS" class="state">-</td></tr>
                </tbody>
                </table></div>
                <h2>Waiting</h2>
                <div class="scroll"><table>
                <thead><tr><th scope="col">TASK</th><th scope="col" class="text">TITLE</th><th scope="col">STATUS</th><th scope="col" class="number">PRI</th><th scope="col">CREATED</th></tr></thead>
                <tbody>
                <tr><td data-name="TASK">e</td><td data-name="TITLE" class="text">late</td><td data-name="STATUS">pending</td><td data-name="PRI" class="number">5</td><td data-name="CREATED">2025-11-17 11:00</td></tr>
                <tr><td data-name="TASK">f</td><td data-name="TITLE" class="text">has time</td><td data-name="STATUS">pending</td><td data-name="PRI" class="number">5</td><td data-name="CREATED">2025-11-17 11:00</td></tr>
                </tbody>
                </table></div>
                <h2>Open incidents</h2>
                <div class="scroll"><table>
                <thead><tr><th scope="col">INCIDENT</th><th scope="col" class="text">WHAT</th><th scope="col" class="state">SEVERITY</th><th scope="col">STATUS</th><th scope="col">DETECTED</th></tr></thead>
                <tbody>
                <tr><td data-name="INCIDENT">b</td><td data-name="WHAT" class="text">m</td><td data-name="SEVERITY" class="state">low</td><td data-name="STATUS">detected</td><td data-name="DETECTED">2025-11-17 00:00</td></tr>
                <tr><td data-name="INCIDENT">long ago</td><td data-name="WHAT" class="text">m</td><td data-name="SEVERITY" class="state">low</td><td data-name="STATUS">detected</td><td data-name="DETECTED">2025-10-17 00:00</td></tr>
                </tbody>
                </table></div>
                <h2>Last failures</h2>
                <p class="none">none</p>
                <h2>Ended by day</h2>
                <figure>
                <svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 220"><title>Tasks that ended, by day</title>
                <line class="line" x1="56.0" x2="480.0" y1="196.0" y2="196.0"/>
                <text x="48.0" y="200.0" text-anchor="end">0</text>
                <line class="line" x1="56.0" x2="480.0" y1="8.0" y2="8.0"/>
                <text x="48.0" y="12.0" text-anchor="end">1</text>
                <text x="162.0" y="214.0" text-anchor="middle">11-16</text>
                <rect class="good" x="289.2" y="8.0" width="169.6" height="188.0"><title>11-17: 1 completed</title></rect>
                <text x="374.0" y="214.0" text-anchor="middle">11-17</text>
                </svg>
                <figcaption>From below: completed, failed, cancelled. Days of UTC; the last one is not over.</figcaption>
                </figure>
                <h2>Subsystems</h2>
                <div class="scroll"><table>
                <thead><tr><th scope="col" class="text">SUBSYSTEM</th><th scope="col" class="number">COMPLETED</th><th scope="col" class="number">FAILED</th><th scope="col" class="number">CANCELLED</th><th scope="col" class="number">SUCCESS</th><th scope="col" class="number">TIME</th></tr></thead>
                <tbody>
                <tr><td data-name="SUBSYSTEM" class="text">learning</td><td data-name="COMPLETED" class="number">1</td><td data-name="FAILED" class="number">0</td><td data-name="CANCELLED" class="number">0</td><td data-name="SUCCESS" class="number">100.0%</td><td data-name="TIME" class="number">0s</td></tr>
                </tbody>
                </table></div>
                <h2>Time by group</h2>
                <figure>
                <svg role="img" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 44"><title>Time that tasks took, by group</title>
                <text x="0.0" y="17.0" text-anchor="start">learning/training_job</text>
                <rect class="bar" x="0.0" y="23.0" width="0.0" height="15.0"><title>learning/training_job: 0s in 1 task</title></rect>
                <text x="8.0" y="36.0" text-anchor="start">0s in 1 task</text>
                </svg>
                <figcaption>The time that all tasks of a group took together.</figcaption>
                </figure>
                </main>
                <footer>task-mgmt dashboard --html</footer>
                </body>
                </html>
                """);
    }

    @Test
    void titlesAreEscapedOnThePage() {
        assertThat(tool.run("dashboard", "--days", "4", "--html", "-").out())
                .contains("class=\"text\">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; \\u001b[31m</td>");
    }

    @Test
    void thePageShowsTimesByTheClockOfWhoeverMadeIt() {
        assertThat(tool.environment("TZ", "Asia/Kolkata").run("dashboard", "--days", "4", "--html", "-").out())
                .contains("<p>2025-11-17 17:30, since 2025-11-14. Times are of Asia/Kolkata, days are of UTC.</p>", ">2025-11-15 14:00<");
    }

    @Test
    void aFileIsReplacedAsAWholeAndStaysReadableForWhomItWas() throws IOException {
        Path file = directory.resolve("status.html");

        assertThat(tool.run("dashboard", "--html", "status.html").out()).isEmpty();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(Files.createFile(directory.resolve("plain"))));
        Files.delete(directory.resolve("plain"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.createSymbolicLink(directory.resolve("link.html"), file);
        Files.writeString(file, "old");
        assertThat(tool.run("dashboard", "--html", "link.html").status()).isZero();

        assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(directory.resolve("link.html")).isSymbolicLink();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void whatIsNoFileIsNotReplaced() {
        assertThat(tool.run("dashboard", "--html", "logs").status()).isEqualTo(2);
        assertThat(tool.run("dashboard", "--html", "nowhere/x.html").status()).isEqualTo(3);
        assertThat(tool.run("dashboard", "--html", "logs/registry.jsonl").status()).isEqualTo(4);
        assertThat(tool.run("dashboard", "--html", "").err()).isEqualTo("task-mgmt: --html: is empty; name a file\n");
    }

    @Test
    void watchingIsForTerminals() {
        assertThat(tool.run("dashboard", "--watch")).isEqualTo(new Tool.Outcome(2, "", "task-mgmt: --watch draws on a terminal,"
                + " and standard output is none; --json prints the same data once\n"));
        assertThat(tool.run("dashboard", "--every", "1s").err()).isEqualTo("task-mgmt: --every says how to watch: add --watch\n");
        assertThat(tool.terminal(80).run("dashboard", "--watch", "--json").err())
                .contains("\"message\":\"--watch draws on the terminal: leave out the output format\"");
    }

    @Test
    void watchingDrawsTheTextOverItself() {
        String once = tool.terminal(80).run("dashboard", "--no-color").out();
        Tool.Outcome watched = tool.run("dashboard", "--watch", "--count", "2", "--every", "1ms", "--no-color");

        String drawing = "\u001b[?2026h\u001b[?7l";
        assertThat(watched.status()).isZero();
        assertThat(watched.out()).startsWith("\u001b[H\u001b[2J" + drawing + "\u001b[1;1H" + once.lines().findFirst().orElseThrow()
                + "\u001b[K\u001b[2;1H\u001b[K\u001b[3;1HOpen ").contains("Ctrl-C ends this.\u001b[K\u001b[J");
        assertThat(watched.out().split(Pattern.quote(drawing), -1)).hasSize(3);
    }

    @Test
    void aDrawingIsMadeAnewOnlyWhenTheLogHasGrownOrATaskRuns() throws Exception {
        Path registry = directory.resolve("logs/registry.jsonl");
        List<Integer> looksBefore = new ArrayList<>();
        List<Integer> looks = new ArrayList<>();
        RepeatedDrawing watch = new RepeatedDrawing(directory.resolve("logs"), attempt -> {
            looks.add(attempt);
            if (looks.size() == 3) {
                append(registry);
            }
        });
        StringWriter out = new StringWriter();

        watch.run(3, () -> {
            looksBefore.add(looks.size());
            return new RepeatedDrawing.Drawing(List.of("x"), looksBefore.size() == 2);
        }, out);

        assertThat(looksBefore).containsExactly(0, 3, 4);
    }

    private static void append(Path file) {
        try {
            Files.writeString(file, Files.readString(file) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void thePageShowsWhatNeedsSomebody() throws IOException {
        rewriteWithoutDamage();
        tool.run("task", "create", "--title", "orphan", "--id", "orphan", "--start", "--pid", "999999999");
        tool.run("incident", "open", "--title", "/var is full", "--failure-mode", "disk_full", "--severity", "critical");
        String page = tool.run("dashboard", "--days", "4", "--html", "-").out();
        assertThat(page).contains("<td data-name=\"PROCESS\" class=\"bad\">gone</td>", "class=\"risk\">at risk</td>", "class=\"text\">exit code 3</td>",
                "<td data-name=\"WHAT\" class=\"text\">/var is full</td><td data-name=\"SEVERITY\" class=\"bad\">critical</td>",
                "<h2>Failed by day</h2>", "<h2>Subsystems</h2>", "<h2>Waiting</h2>").doesNotContain("Nothing has ended");
        assertThat(tool.run("dashboard", "--days", "1", "--subsystem", "web", "--html", "-").out())
                .contains("<p>Runs ended on days from 2025-11-01 to 2025-11-15.</p>").doesNotContain("Failed by day");
    }

    /** A log with a damaged line takes no more tasks. */
    private void rewriteWithoutDamage() throws IOException {
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.writeString(registry, Files.readString(registry).replace("no event\n", ""));
    }

    /** However many there are. */
    @Test
    void allSubsystemsAreListedAndTheMostUrgentWait() throws IOException {
        rewriteWithoutDamage();
        for (int i = 0; i < 12; i++) {
            tool.run("task", "create", "--title", "x", "--id", "t" + i, "--subsystem", "s" + i, "--start");
            tool.run("task", "complete", "t" + i);
            tool.run("task", "create", "--title", "x", "--id", "w" + i, "--priority", String.valueOf(i % 10 + 1));
        }
        String data = tool.run("dashboard", "--json").out();
        assertThat(data).contains("\"subsystem\": \"s0\"", "\"subsystem\": \"s11\"");
        assertThat(data.substring(data.indexOf("\"waiting\""))).containsSubsequence("\"w9\"", "\"w8\"", "\"w7\"").doesNotContain("\"w0\"");
    }
}
