package taskmgmt.run.batch;

/** Receives the progress of a batch; one call at a time. */
public interface BatchListener {
    /** A command is begun. */
    void begun(BatchJob job);

    /** One is not run, because the job log has it. */
    void passedOver(BatchJob job);

    /** One has ended, or was not run. */
    void ended(JobResult result, BatchTally tally);
}
