package taskmgmt.store.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryFollowerTest {
    private static final int WANTED = 3;

    @TempDir
    private Path directory;

    /** Takes the first lines, and counts how often it was asked for more. */
    private static final class First implements RegistryFollower.Listener {
        private final List<String> seen = new ArrayList<>();
        private int asked;

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            seen.add(new String(buffer, start, end - start, StandardCharsets.UTF_8));
        }

        @Override
        public void damaged(long offset, String reason) {
            seen.add(reason);
        }

        @Override
        public boolean goesOn() {
            asked++;
            return seen.size() < WANTED;
        }
    }

    /** The rest may be gigabytes. */
    @Test
    void whatIsNotWantedIsNotRead() throws IOException {
        Files.writeString(directory.resolve("registry.jsonl"), "{\"n\":1}\n\u0001\n" + "{\"n\":2}\n".repeat(10_000));
        First first = new First();

        RegistryFollower.follow(directory, true, first, _ -> { });

        assertThat(first.seen).hasSize(WANTED).startsWith("{\"n\":1}");
        assertThat(first.asked).as("before the look, before each line that it takes, and once when it has enough").isEqualTo(WANTED + 2);
    }
}
