package taskmgmt.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What notes and keys cannot be. */
class NoteLimitsTest {
    private static final SigningKey KEY = key();

    private static SigningKey key() {
        try {
            return SigningKey.of("example.com/log", new byte[32]);
        } catch (BadNoteException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no line end", "a\u0001b\n", "half of a pair \ud83d\n"})
    void aTextThatCouldNotBeReadAgainIsNotSigned(String text) {
        assertThatThrownBy(() -> SignedNote.sign(text, KEY)).isInstanceOf(BadNoteException.class);
    }

    @Test
    void whatIsSignedIsReadFromItsBytes() throws BadNoteException {
        SignedNote note = SignedNote.sign("text\n", KEY);
        assertThat(SignedNote.parse(note.toBytes())).hasToString(note.toString());
        assertThat(note.toBytes()).isEqualTo(note.toString().getBytes(UTF_8));
    }

    @Test
    void aNoteOfMegabytesIsNotLookedAt() {
        byte[] bytes = new byte[8 << 20];
        Arrays.fill(bytes, (byte) 'x');
        assertThatThrownBy(() -> SignedNote.parse(bytes)).isInstanceOf(BadNoteException.class).hasMessageContaining("longer than");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void aKeyOfAnotherLengthIsNone(int bytes) {
        assertThatThrownBy(() -> VerifierKey.of("name", new byte[bytes])).isInstanceOf(BadNoteException.class).hasMessageContaining("32 bytes");
        assertThat(Ed25519.verifies(new byte[bytes], new byte[1], new byte[64])).isFalse();
    }

    @Test
    void aSignatureOfAnotherLengthIsNone() {
        VerifierKey verifier = KEY.verifier();
        byte[] signature = KEY.sign(new byte[1]);
        assertThat(verifier.verifies(new byte[1], signature)).isTrue();
        assertThat(verifier.verifies(new byte[1], Arrays.copyOf(signature, 63))).isFalse();
        assertThat(verifier.verifies(new byte[1], Arrays.copyOf(signature, 65))).isFalse();
    }

    @Test
    void nobodyChangesAKeyThroughItsCopy() {
        byte[] copy = KEY.verifier().key();
        copy[0] ^= 1;
        assertThat(KEY.verifier().key()).isNotEqualTo(copy).hasSize(32);
    }
}
