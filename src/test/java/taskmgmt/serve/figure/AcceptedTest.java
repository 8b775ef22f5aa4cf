package taskmgmt.serve.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-|false", "''|false", "*/*|false", "text/plain|false", "application/openmetrics-text|true", "APPLICATION/OpenMetrics-Text; version=1.0.0|true",
        "application/openmetrics-text;version=1.0.0;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=0.0.4;q=0.3,*/*;q=0.1|true",
        "application/openmetrics-text;q=0.2, text/plain;q=0.9|false", "application/openmetrics-text;q=0|false", "application/openmetrics-text;q=x|true",
        "application/openmetrics-textual|false"})
    void takesWhatTheClientPrefers(String header, boolean open) {
        assertThat(Accepted.prefersOpenMetrics(header)).isEqualTo(open);
    }
}
