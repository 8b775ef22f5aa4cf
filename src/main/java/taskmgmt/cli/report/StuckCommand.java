package taskmgmt.cli.report;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.HistoryLimits;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.machine.ProcessTable;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.run.task.EndLost;
import taskmgmt.run.task.Owners;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;
import taskmgmt.task.lease.Lease;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;
import taskmgmt.time.Durations;
import taskmgmt.time.Micros;
import taskmgmt.view.report.StuckFinding;
import taskmgmt.view.report.StuckRows;

/** Lists the tasks that make no progress. */
final class StuckCommand extends Command {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final int DEFAULT_RESTARTS = 3;

    private final Option<StuckLimit> limit = option("--longer-than").as(HistoryLimits::parse, "DURATION|p95xN")
            .text("active for longer than this: 90m, or p95x3 for three times the 95th percentile, by nearest rank, of "
                    + "the last " + StuckLimit.RUNS + " successful runs of the same type and subsystem (default: 1h, "
                    + "which also holds where there are fewer than " + StuckLimit.MIN_RUNS + " such runs)");
    private final Option<Duration> quiet = option("--no-progress").as(Durations::parse, "DURATION")
            .text("without progress for longer than this, once it has reported some (default: 30m)");
    private final Option<Integer> restarts = option("--restarts").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("restarted or retried at least this often (default: " + DEFAULT_RESTARTS + ")");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final Flag sweep = flag("--sweep").text("end those whose process is gone as failed, with the error 'lost'");
    private final Flag investigate = flag("--investigate")
            .text("say what each is doing: its processes, what they sleep in and use, its last output and message, what it waits for");
    private final Flag fail = flag("--fail").text("exit with 1 if there are any");
    private final LogOptions log = uses(new LogOptions());
    private final RangeOptions time = uses(RangeOptions.of("only tasks that were started"));
    private final ListOptions output = uses(new ListOptions("stuck tasks", StuckRows.in(Format.JSON, Instant.EPOCH),
            "longest first").within(time, "started_at"));

    StuckCommand() {
        super("stuck", "list tasks that make no progress, and why");
        details("Active too long: the time since its newest start or resumption is beyond the limit.",
                "No progress: it has reported progress before, but since then nothing, or the same percentage.",
                "Restarts: it was started again, or sent back for another try, too often.",
                "Not retried: it was sent back, and has been waiting for longer than the limit.",
                "Process gone: the process that 'run' is or 'task start --pid' named has ended, its number belongs to another one "
                + "now, or the machine has been restarted. One on another machine, in another container or hidden "
                + "from you looks like that too: name none there.",
                "Lease over: whoever claimed it, see 'task claim', has not been heard of for as long as the lease takes. The next claim or "
                + "worker ends that attempt.",
                "Unreachable: what it waits for, itself or through others, failed or was cancelled.",
                "In the future: by its own word it starts more than a minute from now.",
                "Expected run: it expects a run, see 'expect add', that never began, came late or was too short.",
                "Silent: the time since its newest event, escalations aside.",
                "",
                "Active tasks are judged by all of this, those that were sent back by 'restarts' and 'not retried'. "
                + "Pending, queued and paused tasks wait on purpose, and are judged by 'unreachable' alone.");
        examples("task-mgmt stuck", "task-mgmt stuck --longer-than p95x3 --no-progress 10m --json",
                "task-mgmt stuck --subsystem storage --fail", "task-mgmt stuck --investigate", "task-mgmt stuck --sweep");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Runs<RecentRuns> runs = log.runs(session).fold(StuckRule.history());
        StuckLimit longest = limit.or(HistoryLimits.fixed(HOUR));
        Owners owners = new Owners(session.processes(), log.directory(session));
        Map<String, String> unreachable = unreachable(log.reader(session), runs.open());
        Instant now = session.now();
        Set<String> over = leasesOver(log.reader(session), runs.open(), now);
        StuckRule rule = new StuckRule(longest, HistoryLimits.micros(quiet.or(HALF_AN_HOUR)), restarts.or(DEFAULT_RESTARTS),
                owners::isGone, run -> over.contains(run.id()), run -> unreachable.containsKey(run.id()));
        List<TaskRun> open = wanted(new ExpectationReader(log.reader(session)).withDeadlines(runs.open(), now));
        List<StuckTask> stuck = rule.judge(open, runs.fold(), Micros.of(now));
        if (open.isEmpty() && TaskReading.tellUnknown(log.reader(session), subsystems.all(), List.of(), session)) {
            output.explained();
        }
        show(stuck, now, session);
        tellUnreachable(stuck, unreachable, session);
        tellLackOfHistory(rule.withoutHistory(open, runs.fold()), session);
        TaskReading.tellDamage(runs.damaged(), session);
        if (sweep.isSet()) {
            sweep(stuck, session);
        }
        return fail.isSet() && !stuck.isEmpty() ? ExitCode.NO : ExitCode.DONE;
    }

