package taskmgmt.cli.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.json.Json;
import taskmgmt.run.http.AddressRule;
import taskmgmt.testkit.Tool;

/** Against web servers on this machine that speak as the published descriptions say; none of the real ones could be tried. */
class IntegrationCommandTest {
    @TempDir
    private Path directory;

    private Tool.Outcome run(String... words) {
        return Tool.in(directory).environment("USER", "ann").environment("TOKEN", "s3cret").environment("TASK_MGMT_KEYS", directory.resolve("keys").toString()).run(words);
    }

    private void add(String name, String kind, String url, String setting, String... more) {
        List<String> words = new ArrayList<>(List.of("integration", "add", name, "--kind", kind, "--url", url, "--set", setting, "--retry-pause", "1ms", "--poll", "1ms"));
        words.addAll(List.of(more));
        assertThat(run(words.toArray(String[]::new))).isEqualTo(new Tool.Outcome(0, name + "\n", ""));
    }

    private Map<String, @Nullable Object> shown(String id) throws Exception {
        return Json.strict().parse(run("task", "show", id, "--json").out());
    }

    private Map<?, ?> listed() throws Exception {
        Object rows = Json.strict().parse("{\"rows\":" + run("integration", "list", "--json").out() + "}").get("rows");
        return (Map<?, ?>) ((List<?>) Objects.requireNonNull(rows)).getFirst();
    }

    @Test
    void anAgentWorksAsATask() throws Exception {
        try (CodegenServer server = new CodegenServer("ACTIVE", "ACTIVE", "RUNNING", "COMPLETE")) {
            add("codegen", "codegen", server.url() + "/", "org_id=323", "--credential", "token");
            assertThat(run("credential", "set", "token", "--for", server.url(), "--from-variable", "TOKEN").status()).isZero();

            Tool.Outcome outcome = run("integration", "run", "codegen", "--prompt", "Fix the test\nplease", "--repository", "7");

            assertThat(outcome.out()).isEqualTo("It is COMPLETE\n");
            assertThat(outcome.err()).matches("task-mgmt: integration_codegen_[0-9a-f]{8} completed\n");
            String id = outcome.err().split(" ", -1)[1];
            assertThat(server.created).containsExactly(Map.of("prompt", "Fix the test\nplease", "repo_id", 7L, "metadata", Map.of("task_id", id)));
            assertThat(server.headers).allSatisfy(each -> assertThat(each.get("Authorization")).containsExactly("Bearer s3cret"));
            assertThat(shown(id)).containsEntry("status", "completed").containsEntry("title", "Fix the test").containsEntry("task_type", "codegen");
            assertThat(String.valueOf(shown(id))).contains("run_id=41894", "https://codegen.com/agent/trace/41894");
            assertThat(Tool.in(directory).events()).containsExactly("task.created", "task.started", "task.progress", "task.progress", "task.completed");
            assertThat(listed()).hasToString(String.valueOf(listed())).satisfies(row -> {
                assertThat(row.get("completed")).isEqualTo(1L);
                assertThat(row.get("failed")).isEqualTo(0L);
                assertThat(row.get("last_error")).isNull();
            });
        }
    }

    @Test
    void whatGoesWrongThereFailsTheTask() throws Exception {
        Map<List<String>, String> ends = Map.of(List.of("ACTIVE", "FAILED"), "run 41894 ended as FAILED: It is FAILED", List.of("!{\"status\":\"ACTIVE\"}"), "it has no id or no status",
                List.of("![]"), "no object of JSON", List.of("!{\"id\":1}"), "it has no id or no status");
        int number = 0;
        for (Map.Entry<List<String>, String> each : ends.entrySet()) {
            String name = "codegen" + number++;
            try (CodegenServer server = new CodegenServer(each.getKey().toArray(String[]::new))) {
                add(name, "codegen", server.url(), "org_id=323");
                Tool.Outcome outcome = run("integration", "run", name, "--prompt", "x");
                assertThat(outcome.status()).isEqualTo(1);
                assertThat(outcome.err()).contains(each.getValue());
                assertThat(shown("@last")).containsEntry("status", "failed");
                assertThat(String.valueOf(listed().get("last_error"))).contains(each.getValue());
                assertThat(run("integration", "remove", name).out()).isEqualTo(name + " removed\n");
            }
        }
    }

