package taskmgmt.run.task;

import java.io.IOException;
import taskmgmt.run.OutputListener;

/** Passes output to two listeners. */
record BothHear(OutputListener first, OutputListener second) implements OutputListener {
    /** Only the first, if the second ignores everything. */
    static OutputListener of(OutputListener first, OutputListener second) {
        return second.listens() ? new BothHear(first, second) : first;
    }

    @Override
    public boolean tellsApart() {
        return first.tellsApart() || second.tellsApart();
    }

    @Override
    public void wrote(byte[] bytes, int length, boolean isError) throws IOException {
        first.wrote(bytes, length, isError);
        second.wrote(bytes, length, isError);
    }

    @Override
    public void end() {
        first.end();
        second.end();
    }
}
