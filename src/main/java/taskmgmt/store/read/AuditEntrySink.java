package taskmgmt.store.read;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Receives the entries of an audit log, as they are in the log. */
public interface AuditEntrySink {
    /** An entry, as a map of its keys. */
    void entry(Map<String, @Nullable Object> entry) throws IOException;

    /** A line that is not an entry. */
    void damaged();
}
