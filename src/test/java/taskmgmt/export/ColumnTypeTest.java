package taskmgmt.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

class ColumnTypeTest {
    @Test
    void aValueOfAnotherKindIsNull() {
        assertThat(ColumnType.TEXT.text(1L)).isNull();
        assertThat(ColumnType.NUMERIC.text("1")).isNull();
        assertThat(ColumnType.NUMERIC.text(new BigInteger("1" + "0".repeat(30)))).isNull();
        assertThat(ColumnType.BIGINT.text(Decimal.parse("1.5"))).isNull();
        assertThat(ColumnType.BOOLEAN.text("true")).isNull();
        assertThat(ColumnType.TIMESTAMP.text("yesterday")).isNull();
        assertThat(ColumnType.TIMESTAMP.text(5L)).isNull();
        assertThat(ColumnType.TEXTS.text("a")).isNull();
        for (ColumnType type : ColumnType.values()) {
            assertThat(type.text(null)).isNull();
        }
    }

    @Test
    void aValueOfTheKindIsAsTheServerReadsIt() {
        assertThat(ColumnType.NUMERIC.text(Decimal.parse("1.50"))).isEqualTo("1.50");
        assertThat(ColumnType.SMALLINT.text(5)).isEqualTo("5");
        assertThat(ColumnType.BOOLEAN.text(false)).isEqualTo("false");
        assertThat(ColumnType.TIMESTAMP.text(Instant.parse("2026-01-02T03:04:05.000006Z"))).isEqualTo("2026-01-02T03:04:05.000006Z");
        assertThat(ColumnType.TIMESTAMP.text("0001-01-02T03:04:05Z")).isEqualTo("0001-01-02T03:04:05.000000Z");
        assertThat(ColumnType.TEXTS.text(List.of("a", "b\"c\\d,{}", "", 5))).isEqualTo("{\"a\",\"b\\\"c\\\\d,{}\",\"\"}");
        assertThat(ColumnType.TEXTS.text(List.of())).isEqualTo("{}");
        assertThat(ColumnType.JSON.text(Map.of("a", Arrays.asList(1L, null)))).isEqualTo("{\"a\":[1,null]}");
    }

    /** The server's calendar has no year 0. */
    @Test
    void theYearZeroIsOneBeforeChrist() {
        assertThat(ColumnType.TIMESTAMP.text("0000-02-29T03:04:05Z")).isEqualTo("0001-02-29 03:04:05.000000Z BC");
    }

    @Test
    void whatTheServerRefusesIsReplaced() {
        assertThat(ColumnType.TEXT.text("a\0b")).isEqualTo("a\uFFFDb");
        assertThat(ColumnType.TEXT.text("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
        assertThat(ColumnType.TEXT.text("\uD83Dx\uDE00\uD83D")).isEqualTo("\uFFFDx\uFFFD\uFFFD");
        assertThat(ColumnType.TEXT.text("\uDE00")).isEqualTo("\uFFFD");
        assertThat(ColumnType.JSON.text(Map.of("k\0", List.of("v\0", Map.of("n", Decimal.parse("1e999999"), "s", Decimal.parse("1e-999999"))))))
                .contains("\"k\uFFFD\":[\"v\uFFFD\"", "\"n\":\"1E+999999\"", "\"s\":\"1E-999999\"");
        assertThat(ColumnType.JSON.text(List.of(Decimal.parse("0.000"), 0L))).isEqualTo("[0.000,0]");
    }

    @Test
    void namesAndLiteralsAreQuotedWhateverIsInThem() {
        assertThat(ExportTable.quoted("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(ExportTable.literal("it's")).isEqualTo("'it''s'");
        assertThat(ExportTable.literal("a\\'b")).isEqualTo(" E'a\\\\''b'");
    }

    @Test
    void aRowHasAValueForEachColumn() {
        assertThatThrownBy(() -> new TableBatch().row(ExportTables.DEPENDENCIES, "a")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("task_dependencies has 2 columns, not 1");
    }

    @Test
    void aFieldCannotEndARow() {
        TableBatch batch = new TableBatch();
        batch.row(ExportTables.DEPENDENCIES, "a\tb\nc\rd\\.", null);
        assertThat(batch.texts().get(ExportTables.DEPENDENCIES)).hasToString("a\\tb\\nc\\rd\\\\.\t\\N\n");
        assertThat(batch.rows()).isEqualTo(1);
    }
}
