package taskmgmt.spill;

import static org.assertj.core.api.Assertions.assertThat;

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
                assertThat(files()).as("%d items", count).isEqualTo(count > 20);
                for (String next = sorter.next(); next != null; next = sorter.next()) {
                    sorted.add(next);
                }
            }
            Collections.sort(items);
            assertThat(sorted).isEqualTo(items);
            assertThat(files()).isFalse();
        }
    }

    private boolean files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isPresent();
        }
    }
}
