package taskmgmt.export.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.export.ExportResult;
import taskmgmt.json.Json;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.PostgresServer;
import taskmgmt.testkit.Tool;

/** Against a real server. */
class PostgresExportTest {
    private static final String TABLES = "tasks,task_dependencies,task_resources,task_metrics,workflows,workflow_steps,evaluations,task_events,incidents,"
            + "task_audit_log,integrations";
    private static PostgresServer server;
    private static Connection connection;

    @TempDir
    private Path directory;

    private String schema;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        connection = DriverManager.getConnection(server.jdbc(), "tasks", PostgresServer.PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        if (connection != null) {
            connection.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void nameASchema(TestInfo test) {
        schema = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    }

    private ExportResult export(Path logs, String into, long pieceBytes, boolean rebuild) throws Exception {
        try (PostgresExport export = PostgresExport.connect(ServerAddress.parse(server.url()), PostgresServer.PASSWORD, into, pieceBytes)) {
            return export.update(logs, IntegrationFile.LIST.read(logs), rebuild);
        }
    }

    private ExportResult export() throws Exception {
        return export(directory.resolve("logs"), schema, 1 << 20, false);
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", values));
            }
        }
        return rows;
    }

    private String one(String sql) throws SQLException {
        return query(sql.replace("$", schema + ".")).getFirst();
    }

    private static void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Tool.Outcome tool(String at, String... words) {
        Tool.Outcome outcome = Tool.in(directory).at("2026-01-01T" + at + "Z").environment("USER", "ann").run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome;
    }

    private void aLog() {
        tool("00:00:00", "task", "create", "--title", "nightly", "--type", "backup", "--subsystem", "storage", "--id", "a", "--priority", "high", "--tag", "x,y",
                "--metadata", "{\"memory_mb\":512,\"host\":\"h\"}", "--sla", "1h", "--requires-verification");
        tool("00:00:01", "task", "create", "--title", "after", "--type", "report", "--id", "b", "--depends-on", "a");
        tool("00:00:10", "task", "start", "a");
        tool("00:01:00", "task", "fail", "a", "--error", "disk full");
        tool("00:02:00", "task", "retry", "a");
        tool("00:02:30", "task", "start", "a");
        tool("00:03:00", "task", "verify", "a", "--failed");
        tool("00:03:30", "task", "verify", "a", "--passed");
        tool("00:04:00", "task", "complete", "a", "--cpu-seconds", "1.5");
        tool("00:05:00", "incident", "open", "--failure-mode", "port_in_use", "--severity", "high");
    }

    @Test
    void theTablesSayWhatTheLogSays() throws Exception {
        aLog();
        ExportResult result = export();

        assertThat(result).extracting(ExportResult::tasks, ExportResult::unreadable).containsExactly(3L, 0L);
        assertThat(result.events()).isEqualTo(Files.readAllLines(directory.resolve("logs/registry.jsonl")).size());
        assertThat(one("SELECT status, priority, tags, attempt, error_count, verification_passes, verification_failures, sla_met, duration_seconds, "
                + "cpu_seconds, metadata->>'host', created_at FROM $tasks WHERE task_id = 'a'"))
                .isEqualTo("completed|8|{\"x,y\"}|2|1|1|1|t|90|1.5|h|2026-01-01 00:00:00+00");
        assertThat(query("SELECT attempt, status, duration_seconds, queue_seconds, error_message FROM " + schema + ".task_metrics WHERE task_id = 'a' ORDER BY 1"))
                .containsExactly("1|failed|50|10|disk full", "2|completed|90|null|null");
        assertThat(query("SELECT * FROM " + schema + ".task_dependencies")).containsExactly("b|a");
        assertThat(query("SELECT * FROM " + schema + ".task_resources")).containsExactly("a|memory_mb|512");
        assertThat(query("SELECT passed, ts FROM " + schema + ".evaluations ORDER BY ts"))
                .containsExactly("f|2026-01-01 00:03:00+00", "t|2026-01-01 00:03:30+00");
        assertThat(one("SELECT failure_mode, severity, status FROM $incidents")).isEqualTo("port_in_use|high|detected");
        assertThat(one("SELECT count(*), max(seq) FROM $task_audit_log")).matches("(\\d+)\\|\\1");
    }

