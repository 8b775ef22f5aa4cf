package taskmgmt.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A compressed segment cannot be decompressed, in whole or in part. It says which, so that one segment is reported only
 * once, whoever comes across it.
 */
public final class SegmentDamagedException extends LogDamagedException {
    private static final long serialVersionUID = 1L;

    private final String fileName;
    private final String reason;

    public SegmentDamagedException(Path file, String reason, @Nullable Throwable cause) {
        super(file + " " + reason + ": put the right file back, or see task-mgmt doctor", cause);
        this.fileName = String.valueOf(file.getFileName());
        this.reason = reason;
    }

    /** The name of the segment's file. */
    public String fileName() {
        return fileName;
    }

    /** What is wrong with it, as words that follow the file's name. */
    public String reason() {
        return reason;
    }
}
