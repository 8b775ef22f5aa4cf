package taskmgmt.run.batch;

/**
 * How many commands of a batch have ended so far, and how.
 *
 * @param completed without a failure
 * @param failed    with one, also those that could not be registered
 * @param skipped   not run: a task of the same key was open
 */
public record BatchTally(long completed, long failed, long skipped) {
    static final BatchTally NONE = new BatchTally(0, 0, 0);

    /** Those that were run. */
    public long done() {
        return completed + failed;
    }

    BatchTally plus(JobResult result) {
        return result.wasSkipped() ? new BatchTally(completed, failed, skipped + 1)
                : result.succeeded() ? new BatchTally(completed + 1, failed, skipped) : new BatchTally(completed, failed + 1, skipped);
    }
}
