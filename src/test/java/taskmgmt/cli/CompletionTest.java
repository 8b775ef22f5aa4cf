package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

class CompletionTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void scriptInTheRepositoryKnowsAllCommandsAndOptions(String shell) throws IOException {
        Tool.Outcome outcome = Tool.in(directory).run("completion", shell);

        assertThat(outcome.status()).isZero();
        Golden.check("completions/task-mgmt." + shell, outcome.out());
    }
}
