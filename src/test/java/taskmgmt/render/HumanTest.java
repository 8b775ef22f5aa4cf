package taskmgmt.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s", "PT0.0004S, <1ms", "PT0.078S, 78ms", "PT0.9994S, 999ms", "PT0.9996S, 1.0s", "PT12.34S, 12.3s",
        "PT59.94S, 59.9s", "PT59.96S, 1m 00s", "PT4M5S, 4m 05s", "PT59M59.6S, 1h 00m", "PT2H3M, 2h 03m",
        "PT23H59M40S, 1d 0h", "PT76H, 3d 4h", "PT24000000H, '1,000,000d 0h'", "PT-5M, -5m 00s"
    })
    void durations(Duration duration, String expected) {
        assertThat(Human.duration(duration)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, '1,000'", "-999, -999", "-1234567, '-1,234,567'",
        "-9223372036854775808, '-9,223,372,036,854,775,808'"})
    void counts(long count, String expected) {
        assertThat(Human.count(count)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1048524, '1,023.9 KiB'", "1048525, 1.0 MiB", "1288490189, 1.2 GiB",
        "9223372036854775807, '8,388,608.0 TiB'"})
    void sizes(long bytes, String expected) {
        assertThat(Human.bytes(bytes)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0%", "66.66, 66.7%", "99.94, 99.9%", "99.96, >99.9%", "100, 100.0%", "100.04, 100.0%", "0.04, <0.1%", "0.05, 0.1%", "-0.01, 0.0%", "-12.5, -12.5%", "1234, '1,234.0%'"})
    void percentages(double percent, String expected) {
        assertThat(Human.percent(percent)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "漢字, 4", "e\u0301, 1", "😀, 2", "✅, 2", "→, 1", "…, 1", "한글, 4", "ｱ, 1", "Ａ, 2", "'', 0"})
    void widths(String text, int cells) {
        assertThat(Width.of(text)).isEqualTo(cells);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "漢字漢字, 6, 漢字…", "漢字漢字, 5, 漢字…", "ae\u0301iou, 4, ae\u0301i…", "abc, 1, …"})
    void cutsToAWidth(String text, int cells, String expected) {
        assertThat(Width.cut(text, cells)).isEqualTo(expected);
    }

    @Test
    void plainTextShowsWhatWouldNotBeSeen() {
        assertThat(Plain.text("e\u0301 ำ้ 👨\u200d👩\u200d👧 " + "\u0301".repeat(8))).isEqualTo("e\u0301 ำ้ 👨\u200d👩\u200d👧 " + "\u0301".repeat(8));
        assertThat(Plain.text("Z" + "\u0301".repeat(10) + "a\u0301")).isEqualTo("Z" + "\u0301".repeat(8) + "\\u0301\\u0301a\u0301");
        assertThat(Plain.text("Z" + "\u0301\u200d".repeat(5))).isEqualTo("Z" + "\u0301\u200d".repeat(4) + "\\u0301\\u200d");
        assertThat(Plain.text("title é 漢 😀")).isEqualTo("title é 漢 😀");
        assertThat(Plain.text("a\u001b[31mb\n\t\r\u0000\u007f\u0085\u202e\u2066\ud83dx"))
                .isEqualTo("a\\u001b[31mb\\n\\t\\r\\u0000\\u007f\\u0085\\u202e\\u2066\\ud83dx");
    }

    @Test
    void reportIsFlattenedForSpreadsheetsAndFields() throws IOException {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("verdict", "PASS");
        report.put("by_status", Map.of("active", 2L));
        report.put("recent", Arrays.asList(Map.of("id", "a\u001b"), null));
        report.put("took", Duration.ofMillis(1500));

        assertThat(written(Format.CSV, report)).isEqualTo(
                "key,value\r\nverdict,PASS\r\nby_status.active,2\r\nrecent[0].id,a\\u001b\r\nrecent[1],\r\ntook,1.5\r\n");
        assertThat(written(Format.JSONL, report)).isEqualTo("{\"verdict\":\"PASS\",\"by_status\":{\"active\":2},"
                + "\"recent\":[{\"id\":\"a\\u001b\"},null],\"took\":1.5}\n");
        assertThat(written(Format.TABLE, report)).isEqualTo("""
                verdict           PASS
                by_status.active  2
                recent[0].id      a\\u001b
                took              1.5s
                """);
        assertThat(written(Format.JSON, Map.of())).isEqualTo("{}\n");
        assertThat(written(Format.YAML, Map.of())).isEqualTo("{}\n");
        assertThat(written(Format.YAML, Map.of("k", List.of("v")))).isEqualTo("k:\n  - v\n");
    }

    private static String written(Format format, Map<String, ?> report) throws IOException {
        StringWriter out = new StringWriter();
        Report.write(format, report, (page, writer) -> Report.fields(report, writer), Page.PLAIN, out);
        return out.toString();
    }
}
