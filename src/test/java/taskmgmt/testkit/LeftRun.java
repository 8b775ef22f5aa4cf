package taskmgmt.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.KeepWorkflow;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.run.Look;
import taskmgmt.workflow.run.RunTerms;

/** A run that somebody began to lead who was gone after the first look: whatever it begins with is in the log, and nobody runs it. */
public final class LeftRun {
    private static final Map<String, Object> GONE = Map.of("pid", 999_999_999L);

    private LeftRun() {}

    /** @param directory that holds the directory {@code logs} */
    public static void make(Path directory, String id, String text, InstantSource clock) throws IOException {
        Definition definition = Objects.requireNonNull(DefinitionParser.parse(text).value(), () -> DefinitionParser.parse(text).problems().toString());
        Path logs = directory.resolve("logs");
        LogSettings settings = new LogSettings("ann", clock, SyncPolicy.OS, LogSettings.DEFAULT_LOCK_TIMEOUT);
        try (TaskLog log = TaskLog.at(logs, settings, notice -> { })) {
            String version = new KeepWorkflow(log).keep(definition.id(), text).version();
            RunTerms terms = new RunTerms(definition.id(), version, directory.toString(), Map.of(), new WorkflowFiles(logs).uses(definition));
            new StartRun(log, new SplittableRandom(1)).start(definition, terms, id, GONE);
            new AdvanceRun(log, id, new WorkflowFiles(logs).of(terms), GONE, Look.Outside.UNSEEN).advance(Set.of(), List.of(), () -> { });
        }
    }
}
