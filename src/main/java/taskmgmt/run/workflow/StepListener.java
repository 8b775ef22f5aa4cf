package taskmgmt.run.workflow;

import taskmgmt.change.workflow.AdvanceRun;

/** Receives the progress of a run, from the thread that leads it. */
public interface StepListener {
    /** A command begins. */
    void begun(AdvanceRun.Begun begun);

    /** The outcome of a command has been recorded. */
    void ended(String taskId, AdvanceRun.Stage stage);
}
