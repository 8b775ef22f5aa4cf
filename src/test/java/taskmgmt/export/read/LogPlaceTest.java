package taskmgmt.export.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;

class LogPlaceTest {
    @TempDir
    private Path directory;

    @Test
    void aPlaceIsInTheLogWhateverComesAfterIt() throws IOException {
        Path log = Files.writeString(directory.resolve("registry.jsonl"), "{\"a\":1}\n".repeat(3_000));
        LogPlace place = Objects.requireNonNull(LogPlace.at(log, 16_000));
        Files.writeString(log, "{\"a\":1}\n".repeat(2_000) + "{\"b\":2}\n");
        assertThat(place.isIn(log)).isTrue();
    }

    @Test
    void aPlaceIsNotInAnotherLog() throws IOException {
        Path log = Files.writeString(directory.resolve("registry.jsonl"), "{\"a\":1}\n".repeat(3_000));
        LogPlace place = Objects.requireNonNull(LogPlace.at(log, 16_000));
        Files.writeString(log, "{\"b\":1}\n" + "{\"a\":1}\n".repeat(3_000));
        assertThat(place.isIn(log)).as("another beginning").isFalse();
        Files.writeString(log, "{\"a\":1}\n".repeat(1_999) + "{\"b\":1}\n");
        assertThat(place.isIn(log)).as("another end").isFalse();
        Files.writeString(log, "{\"a\":1}\n".repeat(1_999));
        assertThat(place.isIn(log)).as("a shorter one").isFalse();
    }

    @Test
    void theBeginningIsInEveryLogAndInNone() throws IOException {
        LogPlace place = Objects.requireNonNull(LogPlace.at(directory.resolve("missing"), 0));
        assertThat(place.isIn(Files.writeString(directory.resolve("registry.jsonl"), "x\n"))).isTrue();
    }

    /** Every piece size gives the same records, and a torn end waits. */
    @Test
    void piecesHaveEachWholeLineOnce() throws IOException {
        Path log = Files.writeString(directory.resolve("registry.jsonl"), "{\"a\":1}\nno\n{\"a\":22}\n{\"bad\":1}\n{\"a\":3}\n{\"a\":4");
        for (int bytes = 1; bytes < 50; bytes++) {
            List<Object> found = new ArrayList<>();
            RecordReader reader = new RecordReader();
            long at = 0;
            long before = -1;
            while (at > before) {
                before = at;
                at = reader.read(log, at, bytes, (record, offset) -> {
                    if (record.containsKey("bad")) {
                        throw new BadJsonException("bad");
                    }
                    found.add(Objects.requireNonNull(record.get("a")));
                });
            }
            assertThat(found).as("in pieces of %d bytes", bytes).containsExactly(1L, 22L, 3L);
            assertThat(reader.unreadable()).isEqualTo(2);
            assertThat(at).isEqualTo(Files.size(log) - "{\"a\":4".length());
        }
    }
}
