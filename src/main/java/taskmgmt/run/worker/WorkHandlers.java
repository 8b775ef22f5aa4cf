package taskmgmt.run.worker;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/** Does queued work other than commands. May be used by several threads. */
public interface WorkHandlers {
    /** The work of one attempt. */
    interface Work {
        /**
         * Does it, and says how it ended. What it began has ended when this returns.
         *
         * @throws IllegalArgumentException if it cannot be tried: the message says why
         * @throws taskmgmt.task.RefusedException the same
         */
        RecordedRun.Attempted attempt() throws IOException, InterruptedException;

        /** It is no longer wanted and should end soon. Called by another thread. */
        void stop();
    }

    /**
     * What there is to do; null if it is a command.
     *
     * @param log is used by the thread alone that does it
     */
    @Nullable Work of(Task task, Job job, TaskLog log);
}
