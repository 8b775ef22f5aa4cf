package taskmgmt.run.task;

import java.io.IOException;
import taskmgmt.run.OutputListener;

/** Two that hear the same. */
record BothHear(OutputListener first, OutputListener second) implements OutputListener {
    /** The first alone where nobody is the second. */
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
