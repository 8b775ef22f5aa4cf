package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Sweep;

class TrainingTest {
    @Sweep
    @ParameterizedTest
    @ValueSource(strings = {"writing", "reading"})
    void everyCommandOfTheTrainingSucceedsWithoutAMessage(String kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        Training.runAll(kind, out, err, false);

        assertThat(out.toString(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
