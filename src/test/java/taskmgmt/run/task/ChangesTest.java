package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process has written itself is no news to it; what comes from others is. */
class ChangesTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void there() throws Exception {
        Files.writeString(directory.resolve("registry.jsonl"), "1\n");
    }

    private void append(String file) throws Exception {
        Files.writeString(directory.resolve(file), "2\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void ownRecordsAreNoNews() throws Exception {
        Changes changes = new Changes(directory);
        changes.look();
        append("registry.jsonl");
        assertThat(changes.have()).isTrue();
        changes.wrote();
        assertThat(changes.have()).isFalse();
        append("registry.jsonl");
        assertThat(changes.have()).isTrue();
    }

    @Test
    void whatCameOnTheBusMeanwhileIsNews() throws Exception {
        Changes changes = new Changes(directory);
        changes.look();
        append("events.jsonl");
        append("registry.jsonl");
        changes.wrote();
        assertThat(changes.have()).isTrue();
        changes.look();
        append("queue.json");
        assertThat(changes.have()).isTrue();
    }
}
