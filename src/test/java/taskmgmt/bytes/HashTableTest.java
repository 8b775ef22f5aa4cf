package taskmgmt.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

class HashTableTest {
    @Test
    void knowsEveryHashWithTheNumberThatItWasGivenLast() {
        Random random = Seed.random(HashTableTest.class);
        HashTable table = new HashTable();
        List<byte[]> hashes = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            byte[] hash = new byte[32];
            random.nextBytes(hash);
            int number = random.nextInt() | 1;
            if (i % 10 == 0) {
                table.put(hash, ~number | 1);
            }
            table.put(hash, number);
            hashes.add(hash);
            numbers.add(number);
        }
        for (int i = 0; i < hashes.size(); i++) {
            assertThat(table.get(hashes.get(i))).isEqualTo(numbers.get(i));
        }
        byte[] unknown = new byte[16];
        for (int i = 0; i < 10_000; i++) {
            random.nextBytes(unknown);
            assertThat(table.get(unknown)).isZero();
        }
    }

    @Test
    void wrapsAroundAtTheEndOfItsSlots() {
        HashTable table = new HashTable();
        for (int i = 1; i <= 40; i++) {
            table.put(last(i), i);
        }
        for (int i = 1; i <= 40; i++) {
            assertThat(table.get(last(i))).isEqualTo(i);
        }
        assertThat(table.get(last(41))).isZero();
    }

    /** All of these belong into the last slot of the same table. */
    private static byte[] last(int number) {
        return ByteBuffer.allocate(16).putLong(number).putLong(-1).array();
    }
}
