package taskmgmt.store.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.redaction.Redaction;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.guard.Places;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.write.LockedLog;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Ingests a stream of event lines into the registry, in bounded memory and in batches, each of which is one transaction. An event
 * already in the registry, by its {@link EventIdentity}, is skipped, so ingesting a stream again, for example after a crash, adds
 * nothing. Used once.
 */
public final class EventIngest {
    private final TaskLog log;
    private final LineTimes times;
    private final RevisionRule revisions;
    private final IngestListener listener;
    private RegistryIndex index;
    private IngestResult result = IngestResult.NOTHING;
    private Places places = new Places();
    private final List<Denial> denials = new ArrayList<>();

    /** For lines that are already in the order of time, with times in UTC unless they say otherwise. */
    public EventIngest(TaskLog log, IngestListener listener) {
        this(log, LineTimes.asTheyCome(), listener);
    }

    /** For events of a source that may later report them differently: that is not a conflict but an update. */
    public static EventIngest ofSource(TaskLog log, IngestListener listener) {
        return new EventIngest(log, LineTimes.asTheyCome(), new SourceRevisions(), listener);
    }

    /** @param times how the times of the lines are read, and whether the lines are sorted */
    public EventIngest(TaskLog log, LineTimes times, IngestListener listener) {
        this(log, times, RevisionRule.REFUSED, listener);
    }

    private EventIngest(TaskLog log, LineTimes times, RevisionRule revisions, IngestListener listener) {
        this.times = times;
        this.revisions = revisions;
        this.log = log;
        this.listener = listener;
        this.index = new RegistryIndex(log.directory());
    }

    /** A stream that can be read again from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Ingests what can be ingested, and reports the rest to the listener. */
    public IngestResult run(InputStream lines) throws IOException {
        Redaction redaction = log.exclusively(this::permitted);
        EventLines.read(lines, times, redaction,
                batch -> log.exclusively(held -> take(asPermitted(batch, redaction, held), held)));
        if (result.added() > 0) {
            log.exclusively(this::extendIndex);
        }
        return result;
    }

    /**
     * Ingests everything or nothing; other writers wait meanwhile.
     *
     * @throws RefusedException if any line was refused; each was reported to the listener, and nothing was written
     */
    public IngestResult runStrict(Source source) throws IOException {
        return log.exclusively(held -> {
            Redaction redaction = permitted(held);
            try (InputStream lines = source.open()) {
                EventLines.read(lines, times, redaction, batch -> judge(batch, held));
            }
            recordDenials(held);
            if (result.refused() > 0) {
                throw new RefusedException(Refusal.INVALID, result.refused() + " of " + result.lines()
                        + " lines were refused, so nothing was written");
            }
            index = new RegistryIndex(log.directory());
            result = IngestResult.NOTHING;
            try (InputStream lines = source.open()) {
                EventLines.read(lines, times, redaction, batch -> take(batch, held));
            }
            return result;
        });
    }

    /** Once for the whole stream, so that later look-ups of a task need not do it. */
    private boolean extendIndex(LockedLog held) throws IOException {
        log.snapshot(held).extendIndex();
        return true;
    }

    /** The batch according to the policy in force when it is written, if that differs from the one when it was read. */
    private List<EventLines.EventLine> asPermitted(List<EventLines.EventLine> batch, Redaction readBy, LockedLog held)
            throws IOException {
        if (permitted(held).equals(readBy)) {
            return batch;
        }
        Admission admission = log.admission();
        return batch.stream().map(line -> line.event() == null ? line
                : new EventLines.EventLine(line.number(), admission.clean(line.event()), line.fault(), line.remarks())).toList();
    }

    private IngestResult take(List<EventLines.EventLine> batch, LockedLog held) throws IOException {
        places = new Places(); // what was added so far is in the registry
        List<TaskEvent> events = judge(batch, held);
        recordDenials(held);
        log.write(new ChangeSet(List.of(), events), held);
        index.upTo(held.registryEnd());
        listener.progress(result);
        return result;
    }

