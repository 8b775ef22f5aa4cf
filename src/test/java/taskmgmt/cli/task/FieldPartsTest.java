package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** A part of a field that is an object can be a column of a list, and what the list is sorted by. */
class FieldPartsTest {
    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void threeTrainingRuns() throws IOException {
        tool = Tool.in(directory).at("2026-01-05T12:00:00Z");
        Files.createDirectory(directory.resolve("logs"));
        Files.writeString(directory.resolve("logs").resolve("registry.jsonl"), """
                {"ts":"2026-01-05T09:00:00Z","event":"task.created","task_id":"t1","task_type":"train","subsystem":"ml","title":"x","metadata":{"lr":0.1,"host":"a","http.request":{"method":"GET"},"a":{"b":1,"b.c":2}}}
                {"ts":"2026-01-05T09:01:00Z","event":"task.completed","task_id":"t1","ml_metrics":{"loss":0.5,"eval.f1":0.8}}
                {"ts":"2026-01-05T09:02:00Z","event":"task.created","task_id":"t2","task_type":"train","subsystem":"ml","title":"x","metadata":{"lr":0.01,"host":["b","c"]}}
                {"ts":"2026-01-05T09:03:00Z","event":"task.completed","task_id":"t2","ml_metrics":{"loss":0.25}}
                {"ts":"2026-01-05T09:04:00Z","event":"task.created","task_id":"t3","task_type":"train","subsystem":"ml","title":"x"}
                """);
    }

    private String list(String... more) {
        String[] all = java.util.stream.Stream.concat(java.util.stream.Stream.of("task", "list"), java.util.Arrays.stream(more)).toArray(String[]::new);
        Tool.Outcome outcome = tool.run(all);
        return (outcome.out() + outcome.err()).replace("\r", "");
    }

    @Test
    void eachIsAColumnOfItsOwnInEveryForm() {
        assertThat(list("--columns", "task_id,metadata.lr,ml_metrics.loss,status", "--sort", "task_id", "-o", "csv")).isEqualTo("""
                task_id,metadata.lr,ml_metrics.loss,status
                t1,0.1,0.5,completed
                t2,0.01,0.25,completed
                t3,,,pending
                """);
        assertThat(list("--columns", "task_id,ml_metrics.loss", "--sort", "task_id", "-o", "jsonl")).isEqualTo("""
                {"task_id":"t1","ml_metrics.loss":0.5}
                {"task_id":"t2","ml_metrics.loss":0.25}
                {"task_id":"t3","ml_metrics.loss":null}
                """);
        assertThat(list("--columns", "task_id,metadata.host", "--sort", "task_id")).isEqualTo("""
                ID  METADATA.HOST
                t1  a
                t2  b, c
                t3
                """);
    }

    @Test
    void theListIsSortedByThemAndThoseWithoutComeLast() {
        assertThat(list("--columns", "task_id", "--sort", "ml_metrics.loss", "-o", "csv", "--no-headers")).isEqualTo("t2\nt1\nt3\n");
        assertThat(list("--sort", "metadata.lr:desc,task_id", "-q")).isEqualTo("t1\nt2\nt3\n");
        assertThat(list("--sort", "metadata.lr", "-L", "1", "-o", "csv").lines().findFirst().orElseThrow()).doesNotContain("metadata.lr");
    }

    @Test
    void keysMayHavePointsAndObjectsMayBeDeep() {
        assertThat(list("--columns", "metadata.http.request.method,ml_metrics.eval.f1,metadata.a.b,metadata.a.b.c", "--sort", "task_id", "-L", "1",
                "-o", "csv", "--no-headers")).contains("GET,0.8,1,2\n");
    }

    @Test
    void whatIsNoFieldIsStillRefused() {
        for (String field : new String[] {"metadat.lr", "metadata.", ".lr", "lr", "nothing.at.all"}) {
            assertThat(tool.run("task", "list", "--columns", field).status()).as(field).isEqualTo(2);
        }
        assertThat(list("--columns", "title.x,task_id", "--sort", "task_id", "-L", "1", "-o", "csv", "--no-headers")).startsWith(",t1\n");
    }
}
