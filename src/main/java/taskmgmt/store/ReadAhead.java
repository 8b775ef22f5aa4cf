package taskmgmt.store;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads a part of a log in another thread. */
public final class ReadAhead {
    private ReadAhead() {}

    /**
     * Waits for the result.
     *
     * @param what is read, for the message of a failure: {@code the registry}
     * @throws IOException if the reading failed, or this thread was interrupted, which leaves its interrupted status
     *     set
     */
    public static <T> T await(FutureTask<T> reading, String what) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException failure) {
                throw failure;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a part of " + what + " could not be read", cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while reading " + what, e);
        }
    }
}
