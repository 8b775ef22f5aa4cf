package taskmgmt.view.audit;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.time.Rfc3339;
import taskmgmt.view.Field;
import taskmgmt.view.FieldList;

/** Entries of the audit log as rows: complete for programs; for people, who did what and when. */
public final class AuditRows {
    private static final String TIMESTAMP = "timestamp";
    private static final String ENTRY = "entry_id";

    private AuditRows() {}

    /** Entries as they are in the log; a missing key is shown as unknown. */
    public static FieldList<Map<String, @Nullable Object>> in(Format format) {
        FieldList<Map<String, @Nullable Object>> fields = FieldList.in(format);
        if (fields.isTable()) {
            // An entry's id says no more than its number and its time, so it comes last.
            return fields.age(TIMESTAMP, "TIME", AuditRows::time).key()
                    .text("actor", "ACTOR", of("actor"))
                    .exact("action", "ACTION", of("action")).key()
                    .exact("resource", "RESOURCE", of("resource")).key()
                    .exact(ENTRY, "ENTRY", of(ENTRY)).minor().and(in(Format.JSON));
        }
        for (String key : new String[] {ENTRY, TIMESTAMP, "actor", "action", "resource", "decision", "metadata", "witness", "seq",
            "prev", "hash"}) {
            fields.program(key, of(key));
        }
        return fields;
    }

    private static Field.Value<Map<String, @Nullable Object>> of(String key) {
        return entry -> entry.get(key);
    }

    /** For people, times as everywhere else: to the second. */
    private static @Nullable Object time(Map<String, @Nullable Object> entry) {
        Object value = entry.get(TIMESTAMP);
        Instant at = value instanceof String text ? Rfc3339.parse(text) : null;
        return at == null ? value : at;
    }
}
