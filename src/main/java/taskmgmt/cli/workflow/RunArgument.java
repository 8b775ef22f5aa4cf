package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.store.read.LogReader;
import taskmgmt.workflow.run.RunRecord;

/**
 * A run that the user named.
 *
 * @param record      its current state in the log
 * @param definitions the ones that it was started with
 */
record RunArgument(RunRecord record, WorkflowFiles.Loaded definitions) {
    static final String TEXT = "the run, by its id, a unique prefix of it, or @last";

    static RunArgument find(LogReader logs, String asked) throws IOException {
        RunRecord record = RunReading.look(logs.directory(), RunReading.resolve(logs, asked));
        return new RunArgument(record, new WorkflowFiles(logs.directory()).of(Leading.terms(record.run())));
    }

    String id() {
        return record.id();
    }
}
