package taskmgmt.run.workflow;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.task.Task;

/** Runs the commands of steps. */
public interface StepCommands {
    /** A running command. */
    interface Running {
        /** Ends it, with all its descendants. */
        void stop();

        /** The process is about to end: ends what no signal would end. */
        default void leave() {
            // A signal ends it, and its descendants.
        }
    }

    /**
     * How a command ended.
     *
     * @param attempted null if it could not even be tried
     * @param said      what it wrote to standard output, if that is wanted
     * @param fault     why it could not be tried
     */
    record Ended(AdvanceRun.Begun begun, RecordedRun.@Nullable Attempted attempted, String said, @Nullable String fault) {}

    /** Starts it; its end is reported from any thread. */
    Running begin(AdvanceRun.Begun begun, Consumer<Ended> whenEnded);

    /** Ends what a process that is gone has left running of this attempt. */
    void endLost(Task task) throws InterruptedException;
}
