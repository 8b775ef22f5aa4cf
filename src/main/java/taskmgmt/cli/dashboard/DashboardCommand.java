package taskmgmt.cli.dashboard;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.ChartOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OldLog;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RepeatedDrawing;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.report.dashboard.Dashboard;
import taskmgmt.report.dashboard.DashboardBuilder;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.Durations;
import taskmgmt.view.report.DashboardHtml;
import taskmgmt.view.report.DashboardText;

/** Shows the current state, once or again and again. */
final class DashboardCommand extends Command {
    private static final int DEFAULT_DAYS = 14;
    private static final int MAX_DAYS = 366;
    private static final Duration DEFAULT_PAUSE = Duration.ofSeconds(2);

    private final Option<Integer> days = option("--days").as(Numbers.between(1, MAX_DAYS), "N")
            .text("number of days to cover, today included (default: " + DEFAULT_DAYS + ")");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("only tasks of this subsystem");
    private final Option<String> html = option("--html").label("FILE")
            .text("write a self-contained HTML page to this file, or to standard output for -");
    private final Flag watch = flag("--watch").text("redraw when the log has grown or a task is running, until interrupted");
    private final Option<Duration> every = option("--every").as(Durations::parse, "DURATION")
            .text("with --watch: refresh interval (default: 2s)");
    private final Option<Integer> count = option("--count").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("with --watch: exit after N refreshes");
    private final ChartOptions chart = uses(new ChartOptions());
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    DashboardCommand() {
        super("dashboard", "show running, failed and finished work in one view");
        details("Ended tasks, failures and incidents count where they ended, or were detected, in the period; open tasks count as"
                + " they are now. Success: completed out of completed and failed. Running: since the first start."
                + " A deadline is at risk when 80% of the time from the creation to it is used."
                + " Incidents belong to no subsystem.");
        examples("task-mgmt dashboard", "task-mgmt dashboard --watch", "task-mgmt dashboard --subsystem storage --days 30",
                "task-mgmt dashboard --html status.html", "task-mgmt dashboard --json | jq .running");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        check(session);
        LogReader logs = log.reader(session);
        if (watch.isSet()) {
            watch(logs, session);
            return ExitCode.DONE;
        }
        OutputFile page = html.isSet() && !html.get().equals("-")
                ? OutputFile.at(session.workingDirectory().resolve(html.get()), logs.directory()) : null;
        Dashboard dashboard = read(logs, session);
        tellOldLog(dashboard.details().lastDay(), session);
        if (dashboard.isEmpty()) {
            TaskReading.tellUnknown(logs, subsystems.all(), List.of(), session);
        }
        DashboardText text = new DashboardText(dashboard);
        if (page != null) {
            page.write(new DashboardHtml(dashboard, text, OutputOptions.clock(session)).page());
        } else if (html.isSet()) {
            session.out().append(new DashboardHtml(dashboard, text, OutputOptions.clock(session)).page());
        } else {
            output.report(dashboard.data(), (sheet, out) -> write(text, sheet, session, out), session);
        }
        return ExitCode.DONE;
    }

    /** Warns if the log is older than the period, so that an empty period does not look like an idle machine. */
    private void tellOldLog(@Nullable Instant lastDay, Session session) {
        Instant from = new DashboardBuilder(session.now(), days.or(DEFAULT_DAYS), subsystems.all()).since();
        if (lastDay != null && lastDay.isBefore(from)) {
            long back = Duration.between(lastDay, session.now()).toDays() + 1;
            session.err().println(Program.NAME + ": no run has ended in the last " + days.or(DEFAULT_DAYS) + " days, the last one did on "
                    + OldLog.date(lastDay) + ": try " + (back <= MAX_DAYS ? "--days " + back
                            : "'task-mgmt stats' or 'task-mgmt trend tasks --since " + OldLog.date(lastDay) + "'"));
        }
    }

    private void check(Session session) {
        if (!watch.isSet() && (every.isSet() || count.isSet())) {
            throw new UsageException((every.isSet() ? "--every" : "--count") + " says how to watch: add --watch");
        }
        if (watch.isSet() && (html.isSet() || output.format() != Format.TABLE)) {
            throw new UsageException("--watch draws on the terminal: leave out " + (html.isSet() ? "--html" : "the output format"));
        }
        if (watch.isSet() && !session.terminal().stdoutIsTerminal()) {
            throw new UsageException("--watch draws on a terminal, and standard output is none; --json prints the same data once");
        }
        if (html.isSet() && html.get().isEmpty()) {
            throw new UsageException("--html: is empty; name a file");
        }
    }

    private void watch(LogReader logs, Session session) throws IOException, InterruptedException {
        long nanos = Math.max(1, every.or(DEFAULT_PAUSE).toNanos());
        RepeatedDrawing drawings = new RepeatedDrawing(logs.directory(), attempt -> LockSupport.parkNanos(nanos));
        drawings.run(count.or(Integer.MAX_VALUE), () -> {
            Dashboard dashboard = read(logs, session);
            StringWriter text = new StringWriter();
            write(new DashboardText(dashboard), output.page(session), session, text);
            List<String> lines = new ArrayList<>(text.toString().lines().toList());
            lines.addAll(List.of("", "Ctrl-C ends this."));
            return new RepeatedDrawing.Drawing(lines, !dashboard.running().isEmpty());
        }, session.out());
    }

    private void write(DashboardText text, Page page, Session session, Writer out) throws IOException {
        text.write(page, chart.columns(page, session), chart.glyphs(session), out);
    }

    private Dashboard read(LogReader logs, Session session) throws IOException {
        return DashboardReading.of(logs, days.or(DEFAULT_DAYS), subsystems.all(), session);
    }
}
