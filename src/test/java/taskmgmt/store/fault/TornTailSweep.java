package taskmgmt.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.LogState;

/** Every state that the last record of a log can be in after a power cut: each beginning of it, and each hole in it. */
final class TornTailSweep {
    private static final int BLOCK_BYTES = 4096;

    private final String log;
    private final LogFixture fixture;
    private final FaultTally tally = new FaultTally();
    private final Set<String> promised;
    /** All logs before and after the record came. */
    private final Map<String, byte[]> before;
    private final Map<String, byte[]> after;
    private final byte[] headsBefore;

    /**
     * @param log   whose last record is damaged; those that were written after it are not there then
     * @param bytes about how long the record is
     */
    TornTailSweep(String log, int bytes, Path work) throws IOException {
        this.log = log;
        this.fixture = new LogFixture(work.resolve("logs"));
        this.promised = new LinkedHashSet<>();
        try (FaultyDisk disk = FaultyDisk.sound(); LogClient client = new LogClient(fixture, disk.files(), promised)) {
            client.create("one");
            client.openIncident("port_in_use", "t1");
        }
        this.before = logs();
        this.headsBefore = fixture.bytes(LogFiles.HEADS);
        String padding = "x".repeat(bytes);
        try (FaultyDisk disk = FaultyDisk.sound(); LogClient client = new LogClient(fixture, disk.files(), promised)) {
            if (log.equals(LogFiles.INCIDENTS)) {
                client.openIncident(padding, "t2", false);
            } else {
                client.create("lost" + padding, log.equals(LogFiles.AUDIT));
            }
        }
        this.after = logs();
    }

    FaultTally tally() {
        return tally;
    }

    private Map<String, byte[]> logs() throws IOException {
        return Map.of(LogFiles.INCIDENTS, fixture.bytes(LogFiles.INCIDENTS), LogFiles.REGISTRY, fixture.bytes(LogFiles.REGISTRY),
                LogFiles.AUDIT, fixture.bytes(LogFiles.AUDIT));
    }

    private byte[] whole() {
        return after.getOrDefault(log, new byte[0]);
    }

    private int start() {
        return before.getOrDefault(log, new byte[0]).length;
    }

    /** The record cut off at every byte, and zeros from every byte to the end. */
    TornTailSweep everyBeginning() throws IOException {
        for (int at = start(); at < whole().length; at++) {
            damaged(Arrays.copyOf(whole(), at), "cut at " + at);
            damaged(holed(at, whole().length), "zeros from " + at);
        }
        return this;
    }

    /** Zeros up to every byte, and at every byte alone. */
    TornTailSweep everyHole() throws IOException {
        for (int at = start(); at < whole().length; at++) {
            damaged(holed(start(), at + 1), "zeros to " + at);
            damaged(holed(at, at + 1), "a zero at " + at);
        }
        return this;
    }

    /** Every row of blocks that begins or ends in the record reads as zeros. */
    TornTailSweep everyHoleOfBlocks() throws IOException {
        for (int from = start() / BLOCK_BYTES * BLOCK_BYTES; from < whole().length; from += BLOCK_BYTES) {
            for (int to = from + BLOCK_BYTES; to < whole().length + BLOCK_BYTES; to += BLOCK_BYTES) {
                damaged(holed(Math.max(from, start()), Math.min(to, whole().length)), "zeros from " + from + " to " + to);
            }
        }
        return this;
    }

    private byte[] holed(int from, int to) {
        byte[] holed = whole().clone();
        Arrays.fill(holed, from, to, (byte) 0);
        return holed;
    }

    private void damaged(byte[] bytes, String damage) throws IOException {
        for (boolean headsLost : new boolean[] {false, true}) {
            String fault = log + " with " + damage + (headsLost ? ", heads lost" : "");
            restore(bytes, headsLost);
            next("after", fault);
            fixture.notices.clear();
            next("later", fault);
            if (!fixture.notices.isEmpty()) {
                tally.problem(fault, "a second command still says " + fixture.notices);
            }
            Set<String> wanted = new LinkedHashSet<>(promised);
            wanted.add("task.created after");
            wanted.add("task.created later");
            tally.add(LogState.of(fixture), wanted, fault);
        }
    }

    private void restore(byte[] bytes, boolean headsLost) throws IOException {
        boolean audit = log.equals(LogFiles.AUDIT);
        for (Map.Entry<String, byte[]> file : (audit ? after : before).entrySet()) {
            fixture.write(file.getKey(), file.getValue());
        }
        fixture.write(log, bytes);
        for (String copy : fixture.quarantined()) {
            Files.delete(fixture.file(LogFiles.QUARANTINE).resolve(copy));
        }
        if (headsLost) {
            fixture.forgetHeads();
        } else {
            // Heads tell of nothing that a power cut may still take.
            fixture.write(LogFiles.HEADS, headsBefore);
        }
    }

    private void next(String id, String fault) throws IOException {
        try (FaultyDisk sound = FaultyDisk.sound(); LogClient client = new LogClient(fixture, sound.files())) {
            client.create(id);
        } catch (JournalException e) {
            tally.problem(fault, "the next command fails: " + e.getMessage());
        }
    }
}
