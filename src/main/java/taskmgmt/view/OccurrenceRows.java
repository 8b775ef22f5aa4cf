package taskmgmt.view;

import taskmgmt.expect.RunOccurrence;

/** Problems with expected runs, one a row. */
public final class OccurrenceRows {
    public static final Listing<RunOccurrence> ALL = FieldList.<RunOccurrence>always()
            .exact("name", "NAME", each -> each.expectation().expected().name())
            .exact("level", "WHAT", each -> each.occurrence().kind().text())
            .exact("due_at", "DUE", each -> each.occurrence().due())
            .exact("certain_at", "CERTAIN AT", each -> each.occurrence().at())
            .exact("run_id", "RUN", each -> each.occurrence().runId())
            .exact("task_id", "ID", each -> each.expectation().taskId());

    private OccurrenceRows() {}
}
