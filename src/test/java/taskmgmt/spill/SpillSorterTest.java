package taskmgmt.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Seed;

class SpillSorterTest {
    @TempDir
    private Path directory;

    private static final SpillSorter.Form<String> TEXTS = new SpillSorter.Form<>() {
        @Override
        public void write(String item, DataOutputStream out) throws IOException {
            out.writeUTF(item);
        }

        @Override
        public String read(DataInputStream in) throws IOException {
            return in.readUTF();
        }

        @Override
        public long bytes(String item) {
            return item.length();
        }
    };

    @Test
    void sortsWhatDoesNotFitInMemoryAndLeavesNoFile() throws IOException {
        Random random = Seed.random(SpillSorterTest.class);
        // Nothing spilled, a few files, and more files than are open at once.
        for (int count : new int[] {0, 1, 5, 200, 3_000}) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                items.add("item" + random.nextInt(1_000));
            }
            List<String> sorted = new ArrayList<>();
            try (SpillSorter<String> sorter = new SpillSorter<>(directory, 100, Comparator.naturalOrder(), TEXTS)) {
                for (String item : items) {
                    sorter.add(item);
                }
                assertThat(files()).as("%d items: a process that is killed now leaves nothing", count).isFalse();
                for (String next = sorter.next(); next != null; next = sorter.next()) {
                    sorted.add(next);
                }
            }
            Collections.sort(items);
            assertThat(sorted).isEqualTo(items);
            assertThat(files()).isFalse();
        }
    }

    @Test
    void whatDoesNotFitGoesToTheDirectory() throws IOException {
        try (SpillSorter<String> sorter = new SpillSorter<>(directory.resolve("none"), 100, Comparator.naturalOrder(), TEXTS)) {
            assertThatIOException().isThrownBy(() -> {
                for (int i = 0; i < 200; i++) {
                    sorter.add("item" + i);
                }
            });
        }
    }

    private boolean files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }
}
