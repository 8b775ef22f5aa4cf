package taskmgmt.journal.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.Seed;

class OffsetIndexTest {
    @TempDir
    Path temporary;

    private OffsetIndex open(long identity) throws IOException {
        return OffsetIndex.open(temporary.resolve("index"), identity, PrivateFiles.SYSTEM);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("index"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void findsWhatWasAddedInHoweverManyRuns() throws IOException {
        Random random = Seed.random(OffsetIndexTest.class);
        Map<Long, List<Long>> expected = new TreeMap<>();
        long offset = 0;
        for (int run = 0; run < 60; run++) {
            OffsetIndex index = open(1);
            assertThat(index.end()).isEqualTo(offset);
            List<OffsetIndex.Entry> entries = new ArrayList<>();
            for (int i = random.nextInt(500); i >= 0; i--) {
                long hash = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextLong();
                entries.add(new OffsetIndex.Entry(hash, offset));
                expected.computeIfAbsent(hash, any -> new ArrayList<>()).add(offset);
                offset += 1 + random.nextInt(300);
            }
            index.add(offset, entries);
        }
        OffsetIndex index = open(1);
        for (Map.Entry<Long, List<Long>> each : expected.entrySet()) {
            assertThat(index.find(each.getKey())).as("hash %s", each.getKey()).isEqualTo(each.getValue());
        }
        assertThat(index.find(Long.MIN_VALUE + 1)).isEmpty();
        assertThat(files()).hasSizeLessThan(12);
    }

    @Test
    void aRunOfAnotherLogOrOneThatIsCutIsRemoved() throws IOException {
        open(1).add(100, List.of(new OffsetIndex.Entry(7, 0)));
        assertThat(open(2).end()).isZero();
        assertThat(files()).isEmpty();

        open(1).add(100, List.of(new OffsetIndex.Entry(7, 0)));
        byte[] whole = Files.readAllBytes(files().getFirst());
        for (int length = 0; length < whole.length; length++) {
            Files.write(temporary.resolve("index").resolve("0-100.run"), Arrays.copyOf(whole, length));
            assertThat(open(1).end()).as("cut at %s", length).isZero();
        }
    }

    @Test
    void theLeftoversOfAnInterruptedMergeChangeNothing() throws IOException {
        OffsetIndex index = open(1);
        index.add(100, List.of(new OffsetIndex.Entry(7, 0), new OffsetIndex.Entry(8, 50), new OffsetIndex.Entry(9, 70)));
        byte[] left = Files.readAllBytes(files().getFirst());
        index.add(200, List.of(new OffsetIndex.Entry(7, 100), new OffsetIndex.Entry(8, 150)));
        assertThat(files()).hasSize(1);
        Files.write(temporary.resolve("index").resolve("0-100.run"), left);
        Files.write(temporary.resolve("index").resolve("new.tmp"), left);

        assertThat(open(1).find(7)).containsExactly(0L, 100L);
        assertThat(open(1).end()).isEqualTo(200);
        assertThat(files()).extracting(path -> String.valueOf(path.getFileName())).containsExactly("0-200.run", "new.tmp");
    }
}
