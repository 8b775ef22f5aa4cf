package taskmgmt.cli.task;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChartOptions;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.SnapshotSeries;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskSnapshot;
import taskmgmt.time.TimeRange;
import taskmgmt.view.snapshot.SnapshotCharts;
import taskmgmt.view.snapshot.SnapshotColumns;

/** Lists the progress of a task over time, and the resources it used. */
final class TaskSnapshotsCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final Flag plot = flag("--plot").text("draw each figure over time instead: all of them, or those of --columns");
    private final ChartOptions chart = uses(new ChartOptions());
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only reports that were made"));
    private final ListOptions output = uses(new ListOptions("reports of progress", SnapshotColumns.of(List.of(), Format.JSON),
            "as recorded").within(time, "ts"));

    TaskSnapshotsCommand() {
        super("task snapshots", "list the progress reports and snapshots of a task");
        details("Per minute: percentage points a minute since the report before. Done at: when it will be "
                + "at 100% if it goes on as it did over the last five steps. A new start, a resumption and a lower "
                + "percentage begin again.",
                "A table shows the resources that the task has reported.",
                "Charts: processors in use, and what was read, written, sent and received in a second, are those between one snapshot and the "
                        + "next. Everything else is as it was reported. Each attempt is a line of its own.");
        examples("task-mgmt task snapshots storage_backup_1a2b3c4d", "task-mgmt task snapshots @last --plot",
                "task-mgmt task snapshots ml_train -o csv");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (plot.isSet() && output.printsIdsOnly()) {
            throw new UsageException("--plot and --quiet exclude each other");
        }
        LogReader reader = log.reader(session);
        String taskId = reader.resolve(id.get()).id();
        List<TaskSnapshot> snapshots = snapshots(reader, taskId);
        if (plot.isSet() && output.format() == Format.TABLE) {
            plot(taskId, snapshots, session);
        } else {
            output.list(SnapshotColumns.of(snapshots, output.format()), snapshots, session);
        }
        return ExitCode.DONE;
    }

    private void plot(String taskId, List<TaskSnapshot> all, Session session) throws IOException {
        TimeRange range = time.range(session);
        List<TaskSnapshot> shown = all.stream().filter(each -> range.contains(each.event().at())).toList();
        Predicate<String> wanted = output.chosenOf(SnapshotColumns.of(all, Format.JSON));
        SnapshotCharts charts = shown.isEmpty() ? null : new SnapshotCharts(shown, wanted);
        if (charts == null || charts.isEmpty()) {
            session.err().println(Program.NAME + ": no reports of progress" + (charts == null ? "" : " with such a figure"));
            return;
        }
        Page page = output.page(session);
        charts.write(taskId, chart.columns(page, session), chart.glyphs(session), new Sheet(page, session.out()));
    }

    private static List<TaskSnapshot> snapshots(LogReader reader, String taskId) throws IOException {
        SnapshotSeries series = new SnapshotSeries();
        reader.events(Set.of(taskId), new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                series.accept(event);
            }
        });
        return series.snapshots();
    }
}
