package taskmgmt.cli.workflow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.render.Plain;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.word.Suggestion;
import taskmgmt.workflow.run.RunRecord;

/** Prints the output of a step. */
final class WorkflowLogsCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> step = optionalArgument("STEP").text("the step, by its path, or by its name where it is run once (default: list those that have written something)");
    private final LogLocation log = uses(new LogLocation());

    WorkflowLogsCommand() {
        super("workflow logs", "print the output of a step so far, or list the steps with output");
        details("Without STEP, the paths of the steps with output are printed, one a line. "
                + "On a terminal, control characters are shown and not obeyed; a file or a pipe gets the bytes as they were written.");
        examples("task-mgmt workflow logs @last", "task-mgmt workflow logs @last build", "task-mgmt workflow logs @last test.2.one | tail -5");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader logs = log.reader(session);
        RunRecord record = RunArgument.find(logs, run.get()).record();
        if (!step.isSet()) {
            list(record, logs, session);
            return ExitCode.DONE;
        }
        Task task = task(record);
        Path file = WorkOutput.file(logs.directory(), task.id());
        if (!Files.isRegularFile(file)) {
            session.err().println(Program.NAME + ": " + Plain.text(task.id()) + " has written nothing");
            return ExitCode.DONE;
        }
        session.out().flush();
        if (session.terminal().stdoutIsTerminal()) {
            show(file, session);
        } else {
            Files.copy(file, session.streams().out());
            session.streams().out().flush();
        }
        return ExitCode.DONE;
    }

    private static void list(RunRecord record, LogReader logs, Session session) throws IOException {
        boolean any = false;
        for (Task each : record.newest()) {
            Path file = WorkOutput.file(logs.directory(), each.id());
            if (Files.isRegularFile(file) && Files.size(file) > 0) {
                session.out().append(Plain.text(RunRecord.path(each))).append('\n');
                any = true;
            }
        }
        if (!any) {
            session.err().println(Program.NAME + ": no step of " + Plain.text(record.id()) + " has written anything");
        }
    }

    private static void show(Path file, Session session) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                session.out().append(Plain.text(line)).append('\n');
            }
        }
    }

    private Task task(RunRecord record) {
        List<String> paths = new ArrayList<>();
        List<Task> found = new ArrayList<>();
        for (Task each : record.newest()) {
            String path = RunRecord.path(each);
            paths.add(path);
            if (path.equals(step.get())) {
                return each;
            }
            if (path.endsWith("." + step.get())) {
                found.add(each);
            }
        }
        if (found.size() != 1) {
            throw new RefusedException(found.isEmpty() ? Refusal.NOT_FOUND : Refusal.INVALID, found.isEmpty()
                    ? "no step '" + step.get() + "' has begun in " + record.id() + Suggestion.sentence(step.get(), paths)
                    : "'" + step.get() + "' was run several times: name one of " + String.join(", ", found.stream().map(RunRecord::path).toList()));
        }
        return found.getFirst();
    }
}
