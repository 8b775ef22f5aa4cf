package taskmgmt.alert.act;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertKind;
import taskmgmt.alert.AlertRule;
import taskmgmt.anomaly.Anomaly;
import taskmgmt.anomaly.Detector;
import taskmgmt.anomaly.GroupBaselines;
import taskmgmt.anomaly.Metric;
import taskmgmt.anomaly.RatioRule;
import taskmgmt.anomaly.Side;
import taskmgmt.change.learned.LearnedRules;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.change.queue.DeadLetters;
import taskmgmt.expect.Occurrence;
import taskmgmt.expect.RunExpectation;
import taskmgmt.expect.read.ExpectationReader;
import taskmgmt.incident.Incident;
import taskmgmt.stats.Period;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * Finds the occurrences that a rule is about and that happened since it came into force, by the same criteria as {@code sla},
 * {@code anomalies} and {@code expect}.
 */
public final class AlertFinder {
    private final LogReader logs;
    private final InstantSource clock;

    public AlertFinder(LogReader logs, InstantSource clock) {
        this.logs = logs;
        this.clock = clock;
    }

    /** All occurrences, earliest first. */
    public List<Alert> find(AlertRule rule, Instant since) throws IOException {
        Instant now = clock.instant();
        List<Alert> found = new ArrayList<>();
        if (rule.on().contains(AlertKind.TASK_FAILED) || rule.on().contains(AlertKind.SLA_MISSED) || rule.on().contains(AlertKind.RUN_MISSING)) {
            runs(rule, since, now, found);
        }
        if (rule.on().contains(AlertKind.DEAD_LETTER)) {
            deadLetters(rule, Micros.of(since), found);
        }
        if (rule.on().contains(AlertKind.ANOMALY)) {
            anomalies(rule, since, found);
        }
        if (rule.on().contains(AlertKind.INCIDENT_OPEN)) {
            incidents(rule, since, now, found);
        }
        found.sort(Comparator.comparing(Alert::at).thenComparing(Alert::id));
        return found;
    }

    private void runs(AlertRule rule, Instant since, Instant now, List<Alert> found) throws IOException {
        Runs<EndedBadly> runs = RunReader.of(logs, ScanProgress.NONE).fold(EndedBadly.since(rule, Micros.of(since)));
        for (TaskRun run : runs.fold().runs()) {
            if (rule.on().contains(AlertKind.TASK_FAILED) && run.status() == Status.FAILED) {
                found.add(of(AlertKind.TASK_FAILED, run, run.id() + "#" + run.attempt(), run.moments().finished(), "failed"));
            }
            if (rule.on().contains(AlertKind.SLA_MISSED) && Boolean.FALSE.equals(run.slaMet()) && run.moments().deadline() >= Micros.of(since)) {
                found.add(missed(run));
            }
        }
        for (TaskRun run : runs.open()) {
            long deadline = run.moments().deadline();
            if (rule.on().contains(AlertKind.SLA_MISSED) && deadline != TaskRun.UNKNOWN && deadline < Micros.of(now)
                    && deadline >= Micros.of(since) && rule.matches(run.subsystem(), run.type())) {
                found.add(missed(run));
            }
        }
        if (rule.on().contains(AlertKind.RUN_MISSING)) {
            missing(rule, since, new ExpectationReader(logs).read(runs.open(), now), found);
        }
    }

    private void deadLetters(AlertRule rule, long since, List<Alert> found) throws IOException {
        for (Task task : DeadLetters.of(logs, run -> run.moments().finished() >= since && rule.matches(run.subsystem(), run.type()))) {
            String error = task.text(TaskField.ERROR_MESSAGE);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("task_id", task.id());
            facts.put("subsystem", task.subsystem());
            facts.put("task_type", task.type());
            facts.put("title", task.title());
            facts.put("status", task.status().text());
            facts.put("error", error == null ? "" : error);
            Instant at = Micros.instant(task.moments().finished());
            found.add(new Alert(AlertKind.DEAD_LETTER, task.id() + "#" + (task.tally().retries() + 1), at == null ? Instant.EPOCH : at,
                    task.title() + " (" + task.id() + ") is a dead letter: it failed, and is not run again by itself", facts));
        }
    }

