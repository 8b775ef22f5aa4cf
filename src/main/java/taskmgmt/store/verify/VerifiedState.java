package taskmgmt.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainVerifier;
import taskmgmt.audit.Verification.Exported;
import taskmgmt.audit.Verification.Vouched;
import taskmgmt.audit.Verification;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.store.heads.LogBytes;
import taskmgmt.store.heads.SeenLogs;

/**
 * How far the logs were found valid, saved so that the next check only needs to read what was appended. It is trusted only
 * if the bytes just before those offsets are still the same. That protects against a replaced file, not against someone
 * who changes both: whoever can write the logs can write this too.
 *
 * @param read      when the part before was last read in full
 * @param checked   when the last check was
 * @param auditEnd  how far the audit log was checked, in bytes
 * @param chain     the chain up to there
 * @param backfilled number of entries up to there that were added later
 * @param tree      the tree over all entries up to there; to be copied before it grows
 * @param registry  what the entries vouch for in the registry
 * @param incidents the same for the incidents
 * @param recorded  the newest checkpoint recorded in the log, which fits; null if there is none
 * @param exported  the newest one that was put elsewhere; null if there is none
 */
record VerifiedState(
        Instant read,
        Instant checked,
        long auditEnd,
        ChainVerifier.State chain,
        long backfilled,
        MerkleTree tree,
        Vouched registry,
        Vouched incidents,
        @Nullable KnownRoot recorded,
        @Nullable Exported exported) {
    private static final int VERSION = 2;
    private static final int COMPARED_BYTES = 512;

    /** Nothing verified yet. */
    static VerifiedState beginning(Instant now) {
        Vouched nothing = new Vouched(0, 0, 0);
        return new VerifiedState(now, now, 0, ChainVerifier.State.BEGINNING, 0, new MerkleTree(), nothing, nothing, null, null);
    }

    /** What a check from here on does not read again; null for nothing. */
    Verification.@Nullable Unread unread() {
        return auditEnd == 0 ? null : new Verification.Unread(tree.size(), auditEnd, read, checked);
    }

    /** The newest recorded checkpoint as left by the earlier check. */
    @Nullable CheckedRoot checkedRecord() {
        return recorded == null ? null : new CheckedRoot(recorded, CheckedRoot.Fit.SAME, 0, null);
    }

    /** The binding of what is saved about these logs; to be taken before they are read, and again before saving. */
    static String binding(Path directory) throws IOException {
        return SeenLogs.binding(directory, LogFiles.AUDIT) + " " + SeenLogs.binding(directory, LogFiles.REGISTRY) + " "
                + SeenLogs.binding(directory, LogFiles.INCIDENTS);
    }

    /** What was saved, if it fits these logs. */
    static Optional<VerifiedState> load(Path directory, String binding, AuditedLogs logs) throws IOException {
        Optional<byte[]> content = file(directory, PrivateFiles.SYSTEM).read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        StateReader reader = new StateReader(content.get());
        VerifiedState state;
        byte[] before;
        String bound;
        try {
            state = read(reader);
            before = reader.bytes();
            bound = reader.text();
        } catch (IllegalStateException | IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
        return reader.isAtEnd() && bound.equals(binding) && Arrays.equals(before, state.before(logs)) ? Optional.of(state) : Optional.empty();
    }

    /** Keeps it. */
    void save(Path directory, String binding, AuditedLogs logs, PrivateFiles disk) throws IOException, JournalException {
        StateWriter writer = new StateWriter();
        write(writer);
        writer.bytes(before(logs));
        writer.text(binding);
        file(directory, disk).write(writer.toByteArray());
    }

    private static StateFile file(Path directory, PrivateFiles disk) {
        return new StateFile(directory.resolve(LogFiles.VERIFIED), "verified", VERSION, SyncPolicy.OS, disk);
    }

    /** The bytes just before the offsets up to which the three logs were verified; fewer if they end before that. */
    private byte[] before(AuditedLogs logs) throws IOException {
        byte[] bytes = new byte[3 * COMPARED_BYTES];
        int length = before(logs.audit(), auditEnd, bytes, 0);
        length = before(logs.registry(), registry.vouchedBytes(), bytes, length);
        return Arrays.copyOf(bytes, before(logs.incidents(), incidents.vouchedBytes(), bytes, length));
    }

    private static int before(LogBytes log, long end, byte[] bytes, int length) throws IOException {
        int wanted = (int) Math.min(COMPARED_BYTES, end);
        int filled = 0;
        int count;
        while (filled < wanted && (count = log.read(bytes, length + filled, wanted - filled, end - wanted + filled)) > 0) {
            filled += count;
        }
        return length + filled;
    }

    private void write(StateWriter writer) {
        writer.text(read.toString());
        writer.text(checked.toString());
        writer.number(auditEnd);
        writer.number(chain.line());
        writer.number(chain.unchained());
        writer.number(chain.chained());
        ChainHead head = chain.head();
        writer.number(head == null ? 0 : head.seq());
        writer.text(head == null ? "" : head.hash());
        writer.number(backfilled);
        writer.number(tree.size());
        writer.bytes(tree.peaks());
        write(registry, writer);
        write(incidents, writer);
        writer.number(recorded == null ? -1 : recorded.size());
        writer.text(recorded == null ? "" : recorded.root());
        writer.text(recorded == null ? "" : recorded.source());
        writer.number(exported == null ? -1 : exported.size());
        writer.text(exported == null ? "" : exported.where());
        writer.text(exported == null ? "" : exported.timestamp());
    }

    private static void write(Vouched vouched, StateWriter writer) {
        writer.number(vouched.witnesses());
        writer.number(vouched.vouchedBytes());
    }

    private static VerifiedState read(StateReader reader) {
        Instant read = Instant.parse(reader.text());
        Instant checked = Instant.parse(reader.text());
        long auditEnd = reader.number();
        long line = reader.number();
        long unchained = reader.number();
        long chained = reader.number();
        ChainHead head = new ChainHead(reader.number(), reader.text());
        long backfilled = reader.number();
        MerkleTree tree = new MerkleTree(reader.number(), reader.bytes());
        Vouched registry = new Vouched(reader.number(), reader.number(), 0);
        Vouched incidents = new Vouched(reader.number(), reader.number(), 0);
        long recordedSize = reader.number();
        String root = reader.text();
        String source = reader.text();
        KnownRoot recorded = recordedSize < 0 ? null : new KnownRoot(source, recordedSize, root, null);
        long exportedSize = reader.number();
        String where = reader.text();
        String timestamp = reader.text();
        Exported exported = exportedSize < 0 ? null : new Exported(where, exportedSize, timestamp);
        ChainVerifier.State chain = new ChainVerifier.State(line, unchained, chained, chained == 0 ? null : head);
        return new VerifiedState(read, checked, auditEnd, chain, backfilled, tree, registry, incidents, recorded, exported);
    }
}
