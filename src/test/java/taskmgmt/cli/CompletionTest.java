package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.Tool;

class CompletionTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void scriptInTheRepositoryKnowsAllCommandsAndOptions(String shell) throws IOException {
        Tool.Outcome outcome = Tool.in(directory).run("completion", shell);

        assertThat(outcome.status()).isZero();
        Golden.check("completions/task-mgmt." + shell, outcome.out());
    }

    @Test
    void fishOffersIdsWithTheirTitlesAndFilesOnlyWhereOneIsNamed() {
        assertThat(Tool.in(directory).run("completion", "fish").out().lines())
                .contains("complete -c task-mgmt -n '__task_mgmt_in task show' -a '(__task_mgmt_tasks)'",
                        "complete -c task-mgmt -n '__task_mgmt_in incident show' -a '(__task_mgmt_incidents)'",
                        "complete -c task-mgmt -n '__task_mgmt_after task' -a 'show' -d 'Show everything that is known of a task.'")
                .anyMatch(line -> line.contains("_in heal validate' -F"))
                .noneMatch(line -> line.contains("_in task show' -F"));
    }
}
