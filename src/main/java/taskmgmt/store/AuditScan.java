package taskmgmt.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainedLine;
import taskmgmt.audit.Witness;
import taskmgmt.codec.AuditCodec;
import taskmgmt.codec.BadJsonException;
import taskmgmt.codec.Json;
import taskmgmt.journal.LineScanner;
import taskmgmt.journal.LineSink;
import taskmgmt.journal.LogFiles;

/** Reads the audit log on from where the remembered heads end, or all of it where there are none, to where it ends now. */
final class AuditScan implements LineSink {
    /** Key under which the entry of a drained bus line tells where that line ended, in bytes. */
    static final String BUS_END = "bus_end";

    private final Json json = Json.lenient();
    private Heads heads;
    private long unchained;
    private boolean chained;

    private AuditScan(Heads heads) {
        this.heads = heads;
        this.chained = heads.auditEnd() > 0;
    }

    /** The heads that were remembered, if the audit log still has what they tell of; else those of an unread log. */
    static Heads remembered(Path directory) throws IOException {
        Heads heads = Heads.load(directory).orElse(Heads.NONE);
        return heads.auditEnd() > 0 && endsThere(heads, directory.resolve(LogFiles.AUDIT)) ? heads : Heads.NONE;
    }

    /** Whether the audit log is still, or begins with, the one that the heads tell of. */
    static boolean continues(Heads heads, Path audit) throws IOException {
        long size = LineScanner.size(audit);
        return size >= heads.auditEnd()
                && (endsThere(heads, audit) || Digests.ofFirst(audit, heads.auditEnd()).equals(heads.chain().hash()));
    }

    /** Whether the entry that was the last one ends in the audit log where it ended then. */
    private static boolean endsThere(Heads heads, Path audit) throws IOException {
        byte[] expected = ("\"" + heads.chain().hash() + "\"}\n").getBytes(StandardCharsets.US_ASCII);
        if (heads.auditEnd() < expected.length || !Files.isRegularFile(audit, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(audit, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer found = ByteBuffer.allocate(expected.length);
            int read = channel.read(found, heads.auditEnd() - expected.length);
            return read == expected.length && Arrays.equals(found.array(), expected);
        }
    }

    /** {@link #continueFrom(Heads, Path, long)} for somebody who has not looked at the file yet. */
    static Heads continueFrom(Heads heads, Path audit) throws IOException {
        return continueFrom(heads, audit, LineScanner.size(audit));
    }

    /** The heads as the audit log has them now, so many bytes long; what the log says of itself is taken as it is, checking it is the verifier's. */
    static Heads continueFrom(Heads heads, Path audit, long size) throws IOException {
        if (size == heads.auditEnd()) {
            return heads;
        }
        AuditScan scan = new AuditScan(heads);
        LineScanner.scan(audit, heads.auditEnd(), size, scan);
        if (scan.chained) {
            return scan.heads.withChain(size, scan.heads.chain());
        }
        return scan.heads.withChain(size, new ChainHead(scan.unchained, Digests.ofFirst(audit, size)));
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        ChainedLine link = ChainedLine.parse(buffer, start, end);
        if (link == null) {
            unchained++;
            return;
        }
        chained = true;
        heads = heads.withChain(offset + (end - start) + 1, link.head());
        vouch(buffer, start, end);
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        unchained++;
    }

    private void vouch(byte[] buffer, int start, int end) {
        try {
            Map<String, @Nullable Object> entry = json.parse(buffer, start, end - start);
            Witness witness = AuditCodec.witness(entry);
            if (witness != null) {
                heads = heads.vouchedFor(witness);
            }
            if (entry.get("metadata") instanceof Map<?, ?> metadata) {
                if (metadata.get(BUS_END) instanceof Long busEnd) {
                    heads = heads.withEnd(LogFiles.EVENTS, busEnd);
                }
                if (PolicyChange.ACTION.equals(entry.get("action"))) {
                    heads = heads.withPolicy(PolicyChange.newSha256(metadata));
                }
            }
        } catch (BadJsonException e) {
            unchained++;
        }
    }
}
