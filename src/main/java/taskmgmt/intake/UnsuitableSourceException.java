package taskmgmt.intake;

import java.io.IOException;
import java.io.Serial;

/** The file as a whole does not have the expected format, or cannot be read; the message says what to do. */
public final class UnsuitableSourceException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnsuitableSourceException(String message) {
        super(message);
    }
}
