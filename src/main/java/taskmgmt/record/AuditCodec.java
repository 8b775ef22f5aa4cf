package taskmgmt.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.Witness;
import taskmgmt.hash.LineHasher;
import taskmgmt.json.JsonLineWriter;

/**
 * Converts an audit entry to and from its line in {@code immutable_audit.jsonl}:
 * {@code {"entry_id":…,"timestamp":…,"actor":…,"action":…,"resource":…,"decision":{},"metadata":{},
 * "witness":{"file":…,"offset":…,"length":…,"sha256":…},"seq":…,"prev":…,"hash":…}}.
 */
public final class AuditCodec {
    private AuditCodec() {}

    /** Writes the entry as the link that follows {@code head}, without a line's end; returns the chain's new head. */
    public static ChainHead write(AuditEntry entry, ChainHead head, JsonLineWriter line, LineHasher hasher) {
        long seq = head.seq() + 1;
        int start = line.length();
        line.member("entry_id", entry.id(seq))
                .member("timestamp", entry.at())
                .member("actor", entry.actor())
                .member("action", entry.action())
                .member("resource", entry.resource())
                .member("decision", entry.decision())
                .member("metadata", entry.metadata());
        Witness witness = entry.witness();
        if (witness != null) {
            line.object("witness")
                    .member("file", witness.file())
                    .member("offset", witness.offset())
                    .member("length", witness.length())
                    .member("sha256", witness.sha256())
                    .end();
        }
        line.member("seq", seq).member("prev", head.hash());
        String hash = hasher.hex(line.bytes(), start, line.length() - start);
        line.member("hash", hash).end();
        return new ChainHead(seq, hash);
    }

    /** The witness of a parsed line; null if it has none. */
    public static @Nullable Witness witness(Map<String, @Nullable Object> line) {
        return line.get("witness") instanceof Map<?, ?> map
                && map.get("file") instanceof String file
                && map.get("offset") instanceof Long offset
                && map.get("length") instanceof Long length
                && map.get("sha256") instanceof String sha256
                ? new Witness(file, offset, length, sha256)
                : null;
    }
}
