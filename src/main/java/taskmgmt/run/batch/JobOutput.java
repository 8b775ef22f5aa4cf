package taskmgmt.run.batch;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** What one command of a batch writes, on its way to where it is shown. */
interface JobOutput extends Closeable {
    OutputStream out();

    OutputStream err();

    /** How much has gone to standard output. */
    long outputBytes();

    /** Shows what has not been shown. */
    void show() throws IOException;
}
