package taskmgmt.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import taskmgmt.audit.ChainHead;
import taskmgmt.testkit.Seed;

class LineHasherTest {
    @Test
    void hashesEveryLengthAsThePlatformDoes() throws NoSuchAlgorithmException {
        byte[] bytes = new byte[300];
        Seed.random(LineHasherTest.class).nextBytes(bytes);
        for (int length = 0; length < bytes.length; length++) {
            byte[] expected = platform(bytes, 0, length);
            assertThat(plain(bytes, 0, length)).as("%d bytes", length).isEqualTo(expected);
        }
    }

    @Test
    void hashesInPiecesWhatItHashesAtOnce() throws NoSuchAlgorithmException {
        byte[] bytes = new byte[200];
        Seed.random(LineHasherTest.class).nextBytes(bytes);
        for (int cut = 0; cut < bytes.length; cut++) {
            PlainSha256 digest = new PlainSha256();
            digest.update(bytes, 0, cut);
            digest.update(bytes[cut]);
            digest.update(bytes, cut + 1, bytes.length - cut - 1);
            assertThat(digest.digest()).as("cut at %d", cut).isEqualTo(platform(bytes, 0, bytes.length));
        }
    }

    @Test
    void startsAnewAfterEachLineAndOnBothSidesOfTheSwitch() {
        byte[] bytes = "the first line, and the next".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        LineHasher hasher = new LineHasher();
        for (int line = 0; line < 50; line++) {
            int from = line % 7;
            assertThat(hasher.hex(bytes, from, bytes.length - from)).as("line %d", line)
                    .isEqualTo(Sha256.hex(bytes, from, bytes.length - from));
        }
    }

    @Test
    void theEmptyChainLinksToTheHashOfNothing() {
        assertThat(ChainHead.EMPTY.hash()).isEqualTo(Sha256.hex(new byte[0], 0, 0));
    }

    private static byte[] plain(byte[] bytes, int offset, int length) {
        PlainSha256 digest = new PlainSha256();
        digest.update(bytes, offset, length);
        return digest.digest();
    }

    private static byte[] platform(byte[] bytes, int offset, int length) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, offset, length);
        return digest.digest();
    }
}
