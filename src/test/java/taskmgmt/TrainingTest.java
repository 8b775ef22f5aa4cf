package taskmgmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.cli.command.Load;
import taskmgmt.testkit.Sweep;

class TrainingTest {
    @Sweep
    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheTrainingSucceedsWithoutAMessage(Load.Cache cache) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        Training.runAll(cache, out, err, false);

        assertThat(out.toString(StandardCharsets.UTF_8)).isNotEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
