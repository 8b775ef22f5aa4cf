package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Breakers of types of tasks, as somebody at a terminal has them. */
class QueueBreakerTest {
    @TempDir
    private Path directory = Path.of("");

    private Tool.Outcome run(String... arguments) {
        return Tool.in(directory).ticking().run(arguments);
    }

    @Test
    void opensAfterFailuresAndTriesOneAtATimeWhenItHasRested() throws Exception {
        assertThat(run("queue", "breakers").err()).contains("there are no breakers");
        assertThat(run("queue", "breaker", "fetch", "--failures", "2", "--rest", "1h").err()).contains("fetch rests for 1h 00m after 2 failures in 10m 00s");
        for (int i = 1; i <= 2; i++) {
            run("add", "--id", "bad" + i, "--type", "fetch", "--", "false");
        }
        assertThat(run("worker", "--drain", "--quiet").status()).isZero();
        run("add", "--id", "next", "--type", "fetch", "--", "sh", "-c", "echo next >> trace");
        run("add", "--id", "other", "--type", "fine", "--", "true");
        assertThat(run("queue", "list", "-o", "csv", "--columns", "task_id,waits").out()).contains("next,its breaker is open", "other,").doesNotContain("other,its");
        assertThat(run("queue", "breakers", "-o", "jsonl").out()).contains("\"type\":\"fetch\"", "\"state\":\"open\"", "\"until\":");
        assertThat(directory.resolve("trace")).doesNotExist();

        run("queue", "breaker", "fetch", "--failures", "2", "--rest", "1ms");
        assertThat(run("queue", "breakers", "-o", "jsonl").out()).contains("\"state\":\"half_open\"");
        assertThat(run("queue", "list", "-o", "csv", "--columns", "task_id,waits").out()).contains("next,").doesNotContain("its breaker");
        run("worker", "--drain", "--quiet");
        assertThat(Files.readAllLines(directory.resolve("trace"))).containsExactly("next");
        assertThat(run("queue", "breakers", "-o", "jsonl").out()).contains("\"state\":\"closed\"");
        assertThat(run("queue", "breaker", "fetch", "--off").err()).contains("fetch has no breaker");
        assertThat(run("queue", "breakers", "-o", "json").out()).doesNotContain("fetch");
    }

    @Test
    void attemptsThatAreTriedAgainCountAsWell() {
        run("queue", "breaker", "fetch", "--failures", "2", "--rest", "1h");
        run("add", "--id", "flaky", "--type", "fetch", "--retries", "1", "--backoff", "1ms", "--", "false");
        run("worker", "--drain", "--quiet");
        assertThat(run("queue", "breakers", "-o", "jsonl").out()).contains("\"state\":\"open\"");
    }

    @Test
    void saysWhatCannotBe() {
        assertThat(run("queue", "breaker", "a", "--off", "--failures", "2").status()).isEqualTo(2);
        assertThat(run("queue", "breaker", "a", "--failures", "0").status()).isEqualTo(2);
        assertThat(run("queue", "breaker", "a", "--rest", "0s").status()).isEqualTo(2);
        assertThat(run("queue", "breaker", "a").err()).contains("a rests for 1m 00s after 5 failures");
    }
}
