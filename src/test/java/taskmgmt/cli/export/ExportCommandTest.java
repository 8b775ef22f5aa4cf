package taskmgmt.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Invisible;
import taskmgmt.testkit.PostgresServer;
import taskmgmt.testkit.Tool;

class ExportCommandTest {
    @TempDir
    private Path directory;

    private Tool tool() {
        return Tool.in(directory).environment("USER", "ann").environment("PGPASSWORD", PostgresServer.PASSWORD);
    }

    @BeforeEach
    void aTask() {
        assertThat(tool().run("task", "create", "--title", "it's \\. a\ttab", "--type", "t", "--id", "a", "--start").status()).isZero();
    }

    @Test
    void whatIsMissingOrContradictoryIsAUsageError() {
        assertThat(tool().run("export", "postgres").err()).contains("--url names the database");
        assertThat(tool().run("export", "postgres", "--url", "postgresql:///x", "--once", "--every", "1s").status()).isEqualTo(2);
        assertThat(tool().run("export", "postgres", "--url", "postgresql:///x", "--every", "0s").err()).contains("give it a duration");
        assertThat(tool().run("export", "postgres", "--url", "postgresql://ann:hunter2@db/x")).satisfies(outcome -> {
            assertThat(outcome.status()).isEqualTo(2);
            assertThat(outcome.err()).contains("PGPASSWORD");
        });
        for (String name : List.of("Public", "public", "pg_x", "1a", "a\"b", "", "x".repeat(64))) {
            assertThat(tool().run("export", "sql", "-", "--schema", name).status()).as(name).isEqualTo(2);
        }
    }

    @Test
    void aServerThatIsNotThereIsANo() {
        Tool.Outcome outcome = tool().run("export", "postgres", "--url", "postgresql://127.0.0.1:1/x");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("task-mgmt: not exported: ").doesNotContain("\n\t");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void theScriptGoesToAFileOutsideOfTheLog() throws Exception {
        Tool.Outcome outcome = tool().run("export", "sql", "a.sql");
        assertThat(outcome.err()).isEqualTo("task-mgmt: 6 rows written to a.sql\n");
        assertThat(Files.readString(directory.resolve("a.sql"))).contains("COPY \"tasks\"").endsWith("COMMIT;\n");
        assertThat(tool().run("export", "sql", "logs/a.sql").status()).isEqualTo(4);
    }

    @Nested
    class WithAServer {
        private static PostgresServer server;

        @BeforeAll
        static void start() throws Exception {
            server = PostgresServer.start();
        }

        @AfterAll
        static void stop() throws Exception {
            if (server != null) {
                server.close();
            }
        }

        @Test
        void itSaysWhatItHasBrought() {
            Tool.Outcome first = tool().run("export", "postgres", "--url", server.url(), "--schema", "said");
            assertThat(first.out()).startsWith("exported   2 events of 1 task, 0 records of incidents, 2 audit entries\nschema     said: up to byte ");
            assertThat(tool().run("export", "postgres", "--url", server.url(), "--schema", "said").out()).startsWith("exported   nothing new\n");
            assertThat(tool().run("export", "postgres", "--url", server.url(), "--schema", "said", "--json").out())
                    .contains("\"schema\": \"said\"", "\"events\": 0", "\"unreadable_lines\": 0");
        }

        @Test
        void whatWaitsOnTheBusAndWhatCannotBeReadIsTold() throws Exception {
            Files.writeString(directory.resolve("logs/events.jsonl"), "{\"event\":\"task.created\",\"task_id\":\"bus\"}\nnonsense\n");
            Path registry = directory.resolve("logs/registry.jsonl");
            Files.writeString(registry, Files.readString(registry) + "nonsense\n");
            Tool.Outcome outcome = tool().run("export", "postgres", "--url", server.url(), "--schema", "waits");
            assertThat(outcome.err()).contains("1 event waits on the bus");
            assertThat(outcome.out()).contains("left out   1 line that cannot be read");
        }

        @Test
        void psqlTakesTheScriptAndTheExportGoesOnFromIt() throws Exception {
            Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/psql")), "psql is not installed");
            assertThat(tool().run("task", "complete", "a").status()).isZero();
            assertThat(tool().run("incident", "open", "--failure-mode", "x", "--severity", "low").status()).isZero();
            assertThat(tool().run("integration", "add", "qdrant", "--kind", "qdrant", "--set", "collection=c").status()).isZero();
            String title = "\u001b[2J\u0007\b\u007f\u009b2J\u202e1F\t\\x41 \u0101";
            assertThat(tool().run("task", "create", "--id", "c", "--title", title).status()).isZero();
            String script = tool().run("export", "sql", "-", "--schema", "script").out();
            assertThat(script.codePoints().filter(each -> Invisible.is(each) && each != '\n' && each != '\t')).as("it moves the cursor of no terminal").isEmpty();

            assertThat(PostgresServer.run(server.psql(), script)).isEqualTo(new Tool.Outcome(0, "", ""));

            assertThat(PostgresServer.run(server.psql(), "SELECT length(title) FROM script.tasks WHERE title = U&'\\001b[2J\\0007\\0008\\007f\\009b2J\\202e1F\\0009\\\\x41 \\0101';\n").out())
                    .contains(String.valueOf(title.length())).contains("(1 row)");
            assertThat(tool().run("export", "postgres", "--url", server.url(), "--schema", "script").out()).startsWith("exported   nothing new\n");
            assertThat(tool().run("export", "postgres", "--url", server.url(), "--schema", "direct").status()).isZero();
            for (String table : List.of("tasks", "task_metrics", "task_events", "incidents", "task_audit_log", "integrations")) {
                assertThat(PostgresServer.run(server.psql(), "TABLE script." + table + " EXCEPT TABLE direct." + table + ";\nTABLE direct." + table
                        + " EXCEPT TABLE script." + table + ";\n").out()).as(table).contains("(0 rows)").doesNotContain("(1 row)", "ERROR");
            }
            assertThat(PostgresServer.run(server.psql(), script).status()).as("what is there is left as it is").isEqualTo(3);
        }
    }
}
