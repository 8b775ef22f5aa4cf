package taskmgmt.intake;

import java.io.IOException;
import java.io.Serial;

/** The file as a whole is not what it was said to be, or cannot be read; the message says what to do. */
public final class UnsuitableSourceException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    public UnsuitableSourceException(String message) {
        super(message);
    }
}
