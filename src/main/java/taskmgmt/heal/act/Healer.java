package taskmgmt.heal.act;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeIncident;
import taskmgmt.change.MoveIncident;
import taskmgmt.change.OpenIncident;
import taskmgmt.heal.CommandWords;
import taskmgmt.heal.HealingHistory;
import taskmgmt.heal.HealingRule;
import taskmgmt.heal.HealingStep;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.CommandLook;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.PointInTime;

/**
 * Goes through a playbook once: checks for its failure, decides based on the incidents, and heals. The incident of a failure is in a
 * truthful state at any moment: a healer that is killed leaves it open, and the next one continues it. The caller must ensure that only one
 * healer works at a time; not thread-safe.
 */
public final class Healer {
    private static final Duration ESCALATION_TIME = Duration.ofMinutes(1);

    private final TaskLog log;
    private final InstantSource clock;
    private final FailureLook look;
    private final Patience patience;
    private final RemedyTool tool;
    private final HealingListener listener;

    public Healer(TaskLog log, FailureLook look, SignalRelay signals, HealingListener listener) {
        this.log = log;
        this.clock = look.place().clock();
        this.look = look;
        this.patience = new Patience(signals);
        this.tool = new RemedyTool(log, look, patience);
        this.listener = listener;
    }

    /** The result of going through a playbook. */
    public enum Result {
        /** There is no failure, or no longer one. */
        FINE,
        /** The failure is there, or it is unknown whether it is. */
        NOT_FINE,
        /** This process was asked to end before the result was known. */
        INTERRUPTED
    }

    /** What would be done, without doing it. */
    public HealingStep consider(Playbook playbook) throws IOException, InterruptedException {
        Observation seen = look.look(playbook.detector());
        HealingStep step = HealingRule.decide(playbook, seen, history(playbook), clock.instant());
        listener.looked(playbook, seen, step);
        return step;
    }

    /**
     * Goes through the playbook once.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids opening or changing the incident; nothing is done then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked; nothing is done then
     */
    public Result heal(Playbook playbook) throws IOException, InterruptedException {
        return heal(playbook, null);
    }

    /**
     * The same.
     *
     * @param since when the failure started, for the record of a new incident; null if unknown
     */
    public Result heal(Playbook playbook, @Nullable Instant since) throws IOException, InterruptedException {
        Observation seen = look.look(playbook.detector());
        HealingHistory history = history(playbook);
        HealingStep step = HealingRule.decide(playbook, seen, history, clock.instant());
        listener.looked(playbook, seen, step);
        return switch (step) {
            case HealingStep.Rest rest -> {
                endSuspension(history, rest.why());
                yield Result.FINE;
            }
            case HealingStep.Close close -> {
                close(playbook, close);
                endSuspension(history, close.why());
                yield Result.FINE;
            }
            case HealingStep.Heal heal -> {
                endSuspension(history, "the playbook may act again");
                yield seen instanceof Observation.Down down ? heal(playbook, incident(playbook, heal.open(), down, since), down) : Result.NOT_FINE;
            }
            case HealingStep.Suspend suspend -> {
                suspend(playbook, history, suspend.why());
                yield Result.NOT_FINE;
            }
            case HealingStep.Wait _, HealingStep.Unsure _ -> Result.NOT_FINE;
        };
    }

    private HealingHistory history(Playbook playbook) throws IOException {
        return HealingHistory.of(playbook, LogReader.at(log.directory()).incidents().values());
    }

    private Incident incident(Playbook playbook, @Nullable Incident open, Observation.Down down, @Nullable Instant since) throws IOException {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("detector", playbook.detector().type());
        metadata.put("saw", down.saw());
        return open != null ? open : new OpenIncident(log).open(new OpenIncident.Request(
                playbook.failureMode(), playbook.severity(), null, since == null ? null : new PointInTime.Fixed(since), playbook.id(), metadata, playbook.incidentKey()));
    }

