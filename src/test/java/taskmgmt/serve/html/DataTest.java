package taskmgmt.serve.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"rows\":1200,\"by\":\"ann\"} | rows: 1200, by: ann", "{\"loss\":{\"a\":0.10,\"b\":2},\"n\":[1]} | loss: (a: 0.10, b: 2), n: 1",
        "[\"x\",\"y\"] | x, y", "[{\"k\":\"v\"},[1,2]] | k: v, (1, 2)", "{} | ''", "0.50 | 0.50", "null | ''", "true | true", "{\"a\":null} | a: null"})
    void isReadByPeople(String json, String words) {
        assertThat(Data.object("{\"key\":" + json + "}").text("key")).isEqualTo(words);
    }
}
