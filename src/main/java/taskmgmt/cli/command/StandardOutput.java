package taskmgmt.cli.command;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Standard output that distinguishes its own failures from those of any other file, and a reader that has seen enough
 * ({@code task-mgmt task list | head}) from a failure.
 */
final class StandardOutput extends OutputStream {
    /** The reader has gone. Nothing is wrong, and there is nobody to report to. */
    static final class ClosedPipeException extends IOException {
        private static final long serialVersionUID = 1L;

        ClosedPipeException(IOException cause) {
            super("standard output was closed by its reader", cause);
        }
    }

    /** The output could not be written: a full disk, a device error. */
    static final class FailedException extends IOException {
        private static final long serialVersionUID = 1L;

        FailedException(IOException cause) {
            super("standard output cannot be written: " + cause.getMessage(), cause);
        }
    }

    private final OutputStream target;

    StandardOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            target.write(bytes, offset, length);
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            target.flush();
        } catch (IOException e) {
            throw named(e);
        }
    }

    /** Java passes on the system's message but not its number; every translation of EPIPE contains the word "pipe". */
    private static IOException named(IOException e) {
        String message = e.getMessage();
        boolean pipe = message != null && message.toLowerCase(Locale.ROOT).contains("pipe");
        return pipe ? new ClosedPipeException(e) : new FailedException(e);
    }
}
