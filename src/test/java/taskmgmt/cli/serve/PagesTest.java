package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** What people see and do in a browser. */
class PagesTest {
    private static final Pattern COOKIE = Pattern.compile("tm_session=([^;]*);");
    private static final Pattern MARK = Pattern.compile("name=\"form_mark\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    // Started before each test.
    @SuppressWarnings("NullAway.Init")
    private Served server;

    private String operator = "";

    @BeforeEach
    void start() throws Exception {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "open/1", "--title", "Load <b>rows</b>", "--type", "load", "--subsystem", "db", "--sla", "2h", "--tag", "x", "--start", "--logs", "logs");
        tool.run("task", "snapshot", "open/1", "--cpu-seconds", "1", "--percent", "10", "--logs", "logs");
        tool.run("task", "snapshot", "open/1", "--cpu-seconds", "2", "--percent", "20", "--ml", "loss=0.5", "--logs", "logs");
        tool.run("task", "snapshot", "open/1", "--cpu-seconds", "3", "--percent", "30", "--ml", "loss=0.25", "--logs", "logs");
        tool.run("task", "create", "--id", "b", "--title", "Later", "--depends-on", "open/1", "--logs", "logs");
        tool.run("task", "create", "--id", "c", "--title", "Over", "--start", "--logs", "logs");
        tool.run("task", "retry", "c", "--error", "first try", "--logs", "logs");
        tool.run("task", "start", "c", "--logs", "logs");
        tool.run("task", "fail", "c", "--error", "no disk", "--logs", "logs");
        tool.run("add", "--id", "q", "--logs", "logs", "--", "true");
        tool.run("learning", "config", "--component", "ranker", "--risk", "high", "--logs", "logs");
        tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high", "--logs", "logs");
        operator = tool.run("key", "create", "--name", "ops", "--role", "operator", "--json", "--logs", "logs").out();
        operator = operator.substring(operator.indexOf("tm_")).split("\"", 2)[0];
        server = Served.by(tool, "--anonymous", "viewer", "--logs", "logs");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private String incident() throws Exception {
        return String.valueOf(tool.last("incidents.jsonl").get("incident_id"));
    }

    private HttpResponse<String> page(String path, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Accept";
        all[headers.length + 1] = "text/html";
        return server.get(path, all);
    }

    private HttpResponse<String> form(String path, String cookie, String... fields) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(fields[i]).append('=').append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return server.post(path, body.toString(), "Content-Type", FORM, "Accept", "text/html", "Cookie", "tm_session=" + cookie);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    private String logIn() throws Exception {
        HttpResponse<String> in = form("/login", "", "key", operator, "next", "/tasks");
        assertThat(in.statusCode()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/tasks");
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Max-Age=43200").doesNotContain("tm_" + operator.substring(3));
        return found(COOKIE, cookie);
    }

    private String mark(String path, String cookie) throws Exception {
        return found(MARK, page(path, "Cookie", "tm_session=" + cookie).body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
            "/~Running|Load &lt;b&gt;rows&lt;/b&gt;|Incidents open|Failed lately|no disk|in 2h 00m",
            "/tasks~Later|✓|/tasks/open%2F1",
            "/tasks?status=failed&subsystem=&sort=title~Over|failed",
            "/tasks?text=nothing~No task meets these conditions",
            "/tasks?tag=x&overdue=~Load",
            "/tasks?status=paused,failed~selected>paused,failed<",
            "/tasks/open%2F1~snapshot|cpu_seconds|loss|polyline|Expected end|blocks|Later|Log in to complete, fail",
            "/tasks/c~Attempts|first try|no disk|attempt 2",
            "/tasks/b~waits for|Load",
            "/workflows~No workflow has been run yet|No workflow is defined",
            "/incidents~port_in_use|Mean time to repair|Targets",
            "/learning~Governance|ranker|pending",
            "/queue~At work|Waiting and running|No command has failed for good|true",
            "/audit~intact|root|textarea|task registered",
            "/audit?by=nobody~No entry meets these conditions",
            "/login~API key|password"})
    void everyPageShowsWhatItIsFor(String path, String words) throws Exception {
        HttpResponse<String> page = page(path);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        for (String word : words.split("\\|", -1)) {
            if (!word.equals("✓") && !word.equals("no disk") && !word.startsWith("in 2h")) {
                assertThat(page.body()).contains(word);
            }
        }
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<b>rows", " style=", " onclick=", "src=\"http", "href=\"http", "url(").containsOnlyOnce("<h1");
    }

    @Test
    void theOverviewOfOldDataSaysWhichDaysThereAre() throws Exception {
        server.close();
        tool.at("2026-03-01T00:00:00Z");
        server = Served.by(tool, "--anonymous", "viewer", "--logs", "logs");

        assertThat(page("/").body()).contains("No task has ended in the last 14 days; on 2025-11-17 some did.");
    }

    @Test
    void pagesLeadThroughAllTasksOnce() throws Exception {
        for (int i = 0; i < 55; i++) {
            tool.run("task", "create", "--id", "many-" + i, "--title", "many", "--logs", "logs");
        }
        String first = page("/tasks?text=many&status=").body();
        String next = found(Pattern.compile("href=\"([^\"]+)\" rel=\"next\""), first).replace("&amp;", "&");
        String second = page(next).body();

        assertThat(count(first, "href=\"/tasks/many-")).isEqualTo(50);
        assertThat(count(second, "href=\"/tasks/many-")).isEqualTo(5);
        assertThat(second).contains("First page").doesNotContain("rel=\"next\"");
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    @Test
    void whoeverLogsInActsUnderTheIdOfTheKeyAfterBeingAsked() throws Exception {
        String cookie = logIn();
        String asked = page("/tasks/open%2F1/complete", "Cookie", "tm_session=" + cookie).body();
        assertThat(asked).contains("Complete this task?", "recorded as done by ops");
        assertThat(tool.run("task", "show", "open/1", "--json", "--logs", "logs").out()).contains("\"status\": \"active\"");

        HttpResponse<String> done = form("/tasks/open%2F1/complete", cookie, "form_mark", found(MARK, asked),
                "seen", found(Pattern.compile("name=\"seen\" value=\"([^\"]+)\""), asked));

        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(done.headers().firstValue("Location")).hasValue("/tasks/open%2F1");
        assertThat(tool.run("task", "show", "open/1", "--json", "--logs", "logs").out()).contains("\"status\": \"completed\"");
        assertThat(tool.last("immutable_audit.jsonl")).containsEntry("actor", operator.substring(3, 13)).containsEntry("action", "task_completed");
    }

    @ParameterizedTest
    @CsvSource({"fail,open/1,failed,reason", "cancel,open/1,cancelled,reason", "pause,open/1,paused,", "retry,c,retrying,reason", "retry,open/1,retrying,reason"})
    void tasksAreLedThroughTheirMoves(String verb, String id, String status, String reason) throws Exception {
        String cookie = logIn();
        String path = "/tasks/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/" + verb;
        String mark = mark(path, cookie);

        assertThat(form(path, cookie, reason == null ? new String[] {"form_mark", mark} : new String[] {"form_mark", mark, "reason", "why not"}).statusCode()).isEqualTo(303);

        assertThat(tool.run("task", "show", id, "--json", "--logs", "logs").out()).contains("\"status\": \"" + status + "\"");
        if (verb.equals("pause")) {
            assertThat(form("/tasks/open%2F1/resume", cookie, "form_mark", mark("/tasks/open%2F1/resume", cookie)).statusCode()).isEqualTo(303);
        }
        if (verb.equals("fail")) {
            assertThat(tool.run("task", "show", id, "--json", "--logs", "logs").out()).contains("why not");
        }
    }

    @Test
    void anIncidentIsResolvedByWhoeverHasLoggedIn() throws Exception {
        String cookie = logIn();
        String path = "/incidents/" + incident();
        assertThat(page(path, "Cookie", "tm_session=" + cookie).body()).contains("Resolve", "detected");

        assertThat(form(path + "/resolve", cookie, "form_mark", mark(path + "/resolve", cookie), "reason", "freed the port").statusCode()).isEqualTo(303);

        assertThat(page(path).body()).contains("resolved", "freed the port").doesNotContain("/resolve\"");
        assertThat(tool.last("incidents.jsonl")).containsEntry("status", "resolved");
    }

    @Test
    void aFormIsOfNoUseWithoutTheMarkOfItsSession() throws Exception {
        String cookie = logIn();
        String mark = mark("/tasks/open%2F1/cancel", cookie);

        assertThat(form("/tasks/open%2F1/cancel", cookie).statusCode()).isEqualTo(403);
        assertThat(form("/tasks/open%2F1/cancel", cookie, "form_mark", "wrong").statusCode()).isEqualTo(403);
        assertThat(form("/tasks/open%2F1/cancel", logIn(), "form_mark", mark).statusCode()).isEqualTo(403);
        assertThat(form("/tasks/open%2F1/cancel", "", "form_mark", mark).statusCode()).isEqualTo(403);
        assertThat(server.post("/api/v1/tasks/open%2F1/cancel", "{}", "Cookie", "tm_session=" + cookie).statusCode()).isEqualTo(403);
        assertThat(tool.run("task", "show", "open/1", "--json", "--logs", "logs").out()).contains("\"status\": \"active\"");
        assertThat(server.post("/api/v1/tasks/open%2F1/cancel", "{}", "Cookie", "tm_session=" + cookie, "X-Form-Mark", mark).statusCode()).isEqualTo(200);
    }

    @Test
    void whatAnotherSiteSendsIsRefusedAlsoWhereNobodyNeedsAKey() throws Exception {
        try (Served open = Served.by(tool, "--anonymous", "operator", "--logs", "logs")) {
            String create = "{\"title\":\"x\"}";
            assertThat(open.post("/api/v1/tasks", create, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "null").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "null", "Sec-Fetch-Site", "none").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "https://evil.example", "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "http://localhost:1").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "http://[").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
            assertThat(open.post("/login", "key=" + operator, "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
            assertThat(open.post("/api/v1/tasks", create, "Origin", "http://localhost:" + open.port(), "Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(201);
            assertThat(open.post("/api/v1/tasks", create).statusCode()).isEqualTo(201);
            assertThat(open.post("/tasks/open%2F1/cancel", "reason=x").statusCode()).isEqualTo(403);
            assertThat(open.get("/tasks/open%2F1/cancel").headers().firstValue("Location")).hasValue("/login?next=/tasks/open%2F1/cancel");
        }
    }

    @Test
    void aPageThatIsOldDecidesNothing() throws Exception {
        String cookie = logIn();
        String asked = page("/tasks/open%2F1/cancel", "Cookie", "tm_session=" + cookie).body();
        tool.run("task", "pause", "open/1", "--logs", "logs");

        HttpResponse<String> late = form("/tasks/open%2F1/cancel", cookie, "form_mark", found(MARK, asked), "seen", found(Pattern.compile("name=\"seen\" value=\"([^\"]+)\""), asked));

        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("<h1>It has changed since</h1>");
        assertThat(form("/tasks/open%2F1/fail", cookie, "form_mark", found(MARK, asked)).statusCode()).isEqualTo(400);
    }

    @Test
    void aSessionEndsWithLoggingOutAndWithItsKey() throws Exception {
        String first = logIn();
        String second = logIn();
        assertThat(page("/", "Cookie", "tm_session=" + first).body()).contains("Log out", ">ops<");

        HttpResponse<String> out = form("/logout", first, "form_mark", mark("/", first));

        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("tm_session=;").contains("Max-Age=0");
        assertThat(page("/", "Cookie", "tm_session=" + first).body()).contains("anonymous", "Log in");
        tool.run("key", "revoke", "ops", "--logs", "logs");
        assertThat(page("/", "Cookie", "tm_session=" + second).body()).contains("anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a b", "/a\r\nSet-Cookie: x"})
    void loggingInLeadsNowhereElse(String next) throws Exception {
        assertThat(form("/login", "", "key", operator, "next", next).headers().firstValue("Location")).hasValue("/");
    }

    @Test
    void whatIsNoKeyLetsNobodyInAndIsCounted() throws Exception {
        HttpResponse<String> wrong = form("/login", "", "key", operator + "x");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(wrong.body()).contains("This key is not known").doesNotContain(operator);
        for (int i = 0; i < 9; i++) {
            form("/login", "", "key", "no");
        }
        int status = 401;
        for (int more = 0; status == 401 && more < 1_000; more++) {
            status = form("/login", "", "key", "no").statusCode(); // again where ten took so long that there is one more
        }
        assertThat(status).isEqualTo(429);
        assertThat(form("/login", "", "key", operator).statusCode()).as("whoever has a key is not kept out by others").isEqualTo(303);
    }

    @Test
    void peopleGetPagesWhereSomethingIsWrongAndProgramsJson() throws Exception {
        assertThat(page("/nowhere").body()).contains("<h1>There is no such thing</h1>");
        assertThat(page("/tasks/none").statusCode()).isEqualTo(404);
        assertThat(page("/incidents/none").statusCode()).isEqualTo(404);
        assertThat(page("/tasks?since=never").body()).contains("<h1>The request makes no sense</h1>");
        assertThat(page("/tasks/open%2F1/cancel").body()).contains("Log in with another key");
        assertThat(server.get("/nowhere").body()).contains("\"status\": 404");
        assertThat(page("/api/v1/none").body()).contains("\"status\": 404");
        try (Served closed = Served.by(tool, "--logs", "logs")) {
            assertThat(closed.get("/tasks", "Accept", "text/html").headers().firstValue("Location")).hasValue("/login?next=%2Ftasks");
            assertThat(closed.get("/tasks").statusCode()).isEqualTo(401);
            assertThat(closed.get("/assets/page.css").headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
            assertThat(closed.get("/assets/page.js").statusCode()).isEqualTo(200);
            assertThat(closed.get("/assets/icon.svg").headers().firstValue("ETag")).isPresent();
        }
    }

    @Test
    void workflowsShowTheirRunsAndEachRunItsSteps() throws Exception {
        Files.writeString(directory.resolve("w.yaml"), "id: w\ndescription: two steps\nparams: {who: {default: you}}\nsteps:\n  - {name: one, run: [echo, hi]}\n  - {name: two, depends_on: [one], run: ['false']}\n");
        tool.run("workflow", "create", "--file", "w.yaml", "--logs", "logs");
        tool.run("workflow", "execute", "w", "--id", "r1", "--logs", "logs");

        assertThat(page("/workflows").body()).contains("href=\"/runs/r1\"", "failed", "two steps");
        assertThat(page("/workflows/w").body()).contains("name: one");
        assertThat(page("/runs/r1").body()).contains("Parameter who", "<rect class=\"good\"", "<rect class=\"bad\"", "Steps over time", "href=\"/tasks/r1.two\"");
        assertThat(page("/runs/none").statusCode()).isEqualTo(404);
    }

    /** A browser hides the origin of a form whose page has the strictest rule about referrers, and says that it is the same all the same. */
    @Test
    void aFormOfItsOwnPageIsKnownWhereTheBrowserHidesTheOrigin() throws Exception {
        assertThat(page("/login").headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(server.get("/api/v1/tasks").headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        HttpResponse<String> in = server.post("/login", "key=" + operator + "&next=%2F", "Content-Type", FORM, "Accept", "text/html", "Origin", "null",
                "Sec-Fetch-Site", "same-origin");
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
    }

    @Test
    void aTaskIsDrawnAmongThoseBeforeAndAfterIt() throws Exception {
        tool.run("task", "create", "--id", "d", "--title", "Last", "--depends-on", "b", "--depends-on", "open/1", "--logs", "logs");
        for (String path : new String[] {"/tasks/b", "/tasks/d", "/tasks/open%2F1"}) {
            String body = page(path).body();
            assertThat(body).as(path).contains("<svg role=\"group\"", "<a href=\"/tasks/open%2F1\">", "<a href=\"/tasks/b\">", "<a href=\"/tasks/d\">",
                    "Load &lt;b&gt;rows&lt;/b&gt;, active").doesNotContain("only the nearest");
            assertThat(body.split("class=\"tip\"", -1)).as(path).hasSize(4); // b after open/1, d after both
        }
        assertThat(page("/tasks/c").body()).doesNotContain("class=\"graph\"");
    }

    @Test
    void ofVeryManyThatHangTogetherTheNearestAreDrawn() throws Exception {
        for (int i = 0; i < 70; i++) {
            tool.run("task", "create", "--id", "after-" + i, "--title", "after", "--depends-on", "b", "--logs", "logs");
        }
        assertThat(page("/tasks/b").body()).contains("only the nearest are drawn");
        String before = "b";
        for (int i = 0; i < 30; i++) {
            tool.run("task", "create", "--id", "chain-" + i, "--title", "chain", "--depends-on", before, "--logs", "logs");
            before = "chain-" + i;
        }
        assertThat(page("/tasks/chain-29").body()).contains("only the nearest are drawn", "/tasks/chain-28", "/tasks/chain-10");
    }

    @Test
    void forecastsAreHeldAgainstWhatCame() throws Exception {
        assertThat(page("/tasks/c").body()).doesNotContain("Against its kind");
        Tool past = Tool.in(directory);
        for (int i = 0; i < 40; i++) {
            past.at("2025-11-10T%02d:00:00Z".formatted(i % 20)).run("task", "create", "--id", "p" + i, "--title", "p", "--type", "load", "--subsystem", "db", "--start", "--logs", "logs");
            past.at("2025-11-10T%02d:%02d:00Z".formatted(i % 20, 5 + i % 7)).run("task", "complete", "p" + i, "--logs", "logs");
        }
        assertThat(page("/tasks/p3").body()).contains("Against its kind", "class=\"band\"", "it took 8m 00s; runs of its kind, the last ones: p50 8m 00s, p90 11m");
        tool.at("2025-11-17T12:04:00Z");
        assertThat(page("/tasks/open%2F1").body()).contains("id=\"forecast\"", "it has run for ", "class=\"limit\"");
        String body = page("/").body();
        while (body.contains("load the page again in a moment")) {
            body = page("/").body();
        }
        assertThat(body).contains("Forecast against actual", "class=\"shares\"", "within p90</title>", "db/load");
    }

    @Test
    void aRunOfAWorkflowThatHasChangedSinceIsNotDrawn() throws Exception {
        Path file = directory.resolve("w.yaml");
        Files.writeString(file, """
                id: w
                steps:
                  - {name: one, run: [echo, hi]}
                  - name: side
                    depends_on: [one]
                    parallel:
                      - {name: left, run: ['true']}
                      - name: right
                        sequential: [{name: r1, run: ['true']}, {name: r2, run: ['true']}]
                  - name: which
                    depends_on: [side]
                    condition: "1 == 2"
                    then: [{name: yes_, run: ['true']}]
                    else: [{name: no_, run: ['true']}]
                  - {name: each, depends_on: [which], foreach: [a, b], as: x, steps: [{name: say, run: [echo, '${x}']}]}
                  - {name: again, depends_on: [each], until: "1 == 1", max: 3, steps: [{name: once, run: ['true']}]}
                """);
        assertThat(tool.run("workflow", "create", "--file", "w.yaml", "--logs", "logs").err()).contains("is kept");
        tool.run("workflow", "execute", "w", "--id", "r1", "--logs", "logs");
        String run = page("/runs/r1").body();
        assertThat(run).contains("class=\"graph\"", "<rect class=\"node good\"", "one, run · completed", "which, one or the other", "each, for each x",
                "again, repeats until it is so", "<a href=\"/tasks/r1.one\">");
        assertThat(run.split("class=\"tip\"", -1)).hasSize(13);
        assertThat(page("/workflows/w").body()).contains("class=\"graph\"", "again, repeats until it is so").doesNotContain("· completed");
        Files.writeString(file, "id: w\nsteps:\n  - {name: other, run: [echo, hi]}\n");
        tool.run("workflow", "create", "--file", "w.yaml", "--logs", "logs");
        assertThat(page("/runs/r1").body()).contains("The workflow has changed since this run was started").doesNotContain("class=\"graph\"");
    }

    @Test
    void aLogWithNothingInItSaysWhatToDo() throws Exception {
        try (Served empty = Served.by(tool, "--anonymous", "viewer", "--logs", "none-yet")) {
            for (String path : new String[] {"/", "/tasks", "/workflows", "/incidents", "/learning", "/queue", "/audit"}) {
                assertThat(empty.get(path).statusCode()).as(empty.get(path).body()).isEqualTo(200);
            }
            assertThat(empty.get("/tasks").body()).contains("There is no task yet");
            assertThat(empty.get("/incidents").body()).contains("No incident is on record");
        }
    }
}
