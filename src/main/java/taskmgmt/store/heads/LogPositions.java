package taskmgmt.store.heads;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;

/**
 * The positions up to which the audit log vouches for the logs: remembered so that a change need not read the logs to find their
 * ends. Derived; if lost, {@link AuditScan} recomputes them.
 *
 * @param auditEnd     end of the audit log's last entry, in bytes
 * @param chain        that entry's place in the chain
 * @param registryEnd  how far the registry is vouched for, in bytes; 0 if it is not
 * @param incidentsEnd the same for the incidents
 * @param bus          how far the bus has been drained
 * @param policy       SHA-256 of the policy that was last audited, or {@value #NO_POLICY}
 */
public record LogPositions(long auditEnd, ChainHead chain, long registryEnd, long incidentsEnd, BusPositions bus, String policy) {
    public static final String NO_POLICY = "-";
    public static final LogPositions NONE = new LogPositions(0, ChainHead.EMPTY, 0, 0, BusPositions.NONE, NO_POLICY);
    private static final int VERSION = 1;
    private static final int PRINT = 7;

    /** The remembered positions; empty if there are none or the file is damaged. */
    public static Optional<LogPositions> load(Path directory) {
        return file(directory, PrivateFiles.SYSTEM).read()
                .flatMap(bytes -> Optional.ofNullable(ofWords(new String(bytes, StandardCharsets.US_ASCII).strip().split(" ", -1))));
    }

    /** To be called under the lock. */
    public void save(Path directory, PrivateFiles disk) throws JournalException {
        file(directory, disk).write(toBytes());
    }

    private static StateFile file(Path directory, PrivateFiles disk) {
        return new StateFile(directory.resolve(LogFiles.HEADS), "heads", VERSION, SyncPolicy.OS, disk);
    }

    /** How far the given log is vouched for. */
    public long end(String file) {
        return switch (file) {
            case LogFiles.REGISTRY -> registryEnd;
            case LogFiles.INCIDENTS -> incidentsEnd;
            case LogFiles.AUDIT -> auditEnd;
            case LogFiles.EVENTS -> busEnd();
            default -> throw new IllegalArgumentException("no log " + file);
        };
    }

    public LogPositions vouchedFor(Witness witness) {
        return withEnd(witness.file(), witness.end());
    }

    public LogPositions withEnd(String file, long end) {
        return switch (file) {
            case LogFiles.REGISTRY -> new LogPositions(auditEnd, chain, Math.max(registryEnd, end), incidentsEnd, bus, policy);
            case LogFiles.INCIDENTS -> new LogPositions(auditEnd, chain, registryEnd, Math.max(incidentsEnd, end), bus, policy);
            default -> this; // written by other programs or later versions
        };
    }

    /** How far the active file of the bus is drained, in bytes. */
    public long busEnd() {
        return bus.active().end();
    }

    /** The positions after an entry that says how far the bus is drained, which must be the last of the chain. */
    public LogPositions afterBus(Map<?, ?> metadata) {
        return metadata.containsKey(AuditTerms.BUS_END)
                ? new LogPositions(auditEnd, chain, registryEnd, incidentsEnd, bus.after(chain.seq(), metadata), policy) : this;
    }

    public LogPositions withChain(long end, ChainHead head) {
        return new LogPositions(end, head, registryEnd, incidentsEnd, bus, policy);
    }

    public LogPositions withPolicy(String sha256) {
        return new LogPositions(auditEnd, chain, registryEnd, incidentsEnd, bus, sha256);
    }

    private byte[] toBytes() {
        StringBuilder text = new StringBuilder();
        addTo(text);
        return text.append('\n').toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Appends the words by which they are remembered. */
    void addTo(StringBuilder text) {
        text.append(auditEnd).append(' ').append(chain.seq()).append(' ').append(chain.hash()).append(' ').append(registryEnd).append(' ')
                .append(incidentsEnd).append(' ').append(busEnd()).append(' ').append(policy).append(' ').append(bus.active().print());
        bus.addTo(text);
    }

    /** Null if these words are not what {@link #addTo} writes, whoever wrote them. */
    static @Nullable LogPositions ofWords(String[] words) {
        try {
            BusPlace active = new BusPlace(Long.parseLong(words[5]), words.length > PRINT ? words[PRINT] : BusPrint.UNKNOWN);
            return new LogPositions(Long.parseLong(words[0]), new ChainHead(Long.parseLong(words[1]), words[2]),
                    Long.parseLong(words[3]), Long.parseLong(words[4]), BusPositions.of(active, words, PRINT + 1),
                    words.length > 6 ? words[6] : NO_POLICY);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return null;
        }
    }
}