    @Test
    void integrationsAreATableWithoutWhatTheyKnowUsBy() throws Exception {
        aLog();
        Files.createDirectories(directory.resolve("inbox"));
        Files.writeString(directory.resolve("token"), "s3cret-of-codegen");
        tool("00:06:00", "credential", "set", "vault-name", "--for", "https://api.codegen.com", "--from-file", "token", "--keys", "keys");
        tool("00:06:00", "integration", "add", "codegen", "--kind", "codegen", "--set", "org_id=323", "--credential", "vault-name", "--timeout", "1.5s");
        tool("00:06:00", "integration", "add", "board", "--kind", "http", "--url", "https://board.example.com", "--set", "path=/tasks?key=hunter2");
        tool("00:06:00", "integration", "add", "drop", "--kind", "files", "--set", "directory=inbox");
        tool("00:06:00", "integration", "disable", "board");
        tool("00:07:00", "task", "create", "--title", "t", "--subsystem", "integration", "--type", "codegen", "--id", "c", "--start");
        tool("00:07:10", "task", "fail", "c", "--error", "gone");

        assertThat(export().integrations()).isEqualTo(3);
        assertThat(query("TABLE " + schema + ".integrations ORDER BY name")).containsExactly(
                "board|http|https://board.example.com|f|f|{\"path\": \"/tasks\"}|30|3|5|5",
                "codegen|codegen|https://api.codegen.com|t|t|{\"org_id\": \"323\"}|1.5|3|5|5",
                "drop|files|" + directory.toRealPath().resolve("inbox").toUri() + "|t|f|{\"directory\": \""
                        + directory.toRealPath().resolve("inbox") + "\"}|null|null|null|null");
        assertThat(query("SELECT name, completed, failed, error_rate, avg_seconds, last_failed_at FROM " + schema + ".integration_summary WHERE failed > 0"))
                .containsExactly("codegen|0|1|1.00000000000000000000|10.0000000000000000|2026-01-01 00:07:10+00");
        for (String table : TABLES.split(",", -1)) {
            if (!table.equals("task_audit_log")) {
                assertThat(String.join("\n", query("TABLE " + schema + "." + table))).as(table).doesNotContain("s3cret", "hunter2", "vault-name");
            }
        }
    }

    @Test
    void aListOfIntegrationsReplacesTheOneBefore() throws Exception {
        aLog();
        Files.createDirectories(directory.resolve("inbox"));
        tool("00:06:00", "integration", "add", "drop", "--kind", "files", "--set", "directory=inbox");
        export();
        assertThat(export().changes()).as("an unchanged list is not written again").isZero();
        tool("00:07:00", "integration", "disable", "drop");
        export();
        assertThat(query("SELECT name, enabled FROM " + schema + ".integrations")).containsExactly("drop|f");
        tool("00:08:00", "integration", "remove", "drop");
        export();
        assertThat(query("TABLE " + schema + ".integrations")).isEmpty();
    }

    @Test
    void theViewsAddUpWhatTheTablesHave() throws Exception {
        aLog();
        export();
        assertThat(query("SELECT task_id FROM " + schema + ".active_tasks ORDER BY 1")).hasSize(2).contains("b");
        assertThat(one("SELECT success_rate, pass_rate, retries FROM $task_evaluations WHERE task_type = 'backup'")).startsWith("1.00000000").contains("|0.5000").endsWith("|1");
        assertThat(one("SELECT open_tasks, open_incidents FROM $system_health")).isEqualTo("2|1");
        assertThat(query("SELECT event FROM " + schema + ".system_events")).containsExactly("incident_detected");
        assertThat(query("SELECT * FROM " + schema + ".task_performance_summary")).as("nothing ended in the last 30 days").isEmpty();
        assertThat(query("SELECT * FROM " + schema + ".workflow_execution_summary")).isEmpty();
        assertThat(query("SELECT * FROM " + schema + ".workflow_evaluations")).isEmpty();
    }

