package taskmgmt.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.cli.value.Numbers;
import taskmgmt.number.Decimal;

/** Numbers have a range; beyond it a line is refused in one sentence, whoever wrote it. */
class JsonRangeTest {
    @ParameterizedTest
    @ValueSource(strings = {"1e1001", "1e-1001", "1e2147483647", "1e-2147483648", "1e2147483648", "-1e99999999999", "1e100000001234567890",
        "0.1e-100000001234567890", "1.5E+99999999999999999999999999"})
    void aNumberBeyondItIsRefused(String number) {
        for (Json json : new Json[] {Json.strict(), Json.lenient()}) {
            assertThatThrownBy(() -> json.parse("{\"a\":" + number + "}")).isInstanceOf(BadJsonException.class)
                    .hasMessage("a number is out of range");
        }
    }

    @Test
    void aNumberWithinItKeepsItsValue() throws BadJsonException {
        assertThat(Json.strict().parse("{\"a\":1e1000}").get("a")).isEqualTo(Decimal.parse("1e1000"));
        assertThat(Json.strict().parse("{\"a\":1.5e-999}").get("a")).isEqualTo(Decimal.parse("1.5e-999"));
    }
}
