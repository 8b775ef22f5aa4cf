package taskmgmt.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.number.Decimal;

class PercentTest {
    @ParameterizedTest
    @CsvSource({"0, 7, 0.0", "7, 7, 100.0", "2, 7, 28.6", "103, 1513, 6.8", "999, 1000, 99.9", "3145, 3146, 99.97", "1, 3146, 0.03",
        "9999999, 10000000, 99.99999", "1, 1000000000, 0.0000001"})
    void aShareIsNothingOrAllOnlyWhereItIs(long part, long whole, String expected) {
        assertThat(Percent.of(part, whole)).extracting(Decimal::toPlainString).isEqualTo(expected);
    }

    @Test
    void nothingHasNoShares() {
        assertThat(Percent.of(0, 0)).isNull();
    }
}