    @Test
    void aRunThatTakesTooLongIsNotWaitedFor() throws Exception {
        try (CodegenServer server = new CodegenServer("ACTIVE")) {
            add("codegen", "codegen", server.url(), "org_id=323");
            Tool.Outcome outcome = run("integration", "run", "codegen", "--prompt", "x", "--wait", "20ms");
            assertThat(outcome.err()).contains("was not waited for any longer; it goes on at https://codegen.com/agent/trace/41894");
            assertThat(outcome.status()).isEqualTo(1);
        }
    }

    /** What could not be answered is asked again; what may have been done is not. */
    @Test
    void isAskedAgainWhereThatDoesNoHarm() throws Exception {
        try (CodegenServer server = new CodegenServer("COMPLETE")) {
            add("codegen", "codegen", server.url(), "org_id=323");
            server.failures.addAll(List.of(429, 503));
            assertThat(run("integration", "run", "codegen", "--prompt", "x").status()).isZero();
            assertThat(server.asked).containsExactly("POST /v1/organizations/323/agent/run", "POST /v1/organizations/323/agent/run", "POST /v1/organizations/323/agent/run",
                    "GET /v1/organizations/323/agent/run/41894");
            for (int failure : new int[] {500, 0, 401, 302}) {
                server.asked.clear();
                server.failures.add(failure);
                Tool.Outcome outcome = run("integration", "run", "codegen", "--prompt", "x");
                assertThat(outcome.status()).as("%d", failure).isEqualTo(1);
                assertThat(server.asked).as("%d", failure).containsExactly("POST /v1/organizations/323/agent/run");
            }
            assertThat(server.created).hasSize(1);
        }
    }