    private Result heal(Playbook playbook, Incident incident, Observation.Down down) throws IOException, InterruptedException {
        HealingRecord record = new HealingRecord(log, clock, incident);
        Observation.Down last = down;
        for (int attempt = 1; attempt <= playbook.limits().attempts(); attempt++) {
            for (Remedy remedy : playbook.remedies()) {
                if (patience.isOver()) {
                    return interrupted(playbook, record);
                }
                String tooMuch = HealingRule.tooMuch(playbook, history(playbook), clock.instant());
                if (remedy instanceof Remedy.Escalate || tooMuch != null) {
                    return giveUp(playbook, record, tooMuch == null ? "escalated: " + last.saw() : tooMuch + ": " + last.saw());
                }
                Observation seen = apply(playbook, remedy, last, record);
                if (seen instanceof Observation.Fine) {
                    record.resolved(seen.saw());
                    listener.ended(playbook, record.incident());
                    return Result.FINE;
                }
                last = seen instanceof Observation.Down still ? still : last;
            }
        }
        return patience.isOver() ? interrupted(playbook, record) : giveUp(playbook, record, "no remedy helped: " + last.saw());
    }

    private Result interrupted(Playbook playbook, HealingRecord record) throws IOException {
        record.left();
        listener.ended(playbook, record.incident());
        return Result.INTERRUPTED;
    }

    /** Applies one remedy, and returns the observation afterwards. */
    private Observation apply(Playbook playbook, Remedy remedy, Observation.Down found, HealingRecord record)
            throws IOException, InterruptedException {
        String words = remedy.words(found);
        record.doing(words, remedy.kind());
        listener.doing(playbook, record.incident(), words);
        Applied applied = tool.apply(remedy, found);
        look.acted(playbook.detector());
        look.acted(playbook.verification());
        Observation seen = patience.awaitFine(playbook.verification(), applied.done() ? playbook.within() : Duration.ZERO, look);
        boolean helped = seen instanceof Observation.Fine;
        record.did(applied, helped);
        if (!helped) {
            listener.inVain(playbook, record.incident(), applied.words());
        }
        return seen;
    }

    private Result giveUp(Playbook playbook, HealingRecord record, String error) throws IOException, InterruptedException {
        record.gaveUp(error, escalate(playbook, record.incident(), error));
        listener.ended(playbook, record.incident());
        return Result.NOT_FINE;
    }

    /** Runs the escalation command. The facts are passed in its environment, never as part of a line for a shell. */
    private @Nullable String escalate(Playbook playbook, Incident incident, String error) throws InterruptedException {
        CommandWords command = playbook.escalation();
        if (command == null) {
            return null;
        }
        try {
            Map<String, @Nullable String> facts = Map.of("TASK_MGMT_INCIDENT_ID", incident.id(), "TASK_MGMT_PLAYBOOK", playbook.id(),
                    "TASK_MGMT_FAILURE_MODE", playbook.failureMode(), "TASK_MGMT_SEVERITY", playbook.severity().text(),
                    "TASK_MGMT_ERROR", error.replace('\0', ' '));
            return command.text() + ": " + CommandLook.run(command, ESCALATION_TIME, look.place().with(facts)).status().words();
        } catch (IOException e) {
            return command.text() + ": " + e.getMessage();
        }
    }

    /** Closes the incident of a healer that ended while it was healing. The failure is gone, by its doing or by itself. */
    private void close(Playbook playbook, HealingStep.Close close) throws IOException {
        Incident open = close.incident();
        String how = open.status() == IncidentStatus.REMEDIATING ? "found healed after an interrupted remedy" : "found gone without a remedy";
        Incident ended = new ChangeIncident(log).apply(open.id(), new MoveIncident.Resolve(List.of(how), verified(close.why()), false), null).incident();
        listener.ended(playbook, ended);
    }

    private static Map<String, @Nullable Object> verified(String saw) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("verified", saw);
        return metadata;
    }

    /** Opens an incident, once, to record that the playbook is suspended. */
    private void suspend(Playbook playbook, HealingHistory history, String why) throws IOException {
        if (history.suspension() == null) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put("reason", why);
            metadata.put("failure_mode", playbook.failureMode());
            new OpenIncident(log).open(new OpenIncident.Request(
                    "healing_suspended", playbook.severity(), null, null, playbook.id(), metadata, playbook.suspensionKey()));
        }
    }

    private void endSuspension(HealingHistory history, String why) throws IOException {
        Incident suspension = history.suspension();
        if (suspension != null) {
            new ChangeIncident(log).apply(suspension.id(), new MoveIncident.Resolve(List.of(why), Map.of(), false), null);
        }
    }
}
