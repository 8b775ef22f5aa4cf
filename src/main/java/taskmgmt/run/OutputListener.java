package taskmgmt.run;

import java.io.IOException;

/** Receives the output of a child before it is passed on; from a thread for each of its two streams. */
public interface OutputListener {
    /** Nobody wants to hear it. */
    OutputListener NOBODY = new OutputListener() {
        @Override
        public boolean listens() {
            return false;
        }

        @Override
        public void wrote(byte[] bytes, int length, boolean isError) {
            // Nobody does.
        }

        @Override
        public void end() {
            // Nobody does.
        }
    };

    /** Whether there is anybody: without, a child may have the streams of this process. */
    default boolean listens() {
        return true;
    }

    /** Whether it wants to know which of its two streams the child has used; where not, their order is kept where both go to one place. */
    default boolean tellsApart() {
        return true;
    }

    /** @param isError whether it came from standard error */
    void wrote(byte[] bytes, int length, boolean isError) throws IOException;

    /** Both streams have ended. */
    void end();
}
