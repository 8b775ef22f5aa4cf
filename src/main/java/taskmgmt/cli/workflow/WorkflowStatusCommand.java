package taskmgmt.cli.workflow;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChartOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Format;
import taskmgmt.render.chart.Gantt;
import taskmgmt.run.task.HeldRun;
import taskmgmt.view.workflow.RunDocument;
import taskmgmt.view.workflow.RunPage;

/** Shows the state of a run. */
final class WorkflowStatusCommand extends Command {
    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Flag gantt = flag("--gantt").text("draw a Gantt chart instead of a table");
    private final Option<String> html = option("--html").label("FILE").text("write a self-contained HTML page with the chart and the table; - for standard output");
    private final ChartOptions chart = uses(new ChartOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    WorkflowStatusCommand() {
        super("workflow status", "show the state of a workflow run, step by step");
        details("Of a run that is not over it is said when it will be: it is played through a thousand times, each step with the durations of its "
                + "last 100 successful runs.");
        examples("task-mgmt workflow status @last --gantt", "task-mgmt workflow status @last --html run.html", "task-mgmt workflow status @last", "task-mgmt workflow status workflow_release_1a2b3c4d -o json | jq .steps");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (html.isSet() && html.get().isEmpty()) {
            throw new UsageException("--html: is empty; name a file");
        }
        OutputFile page = html.isSet() && !html.get().equals("-") ? OutputFile.at(session.workingDirectory().resolve(html.get()), log.directory(session)) : null;
        RunArgument found = RunArgument.find(log.reader(session), run.get());
        boolean led = HeldRun.isHeld(log.directory(session), found.id());
        PastTimes times = found.record().run().status().isTerminal() ? null : PastTimes.read(log, session);
        RunDocument document = Leading.document(found.record(), found.definitions(), led, times, session);
        if (html.isSet()) {
            if (page == null) {
                session.out().append(RunPage.of(document));
            } else {
                page.write(RunPage.of(document));
            }
            return ExitCode.DONE;
        }
        if (gantt.isSet() && output.format() == Format.TABLE) {
            for (String line : Gantt.lines(document.stretches(), chart.columns(output.page(session), session), chart.glyphs(session))) {
                session.out().append(line).append('\n');
            }
            return ExitCode.DONE;
        }
        output.show(document, session);
        return ExitCode.DONE;
    }
}
