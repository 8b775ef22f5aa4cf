package taskmgmt.cli.top;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.HistoryLimits;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.Remaining;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.run.task.Owners;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogExtent;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.warm.WarmRuns;
import taskmgmt.task.SlaLevel;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.Zones;
import taskmgmt.view.top.TopModel;
import taskmgmt.view.top.TopTask;

/** Turns the log into what is on the screen, again and again, reading only what is new in it. */
final class TopReading {
    private static final Duration STUCK = Duration.ofHours(1);
    private static final Duration QUIET = Duration.ofMinutes(30);
    private static final int RESTARTS = 3;
    private static final int AT_RISK_PERCENT = 80;

    private final LogReader logs;
    private final Session session;
    private final WarmRuns<PastRuns> runs;
    private final UsageSeries usage = new UsageSeries();
    private final StuckRule rule;
    private final Forecasting forecasting;
    private @Nullable LogExtent seen;
    private WarmRuns.@Nullable Look<PastRuns> look;
    private LastFailures failures = new LastFailures();
    private List<Incident> incidents = List.of();

    /** @param waits whether a forecast is waited for */
    TopReading(LogReader logs, Session session, ScanProgress progress, boolean waits) {
        this.forecasting = new Forecasting(logs, waits);
        this.logs = logs;
        this.session = session;
        this.runs = new WarmRuns<>(logs, Question.past(false), progress);
        Owners owners = new Owners(session.processes(), logs.directory());
        this.rule = new StuckRule(HistoryLimits.fixed(STUCK), HistoryLimits.micros(QUIET), RESTARTS, owners::isGone, run -> false, run -> false);
    }

    /** The current state. */
    TopModel model() throws IOException, InterruptedException {
        LogExtent extent = LogExtent.of(logs.directory());
        WarmRuns.Look<PastRuns> known = look;
        if (known == null || !extent.equals(seen)) {
            failures = new LastFailures();
            known = runs.look(failures);
            forecasting.grew();
            incidents = openIncidents();
            look = known;
            seen = extent;
        }
        Instant now = session.now();
        long micros = Micros.of(now);
        List<TaskRun> open = new ExpectationReader(logs).withDeadlines(known.open(), now);
        return new TopModel(now, zoned(now), logs.directory().toString(), tasks(open, known.fold(), micros), failures(micros),
                incidents(micros), known.damaged());
    }

    private String zoned(Instant now) {
        ZoneId zone = Zones.ofVariable(session.variable("TZ"));
        return now.atZone(zone).truncatedTo(ChronoUnit.SECONDS).toLocalDateTime().toString().replace('T', ' ') + (zone.equals(Zones.UTC) ? " UTC" : "");
    }

    private List<TopTask> tasks(List<TaskRun> open, PastRuns ended, long now) throws IOException, InterruptedException {
        Map<String, StuckTask> stuck = new HashMap<>();
        for (StuckTask each : rule.judge(open, StuckRule.history().empty(), now)) {
            stuck.put(each.run().id(), each);
        }
        List<TaskRun> running = open.stream().filter(Remaining::isRunning).toList();
        Map<String, UsageSeries.Usage> usages = usage.of(running, logs);
        Remaining forecast = running.isEmpty() ? null : forecasting.by(ended, now);
        List<TopTask> tasks = new ArrayList<>(open.size());
        for (TaskRun run : open) {
            tasks.add(task(run, stuck.get(run.id()), forecast, usages.getOrDefault(run.id(), UsageSeries.Usage.NONE), now));
        }
        return tasks;
    }

    private static TopTask task(TaskRun run, @Nullable StuckTask stuck, @Nullable Remaining forecast, UsageSeries.Usage usage, long now) {
        boolean running = Remaining.isRunning(run);
        Remaining.Left left = running && forecast != null ? forecast.left(run, now) : null;
        long age = running ? run.runningMicros(now) : Math.max(0, now - run.moments().created());
        String why = stuck == null ? "" : stuck.reasons().stream().map(StuckReason::words).collect(Collectors.joining(", "));
        return new TopTask(run.id(), run.names().title(), run.subsystem(), run.type(), standing(run, stuck, now), why,
                run.figures().progressPercent(), age, left == null ? null : left.p50(), left == null ? null : left.p90(),
                cpu(run, usage, age), memory(run, usage), run.names().priority(), run.moments().created(), running);
    }

    private static TopTask.Standing standing(TaskRun run, @Nullable StuckTask stuck, long now) {
        long deadline = run.moments().deadline();
        SlaLevel level = deadline == TaskRun.UNKNOWN ? SlaLevel.ON_TRACK : SlaLevel.of(run.moments().created(), deadline, now, AT_RISK_PERCENT);
        if (level == SlaLevel.OVERDUE || level == SlaLevel.CRITICAL) {
            return TopTask.Standing.OVERDUE;
        }
        if (stuck != null) {
            return TopTask.Standing.STUCK;
        }
        if (level == SlaLevel.AT_RISK) {
            return TopTask.Standing.AT_RISK;
        }
        return switch (run.status()) {
            case ACTIVE -> TopTask.Standing.RUNNING;
            case PAUSED -> TopTask.Standing.PAUSED;
            case RETRYING -> TopTask.Standing.RETRYING;
            case QUEUED -> TopTask.Standing.QUEUED;
            case PENDING, COMPLETED, FAILED, CANCELLED -> TopTask.Standing.PENDING;
        };
    }

    /** The CPU usage; without snapshots, from the task's other reports, averaged over its whole running time. */
    private static List<Double> cpu(TaskRun run, UsageSeries.Usage usage, long age) {
        double seconds = run.figures().cpuSeconds();
        boolean known = usage.cpu().isEmpty() && !Double.isNaN(seconds) && age > 0 && Remaining.isRunning(run);
        return known ? List.of(seconds / (age / 1e6)) : usage.cpu();
    }

    private static List<Double> memory(TaskRun run, UsageSeries.Usage usage) {
        double peak = run.figures().memoryPeakMb();
        return usage.memory().isEmpty() && !Double.isNaN(peak) ? List.of(peak) : usage.memory();
    }

    private List<TopModel.Failure> failures(long now) {
        return failures.newest().stream()
                .map(run -> new TopModel.Failure(run.id(), run.title(), run.subsystem(), Math.max(0, now - run.finishedMicros())))
                .toList();
    }

    private List<Incident> openIncidents() throws IOException {
        List<Incident> open = new ArrayList<>();
        for (Incident each : logs.incidents().values()) {
            if (each.status() == IncidentStatus.DETECTED || each.status() == IncidentStatus.REMEDIATING) {
                open.add(each);
            }
        }
        open.sort(Comparator.comparingInt((Incident each) -> rank(each.severity())).thenComparing(Incident::detectedAt, Comparator.reverseOrder()));
        return open;
    }

    private static int rank(String severity) {
        int rank = 0;
        for (Severity each : Severity.values()) {
            if (each.text().equals(severity)) {
                return each == Severity.CRITICAL ? -1 : rank;
            }
            rank++;
        }
        return rank;
    }

    private List<TopModel.OpenIncident> incidents(long now) {
        return incidents.stream().map(each -> new TopModel.OpenIncident(each.id(), each.severity(), each.failureMode(),
                Math.max(0, now - Micros.of(each.detectedAt())))).toList();
    }
}
