package taskmgmt.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** Tables that are not as their first line says: a row costs itself and no other, and a map that fits no column costs nothing but a message. */
class TableAccidentsTest {
    private static final String HEADER = "id,start,end,note\n";
    private static final String ROW = ",2026-01-05 10:00,2026-01-05 10:05,";

    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void begin() {
        tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\r\nid;start;end;note\r\n1;2026-01-05 10:00;2026-01-05 10:05;a,b\r\n",
        "SEP=|\nid|start|end|note\n1|2026-01-05 10:00|2026-01-05 10:05|a,b\n", "id|start|end|note\n1|2026-01-05 10:00|2026-01-05 10:05|a,b\n",
        "\"id\";\"start\";\"end\";\"note\";\"x, y, z, and w, of all\"\n1;2026-01-05 10:00;2026-01-05 10:05;a,b;5\n",
        "id;start;end;note;took, all in all\n1;2026-01-05 10:00;2026-01-05 10:05;a,b;5\n", "sep=,\nid,start,end,note\n1,2026-01-05 10:00,2026-01-05 10:05,\"a,b\"\n",
        "id\tstart\tend\tnote\n1\t2026-01-05 10:00\t2026-01-05 10:05\ta,b\n"})
    void theSeparatorIsTheOneThatTheTableHasMostOfOrNames(String table) {
        Tool.Outcome outcome = imported(table);
        assertThat(outcome.out()).as(outcome.err()).startsWith("1 row of csv: 1 task");
        assertThat(notes()).isEqualTo("csv:1 a,b|");
    }

    @ParameterizedTest
    @CsvSource({"--logs=other,stats --logs other", "--logs=./a/b,stats --logs a/b", "--logs=o't her,stats", "--dry-run,the same without --dry-run"})
    void theNextCommandReadsTheSameLog(String option, String next) {
        Tool.Outcome outcome = tool.input(HEADER + "1" + ROW + "ok\n").run("import", "csv", "-", "--map", "id=id,start=start,end=end", option);
        assertThat(outcome.out()).as(outcome.err()).endsWith("next: " + (next.startsWith("the") ? "" : "task-mgmt ") + next + "\n");
        tool.environment("TASK_MGMT_LOGS", "variable");
        assertThat(tool.input(HEADER + "2" + ROW + "ok\n").run("import", "csv", "-", "--map", "id=id,start=start,end=end").out())
                .endsWith("next: task-mgmt stats\n");
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsLineAlone() {
        StringBuilder table = new StringBuilder(HEADER).append("0").append(ROW).append("\"lost\n");
        for (int i = 1; i <= 3_000; i++) {
            table.append(i).append(ROW).append("ok\n");
        }

        Tool.Outcome outcome = imported(table.toString());

        assertThat(outcome.out()).startsWith("3,001 rows of csv: 3,000 tasks, 3,000 attempts, 9,000 events, 9,000 added")
                .contains("1 × a quote is opened and not closed", "row 2: 0,2026-01-05 10:00,2026-01-05 10:05,\"lost");
        assertThat(outcome.status()).isEqualTo(2);
    }

    @Test
    void aQuoteThatTheNextQuoteClosesInTheMiddleOfAValueCostsItsLineAlone() {
        String said = imported(HEADER + "1" + ROW + "\"lost\n2" + ROW + "ok\n3" + ROW + "\"two\r\nlines\"\n4" + ROW + "\"a\"\"b\"\n").out();

        assertThat(said).contains("1 × a quote is opened and not closed", "row 2: 1,").contains("4 rows of csv: 3 tasks");
        assertThat(notes()).isEqualTo("csv:2 ok|csv:3 two lines|csv:4 a\"b|");
    }

    @Test
    void aFileThatEndsWithinAQuoteEndsWithALineThatCannotBeRead() {
        assertThat(imported(HEADER + "1" + ROW + "ok\n2" + ROW + "\"cut o").out()).contains("1 × a quote is opened and not closed", "row 3: 2,");
        assertThat(notes()).isEqualTo("csv:1 ok|");
    }

    @Test
    void whatIsLongerThanARecordMayBeIsNoRecord() {
        String table = HEADER + "1" + ROW + "\"" + "long ".repeat(300_000) + "\n2" + ROW + "ok\n";

        assertThat(imported(table).out()).contains("1 × a quote is opened and not closed");
        assertThat(notes()).isEqualTo("csv:2 ok|");
    }

    @Test
    void linesEndAsEachSystemEndsThem() {
        imported((HEADER + "1" + ROW + "\"a\"\n\n2" + ROW + "b\n").replace("\n", "\r"));
        imported((HEADER + "3" + ROW + "\"a\nb\"\n\n4" + ROW + "\"b\"x\n").replace("\n", "\r\n"));

        assertThat(notes()).isEqualTo("csv:1 a|csv:2 b|csv:3 a b|csv:4 bx|");
    }

    @Test
    void aColumnThatComesTwiceKeepsBothValuesAndTheFirstItsName() {
        imported("id,start,end,id,note,note\n1,2026-01-05 10:00,2026-01-05 10:05,other,a,b\n");

        assertThat(notes()).isEqualTo("csv:1 a|");
        assertThat(tool.run("task", "show", "csv:1").out()).containsPattern("metadata.id \\(2\\) +other").containsPattern("metadata.note \\(2\\) +b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id=id,start=Start | it has no column 'Start', which the map names (did you mean 'start'?); it has id, start, end, note",
        "id=nope,start=start | it has no column 'nope'",
        "id=id,start=start,metadata.host=Host | it has no column 'Host'"})
    void aMapThatNamesNoColumnOfTheTableIsRefused(String map, String message) {
        Tool.Outcome outcome = tool.input(HEADER + "1" + ROW + "ok\n").run("import", "csv", "-", "--map", map);

        assertThat(outcome.err()).startsWith("task-mgmt: standard input: " + message);
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(tool.run("task", "list", "-q").out()).isEmpty();
    }

    @Test
    void whatIsNoTableCostsNeitherMemoryNorAScreenful() {
        Tool.Outcome refused = tool.input("\0".repeat(1 << 20)).run("import", "csv", "-", "--map", "id=id,start=start");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err().length()).isLessThan(1_000);

        Tool.Outcome outcome = imported(HEADER + "1" + ROW + "x".repeat(1 << 24) + "\n2" + ROW + "ok\n");
        assertThat(outcome.err()).contains("row 2: it is longer than 16 Mi characters");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(notes()).isEqualTo("csv:2 ok|");
    }

    @Test
    void tabsAreFoundWhateverTheFormatIsCalled() {
        assertThat(imported((HEADER + "1" + ROW + "ok\n").replace(',', '\t')).status()).isZero();
        assertThat(notes()).isEqualTo("csv:1 ok|");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,5 | 1.5", "1.234,5 | 1234.5", "1 234,50 | 1234.5", "12,25 s | 12.25", "1,234.5 | 1234.5", "1,234,567 | 1234567", "0,125 | 0.125",
        "00:01:02,5 | 62.5", "1h, 2m | 3720"})
    void aDurationHasItsDecimalSignAsPeopleWriteIt(String written, String seconds) {
        tool.input("id;start;took;note\n1;2026-01-05 10:00;" + written + ";x\n").run("import", "csv", "-", "--map", "id=id,start=start,duration=took");

        assertThat(tool.run("task", "show", "csv:1").out()).containsPattern("duration_seconds +" + seconds.replace(".", "\\.") + "\n");
    }

    @Test
    void aNumberThatCouldBeReadInTwoWaysIsReadInNone() {
        String said = tool.input("id;start;took;mem\n1;2026-01-05 10:00;1,234;1,5 GB\n")
                .run("import", "csv", "-", "--map", "id=id,start=start,duration=took,memory_peak_mb=mem").out();

        assertThat(said).contains("1 × took cannot be used: kept in metadata.unusable", "row 2: 1,234").doesNotContain("mem cannot");
    }

    @Test
    void aRowOfSacctWithABarInItsNameIsNotReadWithItsColumnsShifted() {
        String said = tool.input("""
                JobID|JobName|State|Submit|Start|End
                1|a|b|COMPLETED|2026-01-05T10:00:00|2026-01-05T10:01:00|2026-01-05T10:31:00
                2|c|COMPLETED|2026-01-05T10:00:00|2026-01-05T10:01:00|2026-01-05T10:31:00
                """).run("import", "slurm-sacct", "-").out();

        assertThat(said).contains("2 rows of slurm-sacct: 1 task", "1 × it has more columns than the first line");
    }

    @Test
    void aTimeThatIsWrittenInAnUnknownWaySaysWhatHelps() {
        String table = "id,start,end,note\n1,03/04/2026 10:00 AM,03/04/2026 1:05 PM,x\n2,,,y\n";

        assertThat(imported(table).out()).contains("1 × no time that can be read in start, end: --time-format says how times are written",
                "1 × no time in start, end");
        tool.input(table).run("import", "csv", "-", "--map", "id=id,start=start,end=end", "--time-format", "MM/dd/uuuu h:mm a");
        assertThat(tool.run("task", "show", "csv:1").out()).containsPattern("duration_seconds +11100\n");
    }

    @Test
    void noDurationFollowsFromAnEndAlone() {
        tool.input("id,end\n1,2026-01-05 10:05\n").run("import", "csv", "-", "--map", "id=id,end=end");
        tool.input("id,start,end\n2,soon,2026-01-05 10:05\n").run("import", "csv", "-", "--map", "id=id,start=start,end=end");

        assertThat(tool.run("task", "list", "--sort", "task_id", "-o", "csv", "--columns", "task_id,status,duration_seconds").out())
                .isEqualToNormalizingNewlines("task_id,status,duration_seconds\ncsv:1,completed,\ncsv:2,completed,\n");
        assertThat(tool.run("stats").out()).doesNotContain("duration  ");
    }

    private Tool.Outcome imported(String table) {
        return tool.input(table).run("import", "csv", "-", "--map", "id=id,start=start,end=end,title=note");
    }

    private String notes() {
        String table = tool.run("task", "list", "--limit", "0", "--sort", "task_id", "-o", "tsv", "--no-headers", "--columns", "task_id,title").out();
        return table.replace('\t', ' ').replace("  ", " ").replace('\n', '|');
    }
}
