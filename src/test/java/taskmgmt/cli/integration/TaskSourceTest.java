package taskmgmt.cli.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** Tasks found in files of a directory, and in lists of web servers. */
class TaskSourceTest {
    /** When the program believes that it runs. */
    private static final Instant NOW = Instant.parse("2025-11-17T12:00:00Z");

    @TempDir
    private Path directory;

    private Tool.Outcome run(String... words) {
        return Tool.in(directory).environment("USER", "ann").environment("TOKEN", "s3cret").environment("TASK_MGMT_KEYS", directory.resolve("keys").toString()).run(words);
    }

    private Map<String, @Nullable Object> shown(String id) throws Exception {
        return Json.strict().parse(run("task", "show", id, "--json").out());
    }

    @Test
    void filesHaveNoSettingsOfRequests() throws Exception {
        addFiles();

        assertThat(run("integration", "show", "drop").out()).contains("Kind").doesNotContain("Requests", "Looks");
        assertThat(Json.strict().parse(run("integration", "show", "drop", "--json").out()))
                .containsEntry("timeout_seconds", null).containsEntry("retries", null).containsEntry("poll_seconds", null);
    }

    private Path file(String name, String text) throws IOException {
        Path file = Files.createDirectories(directory.resolve("inbox")).resolve(name);
        Files.writeString(file, text);
        return file;
    }

    private void addFiles() throws IOException {
        Files.createDirectories(directory.resolve("inbox"));
        assertThat(run("integration", "add", "drop", "--kind", "files", "--set", "directory=inbox")).isEqualTo(new Tool.Outcome(0, "drop\n", ""));
    }

