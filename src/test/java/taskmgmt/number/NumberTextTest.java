package taskmgmt.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({"12.5,12.5", "' 3 ',3", "-1,-1", "1e3,1000", "0,0"})
    void readsNumbers(String text, double number) {
        assertThat(NumberText.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "NaN", "Infinity", "0x10", "12 s", "1e99999", "1e999999999", "1d", "--1", "1.2.3", "-"})
    void nothingElse(String text) {
        assertThat(NumberText.parse(text)).isNaN();
    }
}
