package taskmgmt.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.audit.checkpoint.CheckpointNote;
import taskmgmt.audit.checkpoint.ConsistencyProof;
import taskmgmt.audit.checkpoint.TlogProof;
import taskmgmt.audit.checkpoint.TreeHead;

class KeyRotationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SigningKey first = key();
    private final SigningKey second = key();
    private final SigningKey third = key();

    private static SigningKey key() {
        try {
            return SigningKey.generate("example.com/log");
        } catch (BadNoteException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void trustReachesAlongTheStatementsBothWays() throws BadNoteException {
        List<KeyRotation> rotations = List.of(rotation(second, third), rotation(first, second));
        for (SigningKey anchor : List.of(first, second, third)) {
            assertThat(KeyRotation.trusted(anchor.verifier(), rotations))
                    .containsExactlyInAnyOrder(first.verifier(), second.verifier(), third.verifier());
        }
        assertThat(KeyRotation.trusted(key().verifier(), rotations)).hasSize(1);
    }

    @Test
    void aStatementThatOneOfTheKeysHasNotSignedIsWorthNothing() throws BadNoteException {
        SignedNote sound = KeyRotation.statement(first, second, NOW);
        assertThat(sound.text()).isEqualTo("task-mgmt key rotation v1\nfrom " + first.verifier() + "\nto "
                + second.verifier() + "\nat 2026-03-01T12:00:00.000000Z\n");
        for (SigningKey[] signers : List.of(new SigningKey[] {first}, new SigningKey[] {second},
                new SigningKey[] {second, third}, new SigningKey[] {first, third})) {
            SignedNote forged = SignedNote.sign(sound.text(), signers);
            assertThatThrownBy(() -> KeyRotation.parse(forged)).isInstanceOf(BadNoteException.class);
            assertThat(KeyRotation.ifSound(forged)).isEmpty();
        }
        assertThat(KeyRotation.ifSound(sound)).isPresent();
    }

    @Test
    void noStatementPassesForACheckpointAndNoCheckpointForAStatement() throws BadNoteException {
        SignedNote statement = KeyRotation.statement(first, second, NOW);
        assertThatThrownBy(() -> CheckpointNote.parse(statement.toString())).isInstanceOf(BadNoteException.class);
        SignedNote checkpoint = CheckpointNote.signed(TreeHead.of("example.com/log", 1, new byte[32]), first).note();
        assertThatThrownBy(() -> KeyRotation.parse(checkpoint)).isInstanceOf(BadNoteException.class);
    }

    @Test
    void proofsAreReadAsTheyAreWritten() throws BadNoteException {
        CheckpointNote checkpoint = CheckpointNote.signed(TreeHead.of("example.com/log", 3, new byte[32]), first);
        String inclusion = new TlogProof("{\"a\":\"\u00e4\"}", 2, List.of(new byte[32]), checkpoint).toString();
        assertThat(TlogProof.parse(bytes(inclusion))).hasToString(inclusion);
        String consistency = new ConsistencyProof(2, List.of(new byte[32], new byte[32]), checkpoint).toString();
        assertThat(ConsistencyProof.parse(bytes(consistency))).hasToString(consistency);
        String same = new ConsistencyProof(3, List.of(), checkpoint).toString();
        assertThat(ConsistencyProof.parse(bytes(same))).hasToString(same);
        for (String wrong : List.of("", inclusion.replace("@v1", "@v2"), inclusion.replace("index 2", "index 02"),
                inclusion.replace("extra ", "extra"), consistency.replace("old", "new"), consistency.replace("AAAA=", "AAAB="))) {
            assertThatThrownBy(() -> TlogProof.parse(bytes(wrong))).as(wrong).isInstanceOf(BadNoteException.class);
            assertThatThrownBy(() -> ConsistencyProof.parse(bytes(wrong))).as(wrong).isInstanceOf(BadNoteException.class);
        }
    }

    private static KeyRotation rotation(SigningKey from, SigningKey to) throws BadNoteException {
        return KeyRotation.parse(KeyRotation.statement(from, to, NOW));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