    @Test
    void figuresAreThoseOfTheReports() throws Exception {
        for (int i = 0; i < 40; i++) {
            tool("01:00:00", "task", "create", "--title", "t", "--type", "t" + i % 3, "--id", "t" + i, "--start");
            String end = "01:0" + i % 7 + ":" + (10 + i);
            if (i % 5 == 0) {
                tool(end, "task", "fail", "t" + i, "--error", "broken");
            } else {
                tool(end, "task", "complete", "t" + i);
            }
        }
        export();
        Map<String, Object> stats = Json.strict().parse(tool("02:00:00", "stats", "--json").out());
        assertThat(one("SELECT count(*) FILTER (WHERE status = 'completed') || ' ' || count(*) FILTER (WHERE status = 'failed') FROM $tasks"))
                .isEqualTo("32 8");
        Map<?, ?> total = (Map<?, ?>) Objects.requireNonNull(stats.get("total"));
        assertThat(total.get("completed") + " " + total.get("failed")).isEqualTo("32 8");
        List<String> averages = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(stats.get("groups"))) {
            Map<?, ?> group = (Map<?, ?>) each;
            averages.add(group.get("task_type") + "|" + ((Map<?, ?>) Objects.requireNonNull(group.get("duration"))).get("avg_seconds"));
        }
        assertThat(query("SELECT task_type, trim_scale(round(avg(m.duration_seconds), 6)) FROM " + schema + ".task_metrics m JOIN " + schema
                + ".tasks USING (task_id) GROUP BY 1 ORDER BY 1")).containsExactlyElementsOf(averages);
    }

    @Test
    void aSecondExportBringsOnlyWhatIsNew() throws Exception {
        aLog();
        export();
        assertThat(export().changes()).isZero();
        tool("00:06:00", "task", "start", "b");
        assertThat(export()).extracting(ExportResult::events, ExportResult::tasks, ExportResult::auditEntries).containsExactly(1L, 1L, 1L);
        assertThat(one("SELECT status FROM $tasks WHERE task_id = 'b'")).isEqualTo("active");
    }

    /** Pieces of every size, each a transaction of its own, give the same tables. */
    @Test
    void itDoesNotMatterHowTheLogIsCut() throws Exception {
        aLog();
        export();
        for (long bytes : new long[] {1, 300, 1_000}) {
            String other = schema + bytes;
            export(directory.resolve("logs"), other, bytes, false);
            for (String table : TABLES.split(",", -1)) {
                assertThat(query("TABLE " + other + "." + table + " EXCEPT TABLE " + schema + "." + table)).as("%s in pieces of %d", table, bytes).isEmpty();
                assertThat(query("SELECT count(*) FROM " + other + "." + table)).isEqualTo(query("SELECT count(*) FROM " + schema + "." + table));
            }
        }
    }

    @Test
    void whatFailsHalfWayIsGoneOnWithAndNothingIsThereTwice() throws Exception {
        aLog();
        export(directory.resolve("logs"), schema, 300, false);
        List<String> all = query("TABLE " + schema + ".tasks");
        long events = Long.parseLong(one("SELECT count(*) FROM $task_events"));
        run("DROP SCHEMA " + schema + " CASCADE");
        Path empty = Files.createDirectories(directory.resolve("empty"));
        export(empty, schema, 300, false);
        run("CREATE FUNCTION " + schema + ".stop() RETURNS trigger AS $$ BEGIN IF NEW.status = 'completed' THEN RAISE EXCEPTION 'disk is full'; END IF; RETURN NEW; END $$"
                + " LANGUAGE plpgsql");
        run("CREATE TRIGGER stop BEFORE INSERT ON " + schema + ".tasks FOR EACH ROW EXECUTE FUNCTION " + schema + ".stop()");

        assertThatThrownBy(() -> export(directory.resolve("logs"), schema, 300, false)).isInstanceOf(ServerException.class).hasMessageContaining("disk is full");
        assertThat(Long.parseLong(one("SELECT count(*) FROM $task_events"))).isPositive().isLessThan(events);

        run("DROP TRIGGER stop ON " + schema + ".tasks");
        export(directory.resolve("logs"), schema, 300, false);
        assertThat(query("TABLE " + schema + ".tasks")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(Long.parseLong(one("SELECT count(*) FROM $task_events"))).isEqualTo(events);
    }

    @Test
    void twoAtOnceTakeTurns() throws Exception {
        aLog();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<ExportResult>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(() -> export(directory.resolve("logs"), schema, 400, false)));
            }
            long events = 0;
            for (Future<ExportResult> each : results) {
                events += each.get().events();
            }
            assertThat(events).isEqualTo(Files.readAllLines(directory.resolve("logs/registry.jsonl")).size());
        }
        assertThat(one("SELECT count(*) FROM $task_events")).isEqualTo(String.valueOf(Files.readAllLines(directory.resolve("logs/registry.jsonl")).size()));
    }

    @Test
    void anotherLogIsRefusedUntilItIsWanted() throws Exception {
        aLog();
        export();
        Path other = Files.createDirectories(directory.resolve("other"));
        Tool.in(directory).run("task", "create", "--title", "other", "--id", "other", "--logs", "other");

        assertThatThrownBy(() -> export(other, schema, 1000, false)).isInstanceOf(RefusedException.class).hasMessageContaining("--rebuild");
        assertThat(one("SELECT count(*) FROM $tasks WHERE task_id = 'other'")).isEqualTo("0");
        export(other, schema, 1000, true);
        assertThat(query("SELECT task_id FROM " + schema + ".tasks")).containsExactly("other");
    }

    @Test
    void aSchemaOfSomebodyElseIsLeftAlone() throws Exception {
        aLog();
        run("CREATE SCHEMA " + schema);
        run("CREATE TABLE " + schema + ".tasks (mine text)");
        for (boolean rebuild : new boolean[] {false, true}) {
            assertThatThrownBy(() -> export(directory.resolve("logs"), schema, 1000, rebuild)).isInstanceOf(RefusedException.class).hasMessageContaining("--schema");
        }
        assertThat(query("TABLE " + schema + ".tasks")).isEmpty();
    }

    @Test
    void aSchemaOfAnotherVersionIsMadeAgainOnRequest() throws Exception {
        aLog();
        export();
        run("UPDATE " + schema + ".export_positions SET version = 99");
        assertThatThrownBy(() -> export()).isInstanceOf(RefusedException.class).hasMessageContaining("another version");
        export(directory.resolve("logs"), schema, 1000, true);
        assertThat(one("SELECT max(version) FROM $export_positions")).isEqualTo("2");
    }

    @Test
    void changedEventsInTheDatabaseAreNoticed() throws Exception {
        aLog();
        export();
        run("UPDATE " + schema + ".task_events SET event = 'nonsense' WHERE task_id = 'b'");
        tool("00:06:00", "task", "start", "b");
        assertThatThrownBy(() -> export()).isInstanceOf(IOException.class).hasMessageContaining("task_events was changed");
    }

    /** What a log may hold, and a database does not take as it is. */
    @Test
    void hostileTextsCostNothingButThemselves() throws Exception {
        Path logs = Files.createDirectories(directory.resolve("logs"));
        String created = ",\"event\":\"task.created\",\"task_id\":";
        List<String> lines = List.of(
                "{\"ts\":\"0000-01-01T00:00:00Z\"" + created + "\"old\",\"title\":\"year 0\"}",
                "{\"ts\":\"9999-12-31T23:59:59Z\"" + created + "\"nul\\u0000\",\"title\":\"a\\u0000b\\ud800\",\"metadata\":{\"k\\u0000\":\"\\udfff\",\"big\":1e400,\"deep\":[[[]]]}}",
                "{\"ts\":\"2026-01-01T00:00:00Z\"" + created + "\"'; DROP TABLE tasks; --\",\"title\":\"\\\\.\\n\\\\N\\t\\\"x\",\"tags\":[\"{\\\"\",\"\\\\\"],\"depends_on\":[\"a\",\"a\",\"" + "d".repeat(5_000) + "\"]}",
                "{\"ts\":\"2026-01-01T00:00:00Z\"" + created + "\"" + "i".repeat(3_000) + "\"}",
                "{\"ts\":\"2026-01-01T00:00:00Z\"" + created + "\"kinds\",\"title\":5,\"priority\":\"P3\",\"tags\":\"x\",\"sla_deadline\":\"soon\",\"parent_id\":\"" + "p".repeat(5_000)
                        + "\",\"workflow_step\":{},\"workflow_run\":{\"workflow\":7}}",
                "not JSON",
                "{\"ts\":\"2026-01-02T00:00:00Z\",\"event\":\"task.started\",\"task_id\":\"nul\\u0000\"}");
        Files.write(logs.resolve("registry.jsonl"), lines, StandardOpenOption.CREATE);
        Files.writeString(logs.resolve("incidents.jsonl"), "{\"incident_id\":\"i\\u0000\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"detected\"}\n{\"incident_id\":\""
                + "i".repeat(5_000) + "\",\"detected_at\":\"2026-01-01T00:00:00Z\",\"status\":\"detected\"}\n");
        Files.writeString(logs.resolve("immutable_audit.jsonl"), "{\"seq\":\"x\",\"timestamp\":7}\n");

        ExportResult result = export(logs, schema, 200, false);

        assertThat(result).extracting(ExportResult::events, ExportResult::unreadable).containsExactly(5L, 3L);
        assertThat(query("SELECT task_id, status, title FROM " + schema + ".tasks ORDER BY 1")).containsExactlyInAnyOrder(
                "'; DROP TABLE tasks; --|pending|\\.\n\\N\t\"x", "kinds|pending|null", "nul\uFFFD|active|a\uFFFDb\uFFFD", "old|pending|year 0");
        assertThat(query("SELECT depends_on FROM " + schema + ".task_dependencies")).containsExactly("a");
        assertThat(one("SELECT created_at FROM $tasks WHERE task_id = 'old'")).isEqualTo("0001-01-01 00:00:00+00 BC");
        assertThat(one("SELECT tags FROM $tasks WHERE title LIKE '%x' AND task_id <> 'kinds'")).isEqualTo("{\"{\\\"\",\"\\\\\"}");
        assertThat(one("SELECT workflow_task_id FROM $workflow_steps")).isEqualTo("null");
        assertThat(one("SELECT incident_id FROM $incidents")).isEqualTo("i\uFFFD");
        assertThat(export(logs, schema, 200, false).changes()).isZero();
    }

    @Test
    void aWrongPasswordIsSaidInOneLine() {
        assertThatThrownBy(() -> PostgresExport.connect(ServerAddress.parse(server.url()), "wrong", schema).close())
                .isInstanceOf(ServerException.class).hasMessageContaining("password authentication failed").hasMessageNotContaining("\n");
    }
}
