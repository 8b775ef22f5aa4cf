package taskmgmt.run;

import java.io.OutputStream;

/**
 * Where the output of a child goes.
 *
 * @param own whether these are the streams of this process, which a child may then have as they are
 */
public record Streams(OutputStream out, OutputStream err, boolean own) {
    /** The same, to which what a child writes is passed on. */
    Streams passedOn() {
        return new Streams(out, err, false);
    }
}