    /** Whoever ingests a stream answers for every line of it, whatever actor the line names. */
    private boolean isDenied(TaskEvent event) throws IOException {
        if (!log.admission().concerns(event) || index.isKnown(event)) {
            return false;
        }
        Denial denial = log.admission().of(event, log.actor(), places);
        if (denial != null) {
            denials.add(denial);
        }
        return denial != null;
    }

    private Redaction permitted(LockedLog held) throws IOException {
        log.require(Actions.INGEST, ProtectedResource.log("registry"), held);
        return log.admission().redaction();
    }

    /** One entry for all lines of a batch that were denied the same thing by the same rule, naming the first. */
    private void recordDenials(LockedLog held) throws IOException {
        Map<String, List<Denial>> alike = new LinkedHashMap<>();
        for (Denial denial : denials) {
            alike.computeIfAbsent(denial.action() + " " + denial.rule(), key -> new ArrayList<>()).add(denial);
        }
        denials.clear();
        if (!alike.isEmpty()) {
            log.record(alike.values().stream().map(all -> all.getFirst().entry(held.now(), Map.of(AuditTerms.LINES, all.size()))).toList(), held);
        }
    }

    /** The events of the batch that are new and legal moves. */
    private List<TaskEvent> judge(List<EventLines.EventLine> batch, LockedLog held) throws IOException {
        index.catchUp(held.registryEnd());
        List<TaskEvent> concerned = batch.stream().flatMap(line -> Stream.ofNullable(line.event()))
                .filter(log.admission()::concerns).toList();
        places.read(concerned, log.snapshot(held));
        Judged judged = new Judged(new ArrayList<>(batch.size()));
        for (EventLines.EventLine line : batch) {
            TaskEvent event = line.event();
            String fault = event == null ? line.fault() : judge(line, event, held, judged);
            if (fault != null) {
                judged.refused++;
                listener.refused(line.number(), fault);
            }
        }
        result = result.plus(new IngestResult(batch.size(), judged.events.size(), judged.known, judged.refused, judged.noted));
        return judged.events;
    }

    /** The outcome for a batch so far. */
    private static final class Judged {
        final List<TaskEvent> events;
        long known;
        long refused;
        long noted;

        Judged(List<TaskEvent> events) {
            this.events = events;
        }
    }

    /** Why the event is refused; null if it is ingested or already known. */
    private @Nullable String judge(EventLines.EventLine line, TaskEvent event, LockedLog held, Judged judged) throws IOException {
        if (isDenied(event)) {
            return denials.getLast().sentence();
        }
        RegistryIndex.Taken taken = index.add(event);
        if (taken.isConflict()) {
            return revised(line, event, held, judged);
        }
        TaskEvent added = taken.event();
        if (added == null) {
            judged.known++;
            return null;
        }
        if (log.admission().concerns(event)) {
            places.apply(event);
        }
        judged.events.add(added);
        judged.noted += taken.odd().isEmpty() && line.remarks().isEmpty() ? 0 : 1;
        taken.odd().forEach(remark -> listener.noted(line.number(), remark));
        line.remarks().forEach(remark -> listener.noted(line.number(), remark));
        return null;
    }

    /** The same for an event that the registry has with different content. */
    private @Nullable String revised(EventLines.EventLine line, TaskEvent event, LockedLog held, Judged judged) throws IOException {
        RevisionRule.Revision revision = revisions.of(event, held.now());
        if (revision == null) {
            return EventIdentity.conflict(event);
        }
        TaskEvent instead = revision.event();
        if (instead != null && index.isKnown(instead)) {
            judged.known++;
            return null;
        }
        listener.revised(line.number(), revision.remark());
        judged.noted++;
        if (instead == null) {
            judged.known++;
            return null;
        }
        return judge(line, instead, held, judged);
    }
}
