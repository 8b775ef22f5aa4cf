package taskmgmt.store.ids;

import org.jspecify.annotations.Nullable;
import taskmgmt.json.FieldScanner;
import taskmgmt.record.RegistryCodec;

/** The id of the task that a line of the registry is about. */
public final class LineId {
    private LineId() {}

    /** A scanner whose first two fields are the ones that {@link #of} needs; others may follow. */
    public static FieldScanner scanner(String... others) {
        String[] names = new String[others.length + 2];
        names[0] = RegistryCodec.TASK_ID;
        names[1] = RegistryCodec.MISSION_ID;
        System.arraycopy(others, 0, names, 2, others.length);
        return new FieldScanner(names);
    }

    /** The id in the scanned line; null if none can be determined. */
    public static @Nullable String of(FieldScanner scanner) {
        int field = scanner.kind(0) == FieldScanner.Kind.STRING ? 0 : 1;
        return scanner.kind(field) == FieldScanner.Kind.STRING ? scanner.text(field) : null;
    }
}