    @Test
    void looksAreRepeatedUntilTheLastTry() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            add("inbox", "qdrant", server.url(), "collection=tasks", "--retries", "2");
            server.failures.addAll(List.of(500, 0));
            assertThat(run("integration", "run", "inbox").status()).isZero();
            server.asked.clear();
            server.failures.addAll(List.of(500, 502, 500));
            Tool.Outcome outcome = run("integration", "run", "inbox");
            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err()).contains("answers with status 500: {\"detail\":\"not now\"}");
            assertThat(server.asked).hasSize(3);
        }
    }

    private static Map<String, @Nullable Object> payload(Object... pairs) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            payload.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return payload;
    }

    @Test
    void pendingPointsBecomeTasksAndHearOfThem() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            server.points.put(1L, payload("status", "pending", "title", "Embed", "priority", "high", "type", "embedding", "subsystem", "vectors"));
            server.points.put(2L, payload("status", "PENDING", "description", "x".repeat(300), "priority", "no such"));
            server.points.put(3L, payload("status", "running", "title", "somebody's"));
            server.points.put(4L, payload("status", "pending"));
            server.pageSize = 2;
            add("inbox", "qdrant", server.url(), "collection=tasks", "--credential", "key");
            assertThat(run("credential", "set", "key", "--for", server.url(), "--from-variable", "TOKEN").status()).isZero();

            assertThat(run("integration", "run", "inbox")).isEqualTo(new Tool.Outcome(0, "inbox_1\ninbox_2\ninbox_4\n", """
                    task-mgmt: inbox_2: priority 'no such' cannot be used: it is kept in metadata.unusable
                    task-mgmt: inbox_2: its title is its description
                    task-mgmt: inbox_2: its title is cut to 200 characters
                    task-mgmt: inbox_4: it has no title
                    """));

            assertThat(server.headers).allSatisfy(each -> assertThat(each.get("Api-key")).containsExactly("s3cret"));
            assertThat(shown("inbox_1")).containsEntry("title", "Embed").containsEntry("priority", 8L).containsEntry("subsystem", "vectors").containsEntry("task_type", "embedding");
            assertThat(shown("inbox_2")).containsEntry("priority", 5L);
            assertThat(shown("inbox_4")).containsEntry("title", "item 4").containsEntry("task_type", "inbox");
            assertThat(server.points.get(1L)).containsEntry("task_id", "inbox_1").containsEntry("status", "pending");
            assertThat(server.points.get(3L)).doesNotContainKey("task_id");

            assertThat(run("task", "start", "inbox_1").status() + run("task", "cancel", "inbox_4", "--reason", "x").status()).isZero();
            assertThat(run("integration", "run", "inbox").out()).isEmpty();
            assertThat(server.points.get(1L)).containsEntry("status", "running");
            assertThat(server.points.get(4L)).containsEntry("status", "cancelled");
            assertThat(run("task", "fail", "inbox_1", "--error", "no space").status()).isZero();
            assertThat(run("integration", "run", "inbox").status()).isZero();
            assertThat(server.points.get(1L)).containsEntry("status", "failed").containsEntry("error", "no space");
        }
    }

    /** A collection mostly has points that are no tasks. */
    @Test
    void allWordsForPendingAreAskedForAndPointsWithoutAStatusAreLeftAlone() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            String[] words = {"open", "To Do", "To do", "NEW", "Queued", "todo", "finished"};
            for (int i = 0; i < words.length; i++) {
                server.points.put((long) i, payload("status", words[i], "title", "t" + i));
            }
            server.points.put(90L, payload("title", "a text"));
            add("inbox", "qdrant", server.url(), "collection=tasks");
            assertThat(run("integration", "run", "inbox").out()).isEqualTo("inbox_0\ninbox_2\ninbox_3\ninbox_4\ninbox_5\n");
            assertThat(server.points.get(90L)).doesNotContainKey("task_id");
        }
    }

    /** The task is recorded first, under the name of its point. */
    @Test
    void whatWasNotWrittenBackIsNotTakenTwice() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            server.points.put(1L, payload("status", "pending", "title", "Embed"));
            add("inbox", "qdrant", server.url(), "collection=tasks");
            assertThat(run("integration", "run", "inbox").out()).isEqualTo("inbox_1\n");
            server.points.get(1L).remove("task_id");
            assertThat(run("integration", "run", "inbox")).isEqualTo(new Tool.Outcome(0, "", ""));
            assertThat(server.points.get(1L)).containsEntry("task_id", "inbox_1");
            assertThat(Tool.in(directory).events()).containsExactly("task.created");
        }
    }

    @Test
    void oneThatIsDisabledDoesNothing() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            add("inbox", "qdrant", server.url(), "collection=tasks");
            assertThat(run("integration", "disable", "inbox").out()).isEqualTo("inbox disabled\n");
            assertThat(run("integration", "disable", "inbox").status()).isEqualTo(4);
            assertThat(run("integration", "run", "inbox").status()).isEqualTo(4);
            assertThat(server.asked).isEmpty();
            assertThat(run("integration", "test", "inbox").out()).isEqualTo("inbox answers, its collection is green\n");
            assertThat(run("integration", "enable", "inbox").status()).isZero();
            assertThat(run("integration", "run", "inbox").status()).isZero();
        }
    }

    @Test
    void aTestSaysWhetherItAnswers() throws Exception {
        try (CodegenServer server = new CodegenServer("ACTIVE")) {
            add("codegen", "codegen", server.url(), "org_id=323");
            assertThat(run("integration", "test", "codegen")).isEqualTo(new Tool.Outcome(0, "codegen answers\n", ""));
            server.failures.add(401);
            assertThat(run("integration", "test", "codegen").err()).contains("answers with status 401: {\"detail\":\"not now\"}");
        }
        assertThat(run("integration", "test", "codegen").status()).isEqualTo(1);
        add("inbox", "qdrant", "http://127.0.0.1:1", "collection=tasks", "--retries", "0");
        assertThat(run("integration", "test", "inbox").status()).isEqualTo(1);
        assertThat(run("integration", "test", "missing").status()).isEqualTo(3);
    }

    /** Whoever changes the address gets no credential. */
    @Test
    void aCredentialGoesNowhereElse() throws Exception {
        try (QdrantServer server = new QdrantServer()) {
            add("inbox", "qdrant", "http://127.0.0.1:1", "collection=tasks", "--credential", "key");
            assertThat(run("credential", "set", "key", "--for", "http://127.0.0.1:1", "--from-variable", "TOKEN").status()).isZero();
            Path file = directory.resolve("logs/integrations.json");
            Files.writeString(file, Files.readString(file).replace("http://127.0.0.1:1", server.url()));
            for (String verb : List.of("test", "run")) {
                Tool.Outcome outcome = run("integration", verb, "inbox");
                assertThat(outcome.status()).isEqualTo(4);
                assertThat(outcome.err()).contains("is for http://127.0.0.1:1, and not sent to");
            }
            Files.writeString(file, Files.readString(file).replace(server.url(), "http://example.com"));
            assertThat(run("integration", "test", "inbox").err()).contains("everybody on the way could read it");
            assertThat(server.asked).isEmpty();
        }
    }

    /** Whoever can write the file, or answers for a name, would otherwise reach what only this machine reaches. */
    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254", "http://[::ffff:169.254.169.254]", "http://[fe80::1]", "http://[fd00:ec2::254]", "http://168.63.129.16"})
    void noneReachesTheNeighboursOfThisMachine(String url) {
        add("inbox", "http", url, "path=/tasks", "--timeout", "100ms", "--retries", "0", "--allow-private");
        Tool.Outcome outcome = run("integration", "test", "inbox");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("is not asked: it is of a link or of the metadata of a cloud").contains("http-allow")
                .as("it is given, and could not help").doesNotContain("--allow-private");
        assertThat(run("integration", "run", "inbox").err()).contains("is not asked");
    }

    @Test
    void aNameLeadsIntoThePrivateNetworkOnlyWhereSomebodyHasSaidSo() throws Exception {
        InetAddress here = InetAddress.getLocalHost();
        String name = here.getHostName();
        assumeTrue(AddressRule.PUBLIC.fault(name, here) != null && !name.equals("localhost") && !AddressRule.isLiteral(name), "the name of this machine is public");
        String url = "http://" + name + ":1";
        add("one", "http", url, "path=/tasks", "--retries", "0");
        add("two", "http", url, "path=/tasks", "--retries", "0", "--allow-private");

        assertThat(run("integration", "test", "one").err()).contains("is not asked").contains("--allow-private");
        assertThat(run("integration", "test", "two").err()).doesNotContain("is not asked").contains(url);
        assertThat(run("integration", "disable", "two").status()).isZero();
        assertThat(Files.readString(directory.resolve("logs/integrations.json"))).as("as it was added").contains("\"private\"");
    }

    /** A byte now and then was an answer without an end. */
    @Test
    void theTimeIsThatOfAllOfTheAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread slow = Thread.ofVirtual().start(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (!over.await(20, TimeUnit.MILLISECONDS)) {
                        client.getOutputStream().write(' ');
                    }
                } catch (IOException _) {
                    // Who asked has gone, as it should.
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            add("inbox", "http", "http://127.0.0.1:" + server.getLocalPort(), "path=/tasks", "--timeout", "500ms");

            assertThat(run("integration", "test", "inbox").err()).contains("has not answered within 500 ms");
            over.countDown();
            slow.join();
        }
    }

    @Test
    void aLongAnswerIsReadToItsEnd() throws Exception {
        String title = "x".repeat(3 << 20);
        try (RemoteServer server = new RemoteServer() {
            @Override
            Object answer(String method, String path, Map<String, @Nullable Object> body) {
                return "[{\"id\":\"a\",\"note\":\"" + title + "\"},{\"id\":\"b\"}]";
            }
        }) {
            add("inbox", "http", server.url(), "path=/tasks");

            assertThat(run("integration", "test", "inbox").out()).contains("2");
        }
    }

    @Test
    void oneIsShownWithHowItsTasksEnded() throws Exception {
        try (CodegenServer server = new CodegenServer("FAILED")) {
            add("codegen", "codegen", server.url(), "org_id=323", "--timeout", "7s");
            run("integration", "run", "codegen", "--prompt", "Fix the test");
            run("integration", "disable", "codegen");

            String page = run("integration", "show", "codegen").out();
            assertThat(page).contains("codegen, disabled", server.url(), "org_id", "323", "at most 7.0s", "0 completed, 1 failed", "Last failure", "none");
            Map<String, @Nullable Object> shown = Json.strict().parse(run("integration", "show", "codegen", "--json").out());
            assertThat(shown).containsEntry("enabled", false).containsEntry("failed", 1L).containsEntry("settings", Map.of("org_id", "323"))
                    .containsEntry("last_error", listed().get("last_error"));
            assertThat(shown("" + shown.get("last_failed"))).containsEntry("status", "failed");
        }
        assertThat(run("integration", "show", "codgen")).returns(3, Tool.Outcome::status)
                .returns("task-mgmt: no integration 'codgen' (did you mean 'codegen'?): see 'task-mgmt integration list'\n", Tool.Outcome::err);
        add("points", "qdrant", "http://localhost:1", "collection=a", "--credential", "token");
        assertThat(run("integration", "show", "points").out()).contains("token", "0 completed, 0 failed").doesNotContain("Last failure", "disabled", "average");
    }

    @Test
    void whatMakesNoSenseIsAUsageError() {
        for (String[] words : new String[][] {
            {"a b", "--kind", "codegen", "--set", "org_id=1"}, {"a", "--kind", "nothing", "--set", "org_id=1"}, {"a", "--kind", "codegen"},
            {"a", "--kind", "codegen", "--set", "org_id=../1"}, {"a", "--kind", "qdrant", "--set", "collection=a/b"}, {"a", "--kind", "qdrant", "--set", "collection=.."},
            {"a", "--kind", "qdrant", "--set", "collection=a", "--url", "ftp://x"}, {"a", "--kind", "qdrant", "--set", "collection=a", "--url", "http://u:p@x"},
            {"a", "--kind", "qdrant", "--set", "collection=a", "--url", "http://x/?q"}, {"a", "--kind", "qdrant", "--set", "collection=a", "--url", "http://x y"},
            {"a", "--kind", "qdrant", "--set", "collection=a", "--poll", "0s"}, {"a", "--kind", "qdrant", "--set", "collection=a", "--set", "path=/x"},
            {"a", "--kind", "http", "--set", "path=/x"}, {"a", "--kind", "http", "--url", "http://x", "--set", "path=x"},
            {"a", "--kind", "http", "--url", "http://x", "--set", "path=//y/x"}, {"a", "--kind", "http", "--url", "http://x", "--set", "path=/x y"},
            {"a", "--kind", "http", "--url", "http://x", "--set", "path=/x", "--set", "report=/done"}, {"a", "--kind", "files"},
            {"a", "--kind", "files", "--set", "directory=missing"}, {"a", "--kind", "files", "--set", "directory="},
            {"a", "--kind", "files", "--set", "directory=.", "--url", "http://x"}, {"a", "--kind", "files", "--set", "directory=.", "--credential", "x"},
            {"a", "--kind", "files", "--set", "directroy=."}, {"a", "--kind", "files", "--set", "directory=a\0b"}}) {
            List<String> all = new ArrayList<>(List.of("integration", "add"));
            all.addAll(List.of(words));
            assertThat(run(all.toArray(String[]::new)).status()).as(all.toString()).isEqualTo(2);
        }
        add("inbox", "qdrant", "https://x.example", "collection=tasks");
        assertThat(run("integration", "add", "inbox", "--kind", "codegen", "--set", "org_id=1").status()).isEqualTo(4);
        assertThat(run("integration", "run", "inbox", "--prompt", "x").status()).isEqualTo(2);
        assertThat(run("integration", "run", "inbox", "--wait", "1s").status()).isEqualTo(2);
        assertThat(run("integration", "run", "inbox", "--every", "0s").status()).isEqualTo(2);
        add("codegen", "codegen", "https://x.example", "org_id=1");
        assertThat(run("integration", "run", "codegen").status()).isEqualTo(2);
        assertThat(run("integration", "run", "codegen", "--prompt", "x", "--every", "1s").status()).isEqualTo(2);
        for (String verb : List.of("enable", "disable", "remove", "run")) {
            assertThat(run("integration", verb, "missing").status()).as(verb).isEqualTo(3);
        }
    }

    @Test
    void aFileThatIsNoneIsDamage() throws Exception {
        add("inbox", "qdrant", "https://x.example", "collection=tasks");
        Path file = directory.resolve("logs/integrations.json");
        String good = Files.readString(file);
        for (String bad : List.of("nonsense", "{}", good.replace("qdrant", "other"), good.replace("\"retries\": 3", "\"retries\": 99999999999"), good.replace("https:", "file:"),
                good.replace("\"enabled\"", "\"on\""), good.replace("{\n      \"name\"", "7, {\n      \"name\""))) {
            Files.writeString(file, bad);
            assertThat(run("integration", "list").status()).as(bad).isEqualTo(5);
        }
        Files.writeString(file, good);
        assertThat(run("integration", "list").out()).contains("https://x.example", "collection=tasks");
    }
}