    private void show(List<StuckTask> stuck, Instant now, Session session) throws IOException {
        if (!investigate.isSet() || output.printsIdsOnly()) {
            output.list(StuckRows.in(output.format(), now), stuck, session);
            return;
        }
        Map<String, StuckFinding> findings = new StuckInquiry(log.reader(session), new ProcessTable()).of(stuck);
        output.list(StuckRows.in(output.format(), now, findings), stuck, session);
        if (output.format() == Format.TABLE) {
            List<String> sentences = new ArrayList<>();
            for (StuckTask each : stuck.subList(0, Math.min(stuck.size(), output.maxRows(session)))) {
                StuckFinding finding = findings.get(each.run().id());
                String found = finding == null ? "" : finding.sentence();
                sentences.add(each.run().id() + ": " + (found.isEmpty() ? "nothing is known of what it does" : found));
            }
            new Sheet(output.page(session), session.out()).points("What they are doing", sentences);
        }
    }

    private List<TaskRun> wanted(List<TaskRun> open) {
        Set<String> names = Set.copyOf(subsystems.all());
        return names.isEmpty() ? open : open.stream().filter(run -> names.contains(run.subsystem())).toList();
    }

    /**
     * Ends the lost tasks. A task that has been reported on meanwhile is no longer lost; each is a change of its own.
     */
    private void sweep(List<StuckTask> stuck, Session session) throws IOException {
        int ended = 0;
        try (TaskLog writer = log.writer(session)) {
            EndLost lost = new EndLost(writer);
            for (StuckTask task : stuck) {
                if (task.reasons().contains(StuckReason.OWNER_GONE) && lost.end(task.run()) != null) {
                    ended++;
                }
            }
        }
        session.err().println(Program.NAME + ": ended as lost: " + ended);
    }

    /** The claimed tasks whose lease has expired. A task with a process as its owner was not claimed. */
    private static Set<String> leasesOver(LogReader reader, List<TaskRun> open, Instant now) throws IOException {
        Set<String> ids = new HashSet<>();
        for (TaskRun run : open) {
            if (run.status() == Status.ACTIVE && run.owner() == null) {
                ids.add(run.id());
            }
        }
        Set<String> over = new HashSet<>();
        for (Task task : ids.isEmpty() ? List.<Task>of() : reader.tasks(ids).values()) {
            Lease lease = Lease.of(task);
            if (lease != null && lease.isOver(task, now)) {
                over.add(task.id());
            }
        }
        return over;
    }

    /** The open tasks that wait for a failed or cancelled task, each with that task. */
    private static Map<String, String> unreachable(LogReader reader, List<TaskRun> open) throws IOException {
        if (open.isEmpty()) {
            return Map.of();
        }
        DependencyGraph graph = reader.dependencies();
        Set<String> ids = new HashSet<>();
        open.forEach(run -> ids.add(run.id()));
        Set<String> ended = new TreeSet<>();
        for (TaskRun run : open) {
            graph.dependenciesOf(run.id()).stream().filter(id -> !ids.contains(id)).forEach(ended::add);
        }
        if (!ended.isEmpty()) {
            Map<String, Task> known = reader.tasks(ended);
            ended.removeIf(id -> {
                Task task = known.get(id);
                return task == null || !Unreachable.isDead(task.status());
            });
        }
        return Unreachable.of(ended, graph, ids::contains);
    }

    private static void tellUnreachable(List<StuckTask> stuck, Map<String, String> unreachable, Session session) {
        for (StuckTask task : stuck) {
            String by = unreachable.get(task.run().id());
            if (by != null) {
                session.err().println(Program.NAME + ": " + Plain.text(task.run().id()) + " waits for " + Plain.text(by)
                        + ", which failed or was cancelled");
            }
        }
    }

    /** Warns that the default limit is used in place of the requested one. */
    private static void tellLackOfHistory(Set<Group> groups, Session session) {
        List<String> names = new ArrayList<>();
        groups.forEach(group -> names.add(Plain.text(group.subsystem() + "/" + group.type())));
        if (!names.isEmpty()) {
            session.err().println(Program.NAME + ": the limit is 1h for want of " + StuckLimit.MIN_RUNS
                    + " successful runs: " + String.join(", ", names));
        }
    }
}
