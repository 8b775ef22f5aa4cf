package taskmgmt.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.json.Invisible;
import taskmgmt.number.Decimal;

class RowWriterTest {
    private static final List<Column> COLUMNS = List.of(Column.exact("id", "ID"), Column.text("title", "TITLE"),
            Column.number("duration_seconds", "TOOK"), Column.exact("created_at", "CREATED"), Column.text("tags", "TAGS"));
    private static final Instant CREATED = Instant.parse("2025-11-17T16:43:28.024197Z");
    private static final @Nullable Object[] FIRST =
            {"t_1", "train, \"again\"", Duration.ofMillis(12_345), CREATED, List.of("a", "b")};
    private static final @Nullable Object[] SECOND = {"t_22", "=cmd|' /C calc'\n漢字", null, CREATED, List.of()};

    private static String write(Format format, Page page, @Nullable Object[]... rows) throws IOException {
        StringWriter out = new StringWriter();
        RowWriter writer = RowWriter.of(format, COLUMNS, page, out);
        for (@Nullable Object[] row : rows) {
            writer.row(row);
        }
        writer.finish();
        return out.toString();
    }

    @Test
    void tableAlignsAndHasNoTrailingSpaces() throws IOException {
        assertThat(write(Format.TABLE, Page.PLAIN, FIRST, SECOND)).isEqualTo("""
                ID    TITLE                   TOOK  CREATED               TAGS
                t_1   train, "again"         12.3s  2025-11-17T16:43:28Z  a, b
                t_22  =cmd|' /C calc'\\n漢字         2025-11-17T16:43:28Z
                """);
    }

    @Test
    void tableSeparatesTheThousandsOfACountButNotOfAPlace() throws IOException {
        StringWriter out = new StringWriter();
        RowWriter writer = RowWriter.of(Format.TABLE, List.of(Column.number("tasks", "TASKS"), new Column("line", "LINE", Column.Kind.PLACE)), Page.PLAIN, out);
        writer.row(1234567L, 1234567L);
        writer.row(-1000, 999);
        writer.finish();

        assertThat(out.toString()).isEqualTo("""
                    TASKS     LINE
                1,234,567  1234567
                   -1,000      999
                """);
    }

    @Test
    void tableFitsTheTerminalByShorteningTheWidestTexts() throws IOException {
        assertThat(write(Format.TABLE, new Page(60, true, false), FIRST, SECOND)).isEqualTo("""
                ID    TITLE                 TOOK  CREATED               TAGS
                t_1   train, "again"       12.3s  2025-11-17T16:43:28Z  a, b
                t_22  =cmd|' /C…                  2025-11-17T16:43:28Z
                """);
    }

    @Test
    void tableLeavesTheLastColumnsOutWhereShortTextsAreNotEnough() throws IOException {
        assertThat(write(Format.TABLE, new Page(30, true, false), FIRST, SECOND)).isEqualTo("""
                ID    TITLE            TOOK  …
                t_1   train, "again"  12.3s
                t_22  =cmd|' /C…
                """);
    }

    @Test
    void veryLongTableIsWrittenAsItComes() throws IOException {
        StringWriter out = new StringWriter();
        RowWriter writer = RowWriter.of(Format.TABLE, COLUMNS, Page.PLAIN, out);
        for (int i = 0; i < 999; i++) {
            writer.row(FIRST);
        }
        assertThat(out.toString()).isEmpty();
        writer.row(FIRST);
        assertThat(out.toString().lines()).hasSize(1001);
        writer.row("an id that is longer than any before", "x", 1L, null, null);
        writer.finish();
        assertThat(out.toString()).endsWith("\nan id that is longer than any before  x                   1\n");
    }

    @Test
    void json() throws IOException {
        assertThat(write(Format.JSON, Page.PLAIN, FIRST, SECOND)).isEqualTo("""
                [
                  {
                    "id": "t_1",
                    "title": "train, \\"again\\"",
                    "duration_seconds": 12.345,
                    "created_at": "2025-11-17T16:43:28.024197Z",
                    "tags": [
                      "a",
                      "b"
                    ]
                  },
                  {
                    "id": "t_22",
                    "title": "=cmd|' /C calc'\\n漢字",
                    "duration_seconds": null,
                    "created_at": "2025-11-17T16:43:28.024197Z",
                    "tags": []
                  }
                ]
                """);
    }

    @Test
    void jsonLines() throws IOException {
        assertThat(write(Format.JSONL, Page.PLAIN, FIRST)).isEqualTo("{\"id\":\"t_1\",\"title\":\"train, \\\"again\\\"\","
                + "\"duration_seconds\":12.345,\"created_at\":\"2025-11-17T16:43:28.024197Z\",\"tags\":[\"a\",\"b\"]}\n");
    }

