package taskmgmt.run;

import java.io.IOException;

/** Receives the output of a child before it is passed on, from one thread for each of its two streams. */
public interface OutputListener {
    /** Ignores everything. */
    OutputListener NOBODY = new OutputListener() {
        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public void wrote(byte[] bytes, int length, boolean isError) {
            // Ignored.
        }

        @Override
        public void end() {
            // Ignored.
        }
    };

    /** Whether there is a listener: without one, a child may get the streams of this process. */
    default boolean listens() {
        return true;
    }

    /** Whether it needs to know which stream the child wrote to; if not, the order of output is kept if both go to the same place. */
    default boolean tellsApart() {
        return true;
    }

    /** @param isError whether it was written to standard error */
    void wrote(byte[] bytes, int length, boolean isError) throws IOException;

    /** Both streams have ended. */
    void end();
}
