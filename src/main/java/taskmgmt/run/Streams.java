package taskmgmt.run;

import java.io.OutputStream;

/**
 * Where the output of a child goes.
 *
 * @param own whether these are the streams of this process, which can then be given to a child
 */
public record Streams(OutputStream out, OutputStream err, boolean own) {
    /** The same, for a child whose output is passed on. */
    Streams passedOn() {
        return new Streams(out, err, false);
    }
}
