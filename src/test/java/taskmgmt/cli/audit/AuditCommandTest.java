package taskmgmt.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class AuditCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void threeEntries() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
        tool.run("task", "create", "--title", "one", "--id", "one", "--start");
        tool.at("2025-11-18T12:00:00Z").run("task", "complete", "one", "--actor", "alice");
    }

    @Test
    void listsTheNewestFirst() {
        assertThat(tool.run("audit", "list")).isEqualTo(new Tool.Outcome(0, """
                TIME                  ACTOR  ACTION           RESOURCE  ENTRY
                2025-11-18T12:00:00Z  alice  task_completed   one       log_3_20251118120000000000
                2025-11-17T12:00:00Z  guard  task_started     one       log_2_20251117120000000000
                2025-11-17T12:00:00Z  guard  task_registered  one       log_1_20251117120000000000
                """, ""));
    }

    @Test
    void aDirectoryThatIsNotThereIsEmptyAndSaidToBe() {
        assertThat(tool.run("audit", "list", "--logs", "nosuch", "--json")).isEqualTo(new Tool.Outcome(
                0, "[]\n", "task-mgmt: there is no log directory " + directory.resolve("nosuch") + " yet: the first record makes it\n"));
        for (String command : List.of("insights", "stuck", "sla", "expect check")) {
            assertThat(tool.run((command + " --logs nosuch").split(" ", -1)).err()).as(command).containsOnlyOnce("there is no log directory");
        }
    }

    @Test
    void filtersMeetTogether() {
        assertThat(tool.run("audit", "list", "--action", "task_", "--by", "guard", "--limit", "1").out()).contains("task_started").hasLineCount(2);
        String id = tool.run("audit", "list", "-q", "-L", "1").out().strip();
        assertThat(tool.run("audit", "list", "-L", "1", "--columns", "entry_id", "--no-headers", "-o", "tsv").out().strip()).isEqualTo(id).startsWith("log_");
        assertThat(tool.run("audit", "list", "--since", "2025-11-18").out()).contains("task_completed").hasLineCount(2);
        assertThat(tool.run("audit", "list", "--until", "1h", "--resource", "one", "--limit", "0").out()).hasLineCount(3);
        assertThat(tool.run("audit", "list", "--resource", "two", "--json").out()).isEqualTo("[]\n");
    }

    @Test
    void jsonRowsHoldTheWholeEntry() {
        assertThat(tool.run("audit", "list", "--limit", "1", "-o", "jsonl").out())
                .contains("\"witness\":{\"file\":\"registry.jsonl\"").contains("\"seq\":3,\"prev\":\"").contains("\"hash\":\"");
    }

    @Test
    void verifyingAnIntactRecordSaysSo() {
        Tool.Outcome outcome = tool.run("audit", "verify");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).startsWith("chain      3 entries\nregistry   3 witnesses for ")
                .contains("[INTACT] nobody has changed the record; head ");
        assertThat(tool.run("audit", "verify", "--json").out()).contains("\"verdict\": \"INTACT\"").contains("\"findings\": []");
    }

    @Test
    void verifyingAChangedRecordSaysWhereAndExitsWithOne() throws IOException {
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.writeString(registry, Files.readString(registry).replace("\"one\",\"created_by\"", "\"eno\",\"created_by\""));
        Tool.Outcome outcome = tool.run("audit", "verify");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.out())
                .contains("\naltered_line  registry.jsonl:1 (byte 0): ")
                .endsWith("[BROKEN] the record was changed: 1 finding\n");
        assertThat(tool.run("audit", "verify", "--json").out()).contains("\"kind\": \"altered_line\"").contains("\"line\": 1,");
    }

    @Test
    void anOldLogWithoutChainCannotBeVerified() throws IOException {
        Path old = Files.createDirectories(directory.resolve("old"));
        Files.writeString(old.resolve("immutable_audit.jsonl"), "{\"entry_id\":\"log_1\",\"action\":\"boot\"}\n");
        assertThat(tool.run("audit", "verify", "--logs", "old")).isEqualTo(new Tool.Outcome(0, """
                chain      0 entries
                legacy     1 entry from before the chain: nothing vouches for them
                tree       not checked: no checkpoint was given; root jEa6Wm7vHQ+nMBiToSdDYsee59fzN4GxJ7dldqcP3f4=
                signature  not checked: no checkpoint was given
                window     all of the log, 1 entry, could have been rewritten or cut off unseen: no checkpoint was kept elsewhere, see 'audit checkpoint'
                [UNVERIFIABLE] there is no chain yet; the next change begins it
                """, ""));
        assertThat(tool.run("audit", "list", "--logs", "old", "-o", "csv").out()).contains("log_1,,,boot,");
    }

    @Test
    void damagedLinesAreCountedAndPassedOver() throws IOException {
        Path audit = directory.resolve("logs/immutable_audit.jsonl");
        Files.writeString(audit, "garbage\n" + Files.readString(audit));
        assertThat(tool.run("audit", "list").err()).endsWith(
                "task-mgmt: 1 damaged line was passed over; see 'task-mgmt audit verify'\n");
    }
}
