package taskmgmt.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunRecordsTest {
    private static final long SEED = 20260105;
    private static final int BLOCK_BYTES = 256;

    private final RunRecords records = new RunRecords(BLOCK_BYTES);
    private final List<byte[]> added = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();

    /** Records of no bytes, of some, and of more than a block and one read of the file have room for. */
    private void addSome(int count) {
        Random random = new Random(SEED);
        for (int i = 0; i < count; i++) {
            byte[] record = new byte[i % 50 == 7 ? 3000 : random.nextInt(100)];
            random.nextBytes(record);
            added.add(record);
            places.add(records.add(record));
        }
    }

    @Test
    void everyRecordIsAtItsPlaceWhereverItIsKept() {
        addSome(1000);
        for (int i = added.size() - 1; i >= 0; i--) {
            assertThat(records.at(places.get(i))).as("record %d of seed %d", i, SEED).isEqualTo(added.get(i));
        }
    }

    @Test
    void placesRiseAndLeadToTheRecordsInOrder() {
        addSome(1000);
        assertThat(places).isSorted().doesNotHaveDuplicates().allMatch(place -> place >= 0);

        List<byte[]> read = new ArrayList<>();
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < added.size(); i += 3) {
            expected.add(added.get(i));
        }
        records.forEach(everyThird(), read::add);
        assertThat(read).containsExactlyElementsOf(expected);
    }

    private long[] everyThird() {
        long[] some = new long[(places.size() + 2) / 3];
        for (int i = 0; i < some.length; i++) {
            some[i] = places.get(i * 3);
        }
        return some;
    }

    @Test
    void recordsAreAddedAfterOthersWereRead() {
        addSome(300);
        records.at(places.getFirst());
        addSome(300);
        assertThat(records.at(places.getFirst())).isEqualTo(added.getFirst());
        assertThat(records.at(places.getLast())).isEqualTo(added.getLast());
    }
}
