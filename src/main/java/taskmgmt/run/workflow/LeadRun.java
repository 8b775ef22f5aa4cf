package taskmgmt.run.workflow;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.Warnings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.workflow.run.RunTerms;

/**
 * Leads a run with the definitions with which it was started, for the holder of its lock: commands, workers and servers alike.
 */
public record LeadRun(RunPlace place, SignalRelay signals, Warnings warnings) {
    /**
     * The definitions with which a run was started.
     *
     * @throws RefusedException if the task is no run, or this version of the program does not understand its definition
     */
    public static WorkflowFiles.Loaded definitions(Path logs, String runId) throws IOException {
        RunTerms terms = RunTerms.of(RunReading.look(logs, runId).run());
        if (terms == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "task " + runId + " is no run of a workflow");
        }
        return new WorkflowFiles(logs).of(terms);
    }

    /**
     * Leads the run until it ends or this process is asked to.
     *
     * @return the task of the run; open if this process is asked to end first
     * @throws RefusedException if the task is no run, its definition cannot be used, or the policy forbids something
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Task lead(TaskLog log, String runId, StepListener listener) throws IOException, InterruptedException {
        Path logs = log.directory();
        AdvanceRun advance = new AdvanceRun(log, runId, definitions(logs, runId), place.owner(), new RunSurroundings(LogReader.at(logs)));
        ProcessCommands commands = new ProcessCommands(log, WorkOutput.directory(logs), place, signals, warnings);
        return new WorkflowEngine(log, advance, commands, () -> signals.ended() != null, place.clock(), listener).lead();
    }
}