    private void addHttp(String url, String... more) {
        String[] words = {"integration", "add", "web", "--kind", "http", "--url", url, "--set", "path=/api/tasks?open=1", "--retries", "0"};
        String[] all = new String[words.length + more.length];
        System.arraycopy(words, 0, all, 0, words.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        assertThat(run(all)).isEqualTo(new Tool.Outcome(0, "web\n", ""));
    }

    @Test
    void filesBecomeTasksOnce() throws Exception {
        addFiles();
        file("one.json", "{\"title\":\"Index the wiki\",\"priority\":\"high\",\"type\":\"index\",\"subsystem\":\"search\",\"tags\":[\"wiki\"],\"pages\":12}");
        file("two.json", "[{\"title\":\"a\"},{\"id\":7,\"title\":\"b\"},{\"task_id\":\"x-9\",\"title\":\"c\"}]");
        file("three.json", "{\"tasks\":[{\"title\":\"d\"},{\"title\":\"e\",\"tasks\":[{\"title\":\"no item\"}]}]}");
        file("four.jsonl", "{\"title\":\"f\"}\n{\"title\":\"g\"}\n");
        file(".hidden.json", "{\"title\":\"h\"}");
        file("five.json.tmp", "{\"title\":\"h\"}");
        Files.createSymbolicLink(directory.resolve("inbox/link.json"), directory.resolve("inbox/one.json"));
        Files.createDirectory(directory.resolve("inbox/directory.json"));

        assertThat(run("integration", "test", "drop").out()).isEqualTo("drop is there: 8 tasks, 8 pending\n");
        assertThat(run("integration", "run", "drop")).isEqualTo(new Tool.Outcome(0,
                "drop_four-1\ndrop_four-2\ndrop_one\ndrop_three-1\ndrop_three-2\ndrop_two-1\ndrop_7\ndrop_x-9\n", ""));
        assertThat(run("integration", "run", "drop")).isEqualTo(new Tool.Outcome(0, "", ""));

        assertThat(shown("drop_one")).containsEntry("title", "Index the wiki").containsEntry("priority", 8L).containsEntry("subsystem", "search")
                .containsEntry("task_type", "index").containsEntry("status", "pending");
        assertThat(String.valueOf(shown("drop_one"))).contains("pages=12", "integration=drop", "item_id=one");
        assertThat(Files.readString(directory.resolve("inbox/one.json"))).contains("Index the wiki");
    }

    /** What can be read as it was meant is, what cannot costs nothing, and both are told and kept with the task. */
    @Test
    void saysWhatItReadOtherwise() throws Exception {
        addFiles();
        file("a.json", """
                {"name": "Clean up", "priority": "7", "tags": "disk, old", "assignee": "bob", "depends_on": {"x": 1}, "description": 42}""");

        Tool.Outcome outcome = run("integration", "run", "drop", "-o", "jsonl");

        assertThat(outcome.err()).isEqualTo("""
                task-mgmt: drop_a: assignee is read as assigned_to
                task-mgmt: drop_a: description 42 is read as '42'
                task-mgmt: drop_a: priority '7' is read as 7
                task-mgmt: drop_a: tags 'disk, old' is read as ["disk","old"]
                task-mgmt: drop_a: depends_on {"x":1} cannot be used: it is kept in metadata.unusable
                task-mgmt: drop_a: its title is its name
                """);
        assertThat(outcome.out()).startsWith("{\"task_id\":\"drop_a\",\"fixed\":[\"assignee is read as assigned_to\",");
        assertThat(shown("drop_a")).containsEntry("title", "Clean up").containsEntry("priority", 7L).containsEntry("assigned_to", "bob");
        assertThat(String.valueOf(shown("drop_a").get("metadata"))).contains("unusable={depends_on={x=1}}", "fixed=[assignee is read as assigned_to,");
    }

    @Test
    void itemsWaitForEachOther() throws Exception {
        addFiles();
        assertThat(run("task", "create", "--id", "before", "--title", "x").status()).isZero();
        file("a.json", "{\"id\":\"report\",\"title\":\"r\",\"depends_on\":[\"load\",\"before\"]}");
        file("b.json", "{\"id\":\"load\",\"title\":\"l\",\"dependencies\":\"fetch\"}");
        Tool.Outcome outcome = run("integration", "run", "drop");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("no task: drop_report: ", "no task: drop_load: ", "fetch");

        file("c.json", "{\"id\":\"fetch\",\"title\":\"f\"}");
        assertThat(run("integration", "run", "drop").out()).isEqualTo("drop_fetch\ndrop_load\ndrop_report\n");
        assertThat(String.valueOf(shown("drop_report").get("depends_on"))).isEqualTo("[drop_load, before]");
    }

    @Test
    void whatIsNoItemIsNamedAndTheOthersAreTaken() throws Exception {
        addFiles();
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(file("bad.json", "{\"title\": "), longAgo);
        file("good.json", "{\"title\":\"a\"}");
        file("odd.json", "[{\"id\":1,\"title\":\"a\",\"status\":\"Pendign\"},{\"id\":2,\"title\":\"b\",\"status\":\"done\"},{\"id\":3,\"title\":\"c\",\"status\":\" TODO \"},7]");
        file("twin.json", "{\"id\":3,\"title\":\"d\"}");
        Files.setLastModifiedTime(file("long.json", "{\"title\":\"" + "x".repeat(1 << 20) + "\"}"), longAgo);

        Tool.Outcome outcome = run("integration", "run", "drop");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("drop_good\ndrop_3\n");
        assertThat(outcome.err().lines()).hasSize(4).satisfiesExactly(
                line -> assertThat(line).startsWith("task-mgmt: no task: bad.json: it is no JSON: "),
                line -> assertThat(line).isEqualTo("task-mgmt: no task: long.json: it is longer than 1048576 bytes"),
                line -> assertThat(line).isEqualTo("task-mgmt: no task: twin.json: id 3 is that of another item, in odd.json"),
                line -> assertThat(line).isEqualTo("task-mgmt: no task: drop_1: its status 'Pendign' is not known: pending, or none, is taken"));
        assertThat(run("integration", "test", "drop").out()).isEqualTo("drop is there: 4 tasks, 2 pending, and 3 that cannot be read\n");
    }

    /** Its writer has not finished: the next look finds it whole. */
    @Test
    void aFileThatIsBeingWrittenIsLeftForTheNextLook() throws Exception {
        addFiles();
        Path file = file("half.json", "{\"title\": ");
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        assertThat(run("integration", "run", "drop")).isEqualTo(new Tool.Outcome(0, "", ""));
        Files.setLastModifiedTime(file, FileTime.from(NOW.minusSeconds(3)));
        assertThat(run("integration", "run", "drop").status()).isEqualTo(1);
    }

    @Test
    void aDirectoryThatIsGoneIsSaid() throws Exception {
        addFiles();
        Files.delete(directory.resolve("inbox"));
        assertThat(run("integration", "run", "drop").err()).contains("drop: " + directory.resolve("inbox") + " cannot be read");
        assertThat(run("integration", "test", "drop").status()).isEqualTo(1);
        assertThat(run("integration", "list").out()).contains("inbox");
    }

    @Test
    void listsOfServersBecomeTasksAndHearOfThem() throws Exception {
        try (ListServer server = new ListServer()) {
            addHttp(server.url(), "--credential", "token", "--set", "report=/api/tasks/{id}/state");
            assertThat(run("credential", "set", "token", "--for", server.url(), "--from-variable", "TOKEN").status()).isZero();
            server.list = Map.of("items", List.of(Map.of("id", 1L, "title", "Embed", "data", List.of(1L)), Map.of("id", "a b/c", "title", "x", "status", "open")));

            assertThat(run("integration", "test", "web").out()).isEqualTo("web answers: 2 tasks, 2 pending\n");
            assertThat(run("integration", "run", "web")).isEqualTo(new Tool.Outcome(0, "web_1\nweb_a b/c\n", ""));

            assertThat(server.headers).allSatisfy(each -> assertThat(each.get("Authorization")).containsExactly("Bearer s3cret"));
            assertThat(server.heard).containsExactly(Map.of("id", 1L, "task_id", "web_1", "status", "pending"), Map.of("id", "a b/c", "task_id", "web_a b/c", "status", "pending"));
            assertThat(server.asked).contains("POST /api/tasks/1/state", "POST /api/tasks/a%20b%2Fc/state");

            server.heard.clear();
            assertThat(run("task", "start", "web_1").status() + run("task", "fail", "web_1", "--error", "no space").status()).isZero();
            server.list = List.of(Map.of("id", 1L, "status", "pending", "task_id", "web_1"), Map.of("id", 2L, "task_id", "other_2"),
                    Map.of("id", "a b/c", "task_id", "web_a b/c", "status", "pending"));
            assertThat(run("integration", "run", "web")).isEqualTo(new Tool.Outcome(0, "", ""));
            assertThat(server.heard).containsExactly(Map.of("id", 1L, "task_id", "web_1", "status", "failed", "error", "no space"));
        }
    }

    @Test
    void aServerThatWantsToKnowNothingIsOnlyRead() throws Exception {
        try (ListServer server = new ListServer()) {
            addHttp(server.url());
            server.list = List.of(Map.of("uuid", "u1", "title", "x"), Map.of("title", "no id"), Map.of("uuid", "u1", "title", "again"));
            Tool.Outcome outcome = run("integration", "run", "web");
            assertThat(outcome).isEqualTo(new Tool.Outcome(1, "web_u1\n", "task-mgmt: no task: item 2 has no id\ntask-mgmt: no task: item 3 has the id of another one: u1\n"));
            assertThat(server.heard).isEmpty();
            server.list = "{\"tasks\": [";
            assertThat(run("integration", "run", "web").err()).contains("web: the answer is no JSON: ");
            server.failures.add(500);
            assertThat(run("integration", "run", "web").err()).contains("answers with status 500");
        }
    }
}
