package taskmgmt.store.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.audit.AuditVerdict;
import taskmgmt.audit.Verification;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.GzipSegment;
import taskmgmt.journal.segment.SegmentBytes;
import taskmgmt.journal.segment.SegmentSurvey;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** A compressed segment has no bit that could be turned unnoticed, be it one that no line depends on. */
class SegmentBitsTest {
    @TempDir
    private Path temporary;

    private LogFixture compressed() throws IOException {
        LogFixture log = new LogFixture(temporary.resolve("logs"));
        try (LogClient client = new LogClient(log, PrivateFiles.SYSTEM)) {
            client.create("one");
            client.openIncident("crash", "one");
            client.rotate();
            client.compress();
            client.create("two");
        }
        return log;
    }

    private static boolean isFound(Path directory) throws IOException {
        try {
            Verification result = AuditVerifier.verify(directory);
            return AuditVerdict.of(result) == AuditVerdict.BROKEN;
        } catch (JournalException unreadable) {
            return true;
        }
    }

    private static boolean isDamaged(Path directory, Path segment) throws IOException {
        List<Path> logs = List.of(directory.resolve(LogFiles.REGISTRY), directory.resolve(LogFiles.INCIDENTS), directory.resolve(LogFiles.AUDIT));
        return SegmentSurvey.of(directory, logs).stream().anyMatch(item -> item.file().equals(segment)
                && (item.condition() == SegmentSurvey.Condition.DAMAGED || item.condition() == SegmentSurvey.Condition.ALTERED));
    }

    private static List<byte[]> flipped(byte[] whole, int step) {
        List<byte[]> all = new ArrayList<>();
        for (int bit = 0; bit < whole.length * 8; bit += step) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            all.add(flipped);
        }
        return all;
    }

    private static boolean hasDefect(Path segment) throws IOException {
        try (SegmentBytes bytes = GzipSegment.open(segment)) {
            return bytes.defect() != null;
        }
    }

    @Sweep
    @Test
    void everyBitIsCovered() throws IOException {
        Path segment = compressed().segment(LogFiles.REGISTRY);
        assertThat(hasDefect(segment)).isFalse();
        for (byte[] flipped : flipped(Files.readAllBytes(segment), 1)) {
            Files.write(segment, flipped);
            assertThat(hasDefect(segment)).as("%s", Arrays.toString(flipped)).isTrue();
        }
    }

    /** A bit of each byte, each time the next one. */
    @Sweep
    @ParameterizedTest
    @ValueSource(strings = {LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT})
    void verifierAndDoctorAgreeOnIt(String name) throws IOException {
        LogFixture log = compressed();
        Path segment = log.segment(name);
        assertThat(isFound(log.directory)).isFalse();
        assertThat(isDamaged(log.directory, segment)).isFalse();
        for (byte[] flipped : flipped(Files.readAllBytes(segment), 41)) {
            Files.write(segment, flipped);
            assertThat(isFound(log.directory)).as("the verifier: %s", Arrays.toString(flipped)).isTrue();
            assertThat(isDamaged(log.directory, segment)).as("the doctor: %s", Arrays.toString(flipped)).isTrue();
        }
    }

    @Test
    void bytesThatAreAddedToASegmentOrTakenFromItsEndAreFound() throws IOException {
        LogFixture log = compressed();
        Path segment = log.segment(LogFiles.REGISTRY);
        byte[] whole = Files.readAllBytes(segment);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(segment, Arrays.copyOf(whole, length));
            assertThat(isFound(log.directory)).as("cut to %d", length).isTrue();
        }
        for (int more : new int[] {1, 8, 20, 4096}) {
            Files.write(segment, Arrays.copyOf(whole, whole.length + more));
            assertThat(isFound(log.directory)).as("%d zeros more", more).isTrue();
        }
    }

    /** Without a sum over the file, the rest of the last byte of compressed lines and the 64 bits of the identity have no meaning and no check. */
    @Sweep
    @Test
    void ofASegmentOfAnEarlierVersionOnlyPaddingAndIdentityAreNotCovered() throws IOException {
        LogFixture log = new LogFixture(Golden.inProject("src/test/resources/state/4")).copyTo(temporary.resolve("old"));
        Path segment = log.segment(LogFiles.INCIDENTS);
        assertThat(hasDefect(segment)).isFalse();
        byte[] whole = Files.readAllBytes(segment);
        List<Integer> unnoticed = new ArrayList<>();
        List<byte[]> all = flipped(whole, 1);
        for (int bit = 0; bit < all.size(); bit++) {
            Files.write(segment, all.get(bit));
            if (!hasDefect(segment)) {
                unnoticed.add(bit);
            }
        }
        assertThat(unnoticed).hasSizeBetween(64, 64 + 7);
        assertThat(unnoticed.stream().map(bit -> bit / 8).distinct()).hasSize(8 + 1);
    }
}
