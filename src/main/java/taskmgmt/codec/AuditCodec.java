package taskmgmt.codec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainedLine;
import taskmgmt.audit.LineHasher;
import taskmgmt.audit.Witness;

/**
 * Between an audit entry and its line in {@code immutable_audit.jsonl}:
 * {@code {"entry_id":…,"timestamp":…,"actor":…,"action":…,"resource":…,"decision":{},"metadata":{},
 * "witness":{"file":…,"offset":…,"length":…,"sha256":…},"seq":…,"prev":…,"hash":…}}.
 */
public final class AuditCodec {
    private AuditCodec() {}

    /** The entry as the link that follows {@code head}. */
    public static ChainedLine.Sealed encode(AuditEntry entry, ChainHead head, LineHasher hasher) {
        long seq = head.seq() + 1;
        JsonBytes line = new JsonBytes()
                .member("entry_id", entry.id(seq))
                .member("timestamp", entry.at())
                .member("actor", entry.actor())
                .member("action", entry.action())
                .member("resource", entry.resource())
                .member("decision", entry.decision())
                .member("metadata", entry.metadata());
        if (entry.witness() != null) {
            line.member("witness", witness(entry.witness()));
        }
        return ChainedLine.seal(line.member("seq", seq).member("prev", head.hash()).close(), seq, hasher);
    }

    /** The witness of a parsed line; null where it has none. */
    public static @Nullable Witness witness(Map<String, @Nullable Object> line) {
        return line.get("witness") instanceof Map<?, ?> map
                && map.get("file") instanceof String file
                && map.get("offset") instanceof Long offset
                && map.get("length") instanceof Long length
                && map.get("sha256") instanceof String sha256
                ? new Witness(file, offset, length, sha256)
                : null;
    }

    private static Map<String, @Nullable Object> witness(Witness witness) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", witness.file());
        object.put("offset", witness.offset());
        object.put("length", witness.length());
        object.put("sha256", witness.sha256());
        return object;
    }
}
