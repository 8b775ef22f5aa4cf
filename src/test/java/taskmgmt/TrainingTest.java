package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrainingTest {
    @Test
    void everyCommandOfTheTrainingSucceedsWithoutAMessage() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        Training.runAll(out, err);

        assertThat(out.toString(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