    private static Alert missed(TaskRun run) {
        long deadline = run.moments().deadline();
        return of(AlertKind.SLA_MISSED, run, run.id() + "@" + text(deadline), deadline, "has missed its deadline, " + text(deadline));
    }

    private static String text(long micros) {
        Instant instant = Micros.instant(micros);
        return instant == null ? "" : Rfc3339.format(instant);
    }

    private static Alert of(AlertKind kind, TaskRun run, String key, long at, String words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("task_id", run.id());
        facts.put("subsystem", run.subsystem());
        facts.put("task_type", run.type());
        facts.put("title", run.names().title());
        facts.put("status", run.status().text());
        Instant instant = Micros.instant(at);
        return new Alert(kind, key, instant == null ? Instant.EPOCH : instant, run.names().title() + " (" + run.id() + ") " + words, facts);
    }

    /** A run that was missing and then came late is one occurrence, whichever of the two was reported first. */
    private static void missing(AlertRule rule, Instant since, List<RunExpectation> expected, List<Alert> found) {
        for (RunExpectation each : expected) {
            for (Occurrence what : each.missed()) {
                String type = each.expected().match().type();
                String subsystem = each.expected().match().subsystem();
                if (!what.at().isBefore(since) && rule.matches(subsystem == null ? "general" : subsystem, type == null ? "" : type)) {
                    Map<String, String> facts = new LinkedHashMap<>();
                    facts.put("task_id", each.taskId());
                    facts.put("expected", each.expected().name());
                    facts.put("what", what.kind().text());
                    facts.put("due_at", Rfc3339.format(what.due()));
                    facts.put("run_id", what.runId() == null ? "" : what.runId());
                    String key = what.kind() == Occurrence.Kind.SHORT ? what.runId() : each.taskId() + "@" + Rfc3339.format(what.due());
                    found.add(new Alert(AlertKind.RUN_MISSING, String.valueOf(key), what.at(), each.expected().name() + ": " + what.words(), facts));
                }
            }
        }
    }

    private void anomalies(AlertRule rule, Instant since, List<Alert> found) throws IOException {
        RatioRule ratio = new RatioRule(RatioRule.DEFAULT_FACTOR);
        RunReader reader = RunReader.of(logs, ScanProgress.NONE);
        Period period = new Period(Micros.of(since), Long.MAX_VALUE);
        Detector detector = new Detector(LearnedRules.anomalies(new SettingsReader(logs).inForce().settings()), reader.fold(GroupBaselines.of(Set.of(Metric.DURATION), ratio)).fold(),
                group -> rule.matches(group.subsystem(), group.type()), Side.of(Side.BOTH));
        List<Anomaly> all = detector.suffices(period) ? detector.ended(period) : reader.fold(detector.exceeding(period)).fold().found();
        for (Anomaly each : all) {
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("task_id", each.taskId());
            facts.put("subsystem", each.series().group().subsystem());
            facts.put("task_type", each.series().group().type());
            facts.put("title", each.title());
            facts.put("severity", each.severity().text());
            facts.put("direction", each.side().text());
            Instant at = Micros.instant(each.atMicros());
            found.add(new Alert(AlertKind.ANOMALY, each.taskId() + "@" + text(each.atMicros()), at == null ? since : at,
                    each.title() + " (" + each.taskId() + ") was out of the ordinary: " + each.side().text(), facts));
        }
    }

    private void incidents(AlertRule rule, Instant since, Instant now, List<Alert> found) throws IOException {
        for (Incident each : logs.incidents().values()) {
            Instant due = each.detectedAt().plus(rule.openFor());
            if (!each.status().isTerminal() && due.isBefore(now) && !due.isBefore(since)) {
                Map<String, String> facts = new LinkedHashMap<>();
                facts.put("incident_id", each.id());
                facts.put("failure_mode", each.failureMode());
                facts.put("severity", each.severity());
                facts.put("status", each.status().text());
                found.add(new Alert(AlertKind.INCIDENT_OPEN, each.id(), due, each.failureMode() + " (" + each.id() + ") is open since "
                        + Rfc3339.format(each.detectedAt()), facts));
            }
        }
    }
}
