package taskmgmt.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableLayoutTest {
    private static final String ID = "2026-06-03-maintenance-azure-publick8s-1-34";
    private static final Instant DETECTED = Instant.parse("2026-06-03T09:30:00Z");
    private static final Times TIMES = new Times(DETECTED.plusSeconds(3 * 3600), ZoneId.of("UTC"), true);
    private static final List<Column> INCIDENTS = List.of(Column.exact("id", "ID").ranked(Column.Rank.KEY),
            new Column("status", "STATUS", Column.Kind.STATE, Column.Rank.KEY), Column.text("mode", "MODE"),
            new Column("detected_at", "DETECTED", Column.Kind.AGE, Column.Rank.KEY),
            Column.exact("playbook", "PLAYBOOK").ranked(Column.Rank.MINOR), Column.exact("host", "HOST").ranked(Column.Rank.WIDE));
    private static final @Nullable Object[] INCIDENT = {ID, "resolved", "ci.jenkins.io", DETECTED, "rotate-logs", "a1"};

    private static String table(List<Column> columns, Page page, @Nullable Object[]... rows) throws IOException {
        StringWriter out = new StringWriter();
        RowWriter writer = RowWriter.of(Format.TABLE, columns, page, out);
        for (@Nullable Object[] row : rows) {
            writer.row(row);
        }
        writer.finish();
        return out.toString();
    }

    private static Page page(int columns) {
        return new Page(columns, true, false, TIMES, false, true);
    }

    @Test
    void minorColumnsAreLeftOutFirstAndKeysNever() throws IOException {
        assertThat(table(INCIDENTS, page(100), INCIDENT)).isEqualTo("""
                ID                                           STATUS    MODE           DETECTED  PLAYBOOK
                2026-06-03-maintenance-azure-publick8s-1-34  resolved  ci.jenkins.io  3h ago    rotate-logs
                """);
        assertThat(table(INCIDENTS, page(86), INCIDENT)).isEqualTo("""
                ID                                           STATUS    MODE           DETECTED  …
                2026-06-03-maintenance-azure-publick8s-1-34  resolved  ci.jenkins.io  3h ago
                """);
        @Nullable Object[] brief = {"inc_1", "resolved", "ci.jenkins.io", DETECTED, "rotate-logs", "a1"};
        assertThat(table(INCIDENTS, page(30), brief)).isEqualTo("""
                ID     STATUS    DETECTED  …
                inc_1  resolved  3h ago
                """);
    }

    @Test
    void aRowWithALongIdTakesTwoLinesWhereItsUsualColumnsHadNoRoomBesideIt() throws IOException {
        assertThat(table(INCIDENTS, page(80), INCIDENT)).isEqualTo("""
                ID
                  STATUS    MODE           DETECTED  PLAYBOOK
                2026-06-03-maintenance-azure-publick8s-1-34
                  resolved  ci.jenkins.io  3h ago    rotate-logs
                """);
    }

    @Test
    void titlesAndNamesAreCutBetweenWords() throws IOException {
        List<Column> columns = List.of(Column.exact("id", "ID").ranked(Column.Rank.KEY), Column.text("actor", "ACTOR"), Column.text("title", "TITLE"),
                Column.exact("at", "AT").ranked(Column.Rank.MINOR));
        @Nullable Object[] row = {"web_1", "kernel_integrator", "HIGH: port_in_use on the second host", "2026-06-03"};
        assertThat(table(columns, page(47), row)).isEqualTo("""
                ID     ACTOR              TITLE               …
                web_1  kernel_integrator  HIGH: port_in_use…
                """);
        assertThat(table(columns, page(40), row)).isEqualTo("""
                ID     ACTOR              TITLE        …
                web_1  kernel_integrator  HIGH:…
                """);
        assertThat(table(columns, page(34), row)).isEqualTo("""
                ID     ACTOR              …
                web_1  kernel_integrator
                """);
    }

    @Test
    void aPathIsCutWhereTheRoomEnds() throws IOException {
        List<Column> columns = List.of(Column.exact("id", "ID").ranked(Column.Rank.KEY), Column.text("title", "TITLE"));
        assertThat(table(columns, page(40), new Object[] {"web_1", "sh /usr/local/lib/backup/daily-of-all-volumes.sh"})).isEqualTo("""
                ID     TITLE
                web_1  sh /usr/local/lib/backup/daily-o…
                """);
    }

    @Test
    void whereNotEvenTheKeysFitARowTakesTwoLines() throws IOException {
        assertThat(table(INCIDENTS, page(34), INCIDENT)).isEqualTo("""
                ID
                  STATUS    DETECTED  …
                2026-06-03-maintenance-azure-publick8s-1-34
                  resolved  3h ago
                """);
    }

    @Test
    void aMinorColumnWithoutAnyValueIsNotMissedOnATerminal() throws IOException {
        @Nullable Object[] row = {ID, "resolved", "ci.jenkins.io", DETECTED, null, null};
        assertThat(table(INCIDENTS, page(120), row)).doesNotContain("PLAYBOOK");
        assertThat(table(INCIDENTS, Page.PLAIN, row)).contains("PLAYBOOK");
    }

    @Test
    void aColumnWithoutAnyValueMakesRoomForOneThatHasSome() throws IOException {
        List<Column> columns = List.of(Column.exact("ts", "TIME").ranked(Column.Rank.KEY), Column.exact("message", "MESSAGE"),
                Column.exact("done_at", "DONE AT"), Column.number("loss", "LOSS"));
        @Nullable Object[] row = {"2026-06-03T09:30:00Z", null, null, 0.5};
        assertThat(table(columns, page(44), row)).isEqualTo("""
                TIME                  MESSAGE  DONE AT  LOSS
                2026-06-03T09:30:00Z                     0.5
                """);
        assertThat(table(columns, page(36), row)).isEqualTo("""
                TIME                  MESSAGE  LOSS
                2026-06-03T09:30:00Z            0.5
                """);
    }

    @Test
    void wideLeavesOutOnATerminalWhatNoRowHas() throws IOException {
        @Nullable Object[] row = {ID, "resolved", "ci.jenkins.io", DETECTED, "rotate-logs", null};
        assertThat(table(INCIDENTS, new Page(0, true, false, TIMES, true, true), row)).doesNotContain("HOST").contains("PLAYBOOK");
        assertThat(table(INCIDENTS, new Page(0, false, false, TIMES, true, true), row)).contains("HOST");
    }

    @Test
    void wideShowsEverythingAndExactTimes() throws IOException {
        Times exact = new Times(TIMES.now(), ZoneId.of("Europe/Berlin"), false);
        assertThat(table(INCIDENTS, new Page(0, true, false, exact, true, false), INCIDENT)).isEqualTo(
                ID + "  resolved  ci.jenkins.io  2026-06-03T11:30:00+02:00  rotate-logs  a1\n");
    }

    @Test
    void sentencesAreBrokenIntoLines() throws IOException {
        List<Column> columns = List.of(Column.exact("severity", "SEVERITY"), new Column("sentence", "WHAT", Column.Kind.SENTENCE),
                Column.number("runs", "RUNS"));
        assertThat(table(columns, page(60), new Object[] {"low", "the user waits longer than the task runs: three quarters of it", 7L},
                new Object[] {"high", "short", 12L})).isEqualTo("""
                SEVERITY  WHAT                                          RUNS
                low       the user waits longer than the task runs:        7
                          three quarters of it
                high      short                                           12
                """);
    }

    @Test
    void aPathInASentenceStaysInOnePiece() throws IOException {
        List<Column> columns = List.of(Column.exact("agent", "AGENT").ranked(Column.Rank.KEY), Column.exact("health", "HEALTH").ranked(Column.Rank.KEY),
                Column.number("steps", "STEPS"), new Column("note", "NOTE", Column.Kind.SENTENCE));
        @Nullable Object[] row = {"fixer", "down", 0L, "/opt/somewhere/deep/in/the/tree/of/files/fixer-of-tests does not exist"};
        assertThat(table(columns, page(80), row)).isEqualTo("""
                AGENT  HEALTH  STEPS  NOTE
                fixer  down        0  /opt/somewhere/deep/in/the/tree/of/files/fixer-of-tests
                                      does not exist
                """);
        assertThat(table(columns, page(74), row)).isEqualTo("""
                AGENT  HEALTH  NOTE                                                      …
                fixer  down    /opt/somewhere/deep/in/the/tree/of/files/fixer-of-tests
                               does not exist
                """);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 120, 160, 200})
    void noLineIsWiderThanThePage(int columns) throws IOException {
        @Nullable Object[] row = {"id-1", "failed, unreachable", "漢字 the title of a task that goes on and on and on \u0301 and on, and is wider than any page "
                + "that anybody has, whatever the terminal", DETECTED, "x", "y"};
        assertThat(table(INCIDENTS, page(columns), row).lines()).allMatch(line -> Width.of(line) <= columns)
                .anyMatch(line -> line.contains("failed, unreachable"));
    }

    @Test
    void statesHaveColours() throws IOException {
        Page page = new Page(0, true, true);
        List<Column> columns = List.of(new Column("status", "S", Column.Kind.STATE));
        for (String red : List.of("failed", "critical", "error", "lost")) {
            assertThat(table(columns, page, new Object[] {red})).endsWith("\u001b[31m" + red + "\u001b[0m\n");
        }
        assertThat(table(columns, page, new Object[] {"completed"}, new Object[] {"active"}, new Object[] {"paused"}, new Object[] {"cancelled"},
                new Object[] {"pending, unreachable"})).endsWith("""
                \u001b[32mcompleted\u001b[0m
                \u001b[36mactive\u001b[0m
                \u001b[33mpaused\u001b[0m
                \u001b[2mcancelled\u001b[0m
                pending, unreachable
                """);
    }

    @Test
    void idsAreOneALineAndSafeOnATerminal() throws IOException {
        StringWriter raw = new StringWriter();
        IdRows ids = new IdRows(false, raw);
        ids.row("a\u0007b", 1L);
        ids.row(7L);
        ids.finish();
        StringWriter safe = new StringWriter();
        new IdRows(true, safe).row("a\u0007b");
        assertThat(raw.toString()).isEqualTo("a\u0007b\n7\n");
        assertThat(safe.toString()).isEqualTo("a\\u0007b\n");
    }

    @Test
    void aPathThatHasNoRoomBesideTheRestHasALineOfItsOwn() throws IOException {
        List<Column> agents = List.of(Column.exact("agent", "AGENT").ranked(Column.Rank.KEY), new Column("health", "HEALTH", Column.Kind.STATE, Column.Rank.KEY),
                Column.number("steps", "STEPS"), new Column("note", "NOTE", Column.Kind.SENTENCE));
        String path = "/opt/tools/of/the/build/machine/versions/bin/fix-everything";
        assertThat(table(agents, page(66), new Object[] {"fixer", "down", 3L, path + " does not exist"}, new Object[] {"reviewer", "good", 12L, ""})).isEqualTo("""
                AGENT
                  HEALTH  STEPS
                  NOTE
                fixer
                  down        3
                  /opt/tools/of/the/build/machine/versions/bin/fix-everything does
                  not exist
                reviewer
                  good       12
                """);
        for (int columns = 61; columns < 140; columns++) {
            int most = columns;
            assertThat(table(agents, page(columns), new Object[] {"fixer", "down", 3L, path + " does not exist"}).lines())
                    .as("at %s columns", columns).allMatch(line -> line.length() <= most).anyMatch(line -> line.contains(path));
        }
    }

    @Test
    void anIdThatHasNoRoomBesideTheRestHasALineOfItsOwn() throws IOException {
        List<Column> entries = List.of(new Column("at", "TIME", Column.Kind.AGE, Column.Rank.KEY), Column.text("actor", "ACTOR"),
                Column.exact("action", "ACTION").ranked(Column.Rank.KEY), Column.exact("resource", "RESOURCE").ranked(Column.Rank.KEY));
        @Nullable Object[] entry = {DETECTED, "ann", "knowledge_acquired", "learning_knowledge_acquisition_25ca1962"};
        assertThat(table(entries, page(56), entry)).isEqualTo("""
                TIME
                  ACTOR  ACTION
                  RESOURCE
                3h ago
                  ann    knowledge_acquired
                  learning_knowledge_acquisition_25ca1962
                """);
    }
}
