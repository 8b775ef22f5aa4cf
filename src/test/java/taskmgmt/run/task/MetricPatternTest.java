package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricPatternTest {
    private static List<String> found(String pattern, String line) {
        List<String> found = new ArrayList<>();
        MetricPattern.parse(pattern).find(line, (name, value) -> found.add(name + "=" + value));
        return found;
    }

    @Test
    void namedGroupsAreMetricsAndOthersANameAndAValue() {
        assertThat(found("loss (?<loss>\\S+)( acc (?<accuracy>\\S+))?", "epoch 1 loss 0.5 acc 0.9")).containsExactlyInAnyOrder("loss=0.5", "accuracy=0.9");
        assertThat(found("loss (?<loss>\\S+)( acc (?<accuracy>\\S+))?", "loss nan")).containsExactly("loss=nan");
        assertThat(found("(\\w+)=(\\S+)", "a=1 b=-inf c")).containsExactly("a=1", "b=-inf");
        assertThat(found("(\\w+)=(\\S+)", "nothing")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "loss", "(a)", "(a)(b)(c)", "(?<1>x)"})
    void withoutSuchGroupsItIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MetricPattern.parse(text)).withMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5", "-3,-3", "+7,7", "1e-5,0.00001", "nan,NaN", "NaN,NaN", "-nan,NaN", "inf,Infinity", "-Inf,-Infinity", "+Infinity,Infinity",
        "-∞,-Infinity", "1e400,", "0x10,", "1_000,", "'1,5',", "'',", "abc,", "-,"})
    void valuesAreNumbersAndWhatIsNotFinite(String text, String value) {
        assertThat(String.valueOf(MetricValue.parse(text))).isEqualTo(String.valueOf(value));
    }

    @ParameterizedTest
    @CsvSource({"loss,", "accuracy,", "cpu_seconds,is not a figure of a model", "title,is not a figure of a model", "' ',a name has",
        "epochs_completed,must be a whole number"})
    void namesOfOtherFieldsAreNoMetrics(String name, String fault) {
        assertThat(MetricValue.fault(name, "NaN")).contains(fault == null ? "" : fault);
        assertThat(MetricValue.fault(name, "NaN").isEmpty()).isEqualTo(fault == null);
    }
}
