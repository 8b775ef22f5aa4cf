package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

class JsonValueTest {
    private static final BigInteger LARGE = BigInteger.TEN.pow(30);

    @Test
    void everyNumberOfJavaKeepsItsValue() {
        assertThat(JsonValue.recorded(Arrays.asList(1, (short) 2, (byte) 3, 4L, BigInteger.valueOf(5), LARGE, 0.1, 0.5f, new BigDecimal("1.50"),
                Decimal.parse("2.5"), null)))
                .isEqualTo(Arrays.asList(1L, 2L, 3L, 4L, 5L, LARGE, Decimal.parse("0.1"), Decimal.parse("0.5"), Decimal.parse("1.50"),
                        Decimal.parse("2.5"), null));
    }

    @Test
    void whatIsNotFiniteIsAText() {
        assertThat(JsonValue.recorded(List.of(Double.NaN, Float.NEGATIVE_INFINITY))).isEqualTo(List.of("NaN", "-Infinity"));
    }

    @Test
    void objectsKeepTheirOrderAndConstantsTheirNames() {
        assertThat(JsonValue.recordedMap(Map.of("unit", TimeUnit.DAYS))).containsExactly(Map.entry("unit", "DAYS"));
        assertThat(JsonValue.recorded(true)).isEqualTo(true);
        assertThat(JsonValue.recorded("a")).isEqualTo("a");
    }

    @Test
    void whatJsonDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> JsonValue.recorded(new Object())).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> JsonValue.recorded(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("String");
        List<Object> endless = new ArrayList<>();
        endless.add(endless);
        assertThatThrownBy(() -> JsonValue.recorded(endless)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("deeper");
    }

    @Test
    void comesBackWithNumbersThatEveryProgramKnows() {
        assertThat(JsonValue.plain(List.of(Decimal.parse("0.1"), 1L, Map.of("a", Decimal.parse("2"))))).isEqualTo(
                List.of(new BigDecimal("0.1"), 1L, Map.of("a", new BigDecimal("2"))));
        assertThat(JsonValue.plain(null)).isNull();
    }
}
