package taskmgmt.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** A program that writes to the bus what is no event does not fill the screen of whoever writes next. */
class BusRefusalsTest {
    @TempDir
    private Path directory;

    @Test
    void theFirstRefusalsAreShownAndTheRestCountedByReason() throws IOException {
        Tool tool = Tool.in(directory).at("2026-11-26T00:00:00Z");
        tool.run("task", "create", "--title", "first");
        StringBuilder bus = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            bus.append("{\"event\":\"note.").append(i % 2 == 0 ? "even" : "odd").append("\",\"task_id\":\"t\"}\n");
        }
        for (int i = 0; i < 20; i++) {
            bus.append("{\"event\":\"kind.").append(i).append("\",\"task_id\":\"t\"}\n");
        }
        Files.writeString(directory.resolve("logs/events.jsonl"), bus);

        String told = tool.run("task", "create", "--title", "second").err();

        assertThat(told.lines().filter(line -> line.contains("was refused: "))).hasSize(5);
        assertThat(told).contains("events.jsonl: refused besides, as the audit log has it: 18 × no such event: note.odd",
                "17 × no such event: note.even", "events.jsonl: refused besides, for other reasons: 12");
        assertThat(tool.run("audit", "list", "--action", "bus_line_refused", "-o", "jsonl", "--limit", "0").out().lines()).hasSize(60);
    }
}
