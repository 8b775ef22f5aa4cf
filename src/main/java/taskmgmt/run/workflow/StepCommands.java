package taskmgmt.run.workflow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.task.Task;

/** Runs the commands of steps. */
public interface StepCommands {
    /** A command that runs. */
    interface Running {
        /** Ends it, with all its descendants. */
        void stop();

        /** Whoever leads the run is to end: what no signal ends is ended now. */
        default void leave() {
            // A signal ends it, with its descendants.
        }
    }

    /**
     * How a command ended.
     *
     * @param attempted null where it could not so much as be tried
     * @param said      what it wrote to standard output, as far as that is asked for
     * @param fault     why it could not be tried
     */
    record Ended(AdvanceRun.Begun begun, RecordedRun.@Nullable Attempted attempted, String said, @Nullable String fault) {}

    /** Begins it; whoever waits for its end hears of that from any thread. */
    Running begin(AdvanceRun.Begun begun, Consumer<Ended> whenEnded);

    /** Ends what a process that is gone has left running of this attempt. */
    void endLost(Task task) throws InterruptedException;
}
