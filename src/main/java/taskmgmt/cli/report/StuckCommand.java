package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.Owners;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.render.RowWriter;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.Runs;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Durations;

/** Lists the tasks that do not get on. */
final class StuckCommand extends Command {
    private static final List<Column> DATA = List.of(
            Column.exact("task_id", ""), Column.text("subsystem", ""), Column.text("task_type", ""),
            Column.text("title", ""), Column.exact("status", ""), Column.exact("started_at", ""),
            Column.exact("active_since", ""), Column.number("running_seconds", ""), Column.number("limit_seconds", ""),
            Column.number("limit_runs", ""), Column.text("reasons", ""), Column.number("restarts", ""),
            Column.number("progress_percent", ""), Column.exact("last_progress_at", ""),
            Column.exact("last_heard_at", ""), Column.number("owner_pid", ""), Column.exact("owner_boot_id", ""));
    /** What matters most stands first: a narrow terminal leaves out the last ones. */
    private static final List<Column> SHOWN = List.of(Column.exact("task_id", "ID"), Column.text("title", "TITLE"),
            Column.number("running", "RUNNING"), Column.number("limit", "LIMIT"), Column.exact("reasons", "WHY"),
            Column.number("silent", "SILENT"), Column.exact("status", "STATUS"), Column.text("subsystem", "SUBSYSTEM"),
            Column.text("task_type", "TYPE"));

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int USUAL_RESTARTS = 3;

    private final Option<StuckLimit> limit = option("--longer-than").as(StuckLimits::parse, "DURATION|p95xN")
            .text("active for longer than this: 90m, or p95x3 for three times the 95th percentile, by nearest rank, of "
                    + "the last " + StuckLimit.RUNS + " successful runs of the same type and subsystem; 1h unless "
                    + "given, and where there are fewer than " + StuckLimit.FEWEST_RUNS + " such runs");
    private final Option<Duration> quiet = option("--no-progress").as(Durations::parse, "DURATION")
            .text("without progress for longer than this, once it has reported some; 30m unless given");
    private final Option<Integer> restarts = option("--restarts").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("started again or sent back so often; " + USUAL_RESTARTS + " unless given");
    private final Options<String> subsystems = option("--subsystem").label("NAME").repeatable("of this subsystem");
    private final Flag fail = flag("--fail").text("exit with 1 if there are any");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    StuckCommand() {
        super("stuck", "list the tasks that do not get on, and why");
        details("Active too long: the time since its newest start or resumption is beyond the limit.",
                "No progress: it has reported progress before, but since then nothing, or the same percentage.",
                "Restarts: it was started again, or sent back for another try, too often.",
                "Not retried: it was sent back, and has been waiting for longer than the limit.",
                "Process gone: the process that 'task start --pid' named has ended, its number belongs to another one "
                + "now, or the machine has been started anew. One on another machine, in another container or hidden "
                + "from you looks like that too: name none there.",
                "Silent: the time since its newest event, escalations aside.",
                "",
                "Active tasks are judged by all of this, those that were sent back by 'restarts' and 'not retried'. "
                + "Pending, queued and paused tasks wait on purpose.");
        examples("task-mgmt stuck", "task-mgmt stuck --longer-than p95x3 --no-progress 10m --json",
                "task-mgmt stuck --subsystem storage --fail");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Runs<RecentRuns> runs = log.runs(session).fold(StuckRule.history());
        StuckLimit longest = limit.or(StuckLimits.fixed(HOUR));
        Owners owners = new Owners(session.processes());
        StuckRule rule = new StuckRule(longest, StuckLimits.micros(quiet.or(HALF_AN_HOUR)), restarts.or(USUAL_RESTARTS),
                owners::isGone);
        Instant now = session.now();
        List<TaskRun> open = wanted(runs.open());
        List<StuckTask> stuck = rule.judge(open, runs.fold(), TaskRun.micros(now));
        boolean forPeople = output.format() == Format.TABLE;
        RowWriter rows = output.rows(forPeople ? SHOWN : DATA, session);
        for (StuckTask task : stuck) {
            rows.row(forPeople ? shown(task, now) : data(task));
        }
        rows.finish();
        tellLackOfHistory(rule.withoutHistory(open, runs.fold()), session);
        TaskReading.tellDamage(runs.damaged(), session);
        return fail.isSet() && !stuck.isEmpty() ? ExitCode.NO : ExitCode.DONE;
    }

    private List<TaskRun> wanted(List<TaskRun> open) {
        Set<String> names = Set.copyOf(subsystems.all());
        return names.isEmpty() ? open : open.stream().filter(run -> names.contains(run.subsystem())).toList();
    }

    private static @Nullable Object[] data(StuckTask task) {
        TaskRun run = task.run();
        TaskRun.Moments moments = run.moments();
        TaskRun.Owner owner = run.owner();
        double percent = run.figures().progressPercent();
        return new @Nullable Object[] {run.id(), run.subsystem(), run.type(), run.names().title(), run.status().text(),
            TaskRun.instant(moments.started()), TaskRun.instant(moments.restarted()),
            TaskRun.seconds(task.runningMicros()), TaskRun.seconds(task.bound().micros()), task.bound().runs(),
            task.reasons().stream().map(StuckReason::text).toList(), task.restarts(),
            Double.isNaN(percent) ? null : Decimal.valueOf(percent).stripTrailingZeros(),
            TaskRun.instant(moments.progressed()), TaskRun.instant(moments.updated()),
            owner == null ? null : owner.pid(), owner == null || owner.bootId().isEmpty() ? null : owner.bootId()};
    }

    private static @Nullable Object[] shown(StuckTask task, Instant now) {
        TaskRun run = task.run();
        Instant heard = TaskRun.instant(run.moments().updated());
        return new @Nullable Object[] {run.id(), run.names().title(),
            Duration.of(task.runningMicros(), ChronoUnit.MICROS), Duration.of(task.bound().micros(), ChronoUnit.MICROS),
            task.reasons().stream().map(StuckReason::words).toList(),
            heard == null ? null : Duration.between(heard, now), run.status().text(), run.subsystem(), run.type()};
    }

    /** That the usual limit stands in for one that was asked for must not go unseen. */
    private static void tellLackOfHistory(Set<Group> groups, Session session) {
        List<String> names = new ArrayList<>();
        groups.forEach(group -> names.add(Plain.text(group.subsystem() + "/" + group.type())));
        if (!names.isEmpty()) {
            session.err().println(Program.NAME + ": the limit is 1h for want of " + StuckLimit.FEWEST_RUNS
                    + " successful runs: " + String.join(", ", names));
        }
    }
}
