package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Bytes that are not UTF-8, which Java hands a command as U+FFFD: one rule at every door. */
class UndecodedTextTest {
    private static final String NOTE = "\"noted\":[\"bytes that are not UTF-8 were replaced\"]";

    @TempDir
    Path temporary;

    private Tool tool() {
        return Tool.in(temporary);
    }

    private List<String> registry() throws IOException {
        return Files.readAllLines(temporary.resolve("logs/registry.jsonl"));
    }

    /** With one byte that is no UTF-8 for each question mark. */
    private Path latin(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == '?' ? (byte) 0xe9 : bytes[i];
        }
        return Files.write(temporary.resolve(name), bytes);
    }

    @Test
    void anArgumentIsTakenMarkedAndToldOnce() throws IOException {
        for (String line : List.of("task create --id t --title caf\ufffd", "task update t --metadata k=\ufffd", "task fail t --error \ufffd\ufffd",
                "incident open --failure-mode d\ufffd --severity low", "events publish task.created task_id=p title=\ufffd")) {
            Tool.Outcome outcome = tool().run(line.split(" ", -1));
            assertThat(outcome.status()).as(line + outcome.err()).isZero();
            assertThat(outcome.err()).as(line).containsOnlyOnce("bytes that are not UTF-8 were replaced");
            assertThat(registry().getLast()).as(line).contains(NOTE);
        }
        assertThat(tool().run("task", "create", "--title", "café").err()).isEmpty();
        assertThat(registry().getLast()).doesNotContain("noted");
    }

    @Test
    void theBusIngestAndImportTakeItInTheSameWay() throws IOException {
        String event = "{\"ts\":\"2026-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"%s\",\"title\":\"caf?\"}\n";
        Tool.Outcome ingested = tool().run("events", "ingest", latin("f", event.formatted("in")).toString());
        assertThat(ingested.status()).as(ingested.err()).isZero();
        assertThat(ingested.err()).containsOnlyOnce("bytes that are not UTF-8 were replaced");
        assertThat(registry().getLast()).contains(NOTE, "caf\ufffd");
        latin("logs/events.jsonl", event.formatted("bus"));
        Tool.Outcome drained = tool().run("task", "create", "--title", "next");
        assertThat(drained.err()).containsOnlyOnce("bytes that are not UTF-8 were replaced");
        assertThat(registry().stream().filter(line -> line.contains("\"bus\""))).singleElement().asString().contains(NOTE, "caf\ufffd");
        Path table = latin("t.csv", "id,name,start,end\n1,caf?,2026-01-01T00:00:00Z,2026-01-01T01:00:00Z\n");
        Tool.Outcome imported = tool().run("import", "csv", table.toString(), "--map", "id=id,title=name,start=start,end=end");
        assertThat(imported.status()).as(imported.err()).isZero();
        assertThat(imported.out() + imported.err()).contains("bytes that are not UTF-8 were replaced");
        assertThat(registry().stream().filter(line -> line.contains("caf\ufffd"))).allSatisfy(line -> assertThat(line).contains(NOTE)).hasSize(3);
    }

    @Test
    void aNameThatIsNotUtf8IsRefusedBeforeAnythingIsWritten() throws IOException {
        Files.createDirectories(temporary.resolve("there/\ufffd"));
        for (String line : List.of("task create --title x --logs l\ufffdgs", "task create --title x --logs \ufffd/logs", "task list --logs \ufffd",
                "dashboard --html d\ufffd.html", "import csv f\ufffd.csv", "events ingest \ufffd", "logs merge a\ufffd b --into c",
                "logs merge a b --into c\ufffd", "audit key init --name x --keys k\ufffd", "audit checkpoint --export c\ufffd",
                "run -- echo caf\ufffd", "run --on-done echo\ufffd -- true")) {
            Tool.Outcome outcome = tool().run(line.split(" ", -1));
            assertThat(outcome.status()).as(line + outcome.err()).isEqualTo(2);
            assertThat(outcome.err().lines()).as(line).singleElement().asString().contains("the name is not UTF-8");
        }
        assertThat(tool().environment("TASK_MGMT_LOGS", "l\ufffdgs").run("task", "create", "--title", "x").err()).contains("TASK_MGMT_LOGS: the name");
        assertThat(Tool.in(temporary.resolve("there/\ufffd")).run("task", "create", "--title", "x").status()).isEqualTo(2);
        assertThat(Arrays.asList(temporary.toFile().list())).containsExactly("there");
        assertThat(temporary.resolve("there/\ufffd")).isEmptyDirectory();
    }
}
