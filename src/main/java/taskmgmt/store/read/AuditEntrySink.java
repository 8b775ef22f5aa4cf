package taskmgmt.store.read;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the entries of an audit log, as they stand there. */
public interface AuditEntrySink {
    /** An entry by its keys. */
    void entry(Map<String, @Nullable Object> entry) throws IOException;

    /** A line that is none. */
    void damaged();
}