    @Test
    void csvQuotesAndCannotBeAFormula() throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, FIRST, SECOND)).isEqualTo("""
                id,title,duration_seconds,created_at,tags\r
                t_1,"train, ""again""\",12.345,2025-11-17T16:43:28.024197Z,"[""a"",""b""]"\r
                t_22,"'=cmd|' /C calc'
                漢字",,2025-11-17T16:43:28.024197Z,[]\r
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"=1|'=1", "+1|'+1", "-x|'-x", "@x|'@x", "＝1|'＝1", "＠x|'＠x",
            "x=1|x=1", "'x|'x"})
    void csvDefusesTexts(String text, String cell) throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, new Object[] {text}).lines().skip(1)).containsExactly(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {" =1|' =1", "\u00a0=1|'\u00a0=1",
            "\t=1|'\\t=1", "\u200b=1|'\\u200b=1", "\ufeff@x|'\\ufeff@x", "\t x|'\\t x", " x| x"})
    void aFormulaBehindWhatIsNotSeenIsDefusedToo(String text, String cell) throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, new Object[] {text}).split("\r\n", -1)[1]).isEqualTo(cell);
        assertThat(write(Format.TSV, Page.PLAIN, new Object[] {text}).split("\n", -1)[1]).isEqualTo(cell);
    }

    /** Two ids that look the same are told apart by what is shown of them. */
    @ParameterizedTest
    @ValueSource(ints = {0x00ad, 0x034f, 0x115f, 0x1160, 0x17b4, 0x180e, 0x200b, 0x2060, 0x3164, 0xfeff, 0xffa0, 0xfff0, 0x1bca0, 0x1d173, 0xe0001, 0xe0041, 0xe0fff})
    void whatNobodySeesIsShownEscaped(int codePoint) throws IOException {
        String id = "a" + Character.toString(codePoint) + "b";
        for (Format format : List.of(Format.CSV, Format.TSV, Format.YAML, Format.JSONL)) {
            assertThat(write(format, Page.PLAIN, new Object[] {id, id})).doesNotContain(id).contains("a\\u");
        }
    }

    /** They belong to the sign before them. */
    @ParameterizedTest
    @ValueSource(strings = {"\u2764\ufe0f", "\ud83d\udc69\u200d\ud83d\udcbb", "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"})
    void joinersAndVariationsStay(String text) throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, new Object[] {text, text})).contains(text);
    }

    @Test
    void aCarriageReturnIsEscapedToo() throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, new Object[] {"\r=1", "a\r\nb"})).endsWith("\r\n'\\r=1,\"a\\r\nb\"\r\n");
        assertThat(write(Format.TSV, Page.PLAIN, new Object[] {"\r=1", "a\r\nb"})).endsWith("\n'\\r=1\ta\\r\\nb\n");
    }

    @Test
    void noCellHoldsWhatATerminalActsOn() throws IOException {
        StringBuilder all = new StringBuilder("x");
        for (int c = 0; c < 0x3000; c++) {
            all.append((char) c);
        }
        all.append("\ud800y").appendCodePoint(0xe0041);
        Object[] row = {all.toString(), List.of(all.toString()), Map.of(all.toString(), all.toString())};
        for (Page page : List.of(Page.PLAIN, new Page(80, true, false))) {
            for (Format format : List.of(Format.CSV, Format.TSV)) {
                assertThat(write(format, page, row).codePoints().filter(c -> "\r\n\t".indexOf(c) < 0)).noneMatch(Invisible::is);
            }
        }
        String tsv = write(Format.TSV, Page.PLAIN, row);
        assertThat(tsv.chars().filter(c -> c == '\n').count()).isEqualTo(2);
        assertThat(tsv.chars().filter(c -> c == '\t').count()).isEqualTo(4 + 2);
        assertThat(tsv).doesNotContain("\r");
        // In CSV a line feed stands in quotes, and a carriage return only at the end of a line.
        assertThat(write(Format.CSV, Page.PLAIN, row).replace("\r\n", "")).doesNotContain("\r", "\t");
    }

    @Test
    void csvLeavesNumbersAlone() throws IOException {
        assertThat(write(Format.CSV, Page.PLAIN, new Object[] {-5L, Decimal.parse("-1E+2"), Duration.ofSeconds(-1)}))
                .endsWith("\r\n-5,-100,-1\r\n");
    }

    @Test
    void tsvEscapesWhatWouldEndTheCell() throws IOException {
        assertThat(write(Format.TSV, Page.PLAIN, new Object[] {"a\tb\nc\\d", "x\"y"}))
                .isEqualTo("id\ttitle\tduration_seconds\tcreated_at\ttags\na\\tb\\nc\\\\d\tx\"y\n");
    }

    @Test
    void yaml() throws IOException {
        assertThat(write(Format.YAML, Page.PLAIN, FIRST, SECOND)).isEqualTo("""
                - id: t_1
                  title: "train, \\"again\\""
                  duration_seconds: 12.345
                  created_at: "2025-11-17T16:43:28.024197Z"
                  tags:
                    - a
                    - b
                - id: t_22
                  title: "=cmd|' /C calc'\\n漢字"
                  duration_seconds: null
                  created_at: "2025-11-17T16:43:28.024197Z"
                  tags: []
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "TABLE|ID  TITLE  TOOK  CREATED  TAGS", "JSON|[]", "YAML|[]", "CSV|id,title,duration_seconds,created_at,tags"
    })
    void withoutRowsThereIsStillADocument(Format format, String line) throws IOException {
        assertThat(write(format, Page.PLAIN).lines()).containsExactly(line);
        assertThat(write(Format.JSONL, Page.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void noFormatFeedsATerminalControlCharacters(Format format) throws IOException {
        String hostile = "x\u001b]0;owned\u0007\u009b2J\u202e\ud800\r";
        String written = write(format, new Page(80, true, false), new Object[] {hostile, hostile, null, null, List.of(hostile)});

        assertThat(written.replace("\r\n", "\n")).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202e\\ud800]");
    }
}
