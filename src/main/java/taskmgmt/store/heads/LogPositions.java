package taskmgmt.store.heads;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;

/**
 * How far the audit log vouches for everything: remembered so that a change need not read the logs to find their ends.
 * Derived; where it is lost, {@link AuditScan} finds it again.
 *
 * @param auditEnd     end of the audit log's last entry, in bytes
 * @param chain        that entry's place in the chain
 * @param registryEnd  up to where the registry is vouched for, in bytes; 0 where it is not
 * @param incidentsEnd the same for the incidents
 * @param busEnd       up to where the bus has been drained, in bytes
 * @param busPrint     what tells the drained part of the bus from any other, see {@link BusPrint}; {@value BusPrint#UNKNOWN} where
 *                     nobody has taken it
 * @param policy       SHA-256 of the policy that was last audited, or {@value #NO_POLICY}
 */
public record LogPositions(long auditEnd, ChainHead chain, long registryEnd, long incidentsEnd, long busEnd, String busPrint,
        String policy) {
    public static final String NO_POLICY = "-";
    public static final LogPositions NONE = new LogPositions(0, ChainHead.EMPTY, 0, 0, 0, BusPrint.UNKNOWN, NO_POLICY);
    private static final int VERSION = 1;

    /** The remembered heads; empty where there are none or they are not whole. */
    public static Optional<LogPositions> load(Path directory) {
        return file(directory, PrivateFiles.SYSTEM).read().map(LogPositions::ofBytes);
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
            case LogFiles.EVENTS -> busEnd;
            default -> throw new IllegalArgumentException("no log " + file);
        };
    }

    public LogPositions vouchedFor(Witness witness) {
        return withEnd(witness.file(), witness.end());
    }

    public LogPositions withEnd(String file, long end) {
        return switch (file) {
            case LogFiles.REGISTRY -> new LogPositions(auditEnd, chain, Math.max(registryEnd, end), incidentsEnd, busEnd, busPrint, policy);
            case LogFiles.INCIDENTS -> new LogPositions(auditEnd, chain, registryEnd, Math.max(incidentsEnd, end), busEnd, busPrint, policy);
            case LogFiles.EVENTS -> new LogPositions(auditEnd, chain, registryEnd, incidentsEnd, end, BusPrint.UNKNOWN, policy);
            default -> this; // what other programs or later versions wrote
        };
    }

    /** The same with this print of the bus as it is drained now. */
    public LogPositions withBusPrint(String print) {
        return new LogPositions(auditEnd, chain, registryEnd, incidentsEnd, busEnd, print, policy);
    }

    public LogPositions withChain(long end, ChainHead head) {
        return new LogPositions(end, head, registryEnd, incidentsEnd, busEnd, busPrint, policy);
    }

    public LogPositions withPolicy(String sha256) {
        return new LogPositions(auditEnd, chain, registryEnd, incidentsEnd, busEnd, busPrint, sha256);
    }

    private byte[] toBytes() {
        String text = auditEnd + " " + chain.seq() + " " + chain.hash() + " " + registryEnd + " " + incidentsEnd + " "
                + busEnd + " " + policy + " " + busPrint + "\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static LogPositions ofBytes(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.US_ASCII).strip().split(" ", -1);
        return new LogPositions(Long.parseLong(parts[0]), new ChainHead(Long.parseLong(parts[1]), parts[2]),
                Long.parseLong(parts[3]), Long.parseLong(parts[4]), Long.parseLong(parts[5]),
                parts.length > 7 ? parts[7] : BusPrint.UNKNOWN, parts.length > 6 ? parts[6] : NO_POLICY);
    }
}
