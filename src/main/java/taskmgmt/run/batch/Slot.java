package taskmgmt.run.batch;

import java.io.Closeable;
import java.io.IOException;
import taskmgmt.run.Streams;

/** What runs the commands of a batch one after the other, beside others of its kind. */
public interface Slot extends Closeable {
    /**
     * Runs one.
     *
     * @param streams where its output goes
     * @throws IOException if the logs cannot be written: then no other one is begun either
     */
    JobResult run(BatchJob job, Streams streams) throws IOException, InterruptedException;
}
