package taskmgmt.imports;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;
import taskmgmt.task.Fact;
import taskmgmt.task.TaskEvent;

/**
 * Turns a unit of work into the events that describe it: created, started, ended. Each gets an {@code event_id} derived from the
 * task, the attempt and what happened, so that importing the same source again, or a grown version of it, adds only what is new.
 * Pure.
 */
public final class WorkEvents {
    private static final String EVENT_ID = "event_id";
    private static final int CREATED = 0;
    /** The rank of a creation from a row about a later attempt; one about the first attempt precedes it. */
    private static final int CREATED_LATER = 1;
    private static final int STARTED = 2;
    private static final int ENDED = 9;

    private WorkEvents() {}

    /** Its events in order; none if it has no time at all. */
    public static List<ImportedEvent> of(WorkItem work) {
        List<ImportedEvent> events = new ArrayList<>(3);
        Instant position = work.first();
        if (position == null) {
            return events;
        }
        if (!work.isTold()) {
            events.add(event(work, position, EventType.CREATED, "created", work.created() == null ? guessed(work.creation()) : work.creation(),
                    position, work.creation().containsKey(Fact.TS_FROM.text()) ? CREATED_LATER : CREATED));
        }
        Instant started = work.started();
        if (started != null && work.outcome() != Outcome.PENDING) {
            position = later(position, started);
            events.add(event(work, started, EventType.STARTED, "started", Map.of(), position, STARTED));
        }
        Instant ended = work.ended();
        if (ended != null && work.outcome().isTerminal()) {
            position = later(position, ended);
            events.add(event(work, ended, endType(work.outcome()), "ended", work.ending(), position, ENDED));
        } else if (work.outcome().isTerminal()) { // it must not stay open, and its outcome matters
            events.add(event(work, position, endType(work.outcome()), "ended", guessed(work.ending()), position, ENDED));
        }
        return events;
    }

    /** What is unusual about the work but does not exclude it; null if nothing is. */
    public static @Nullable String oddity(WorkItem work) {
        Instant started = work.started();
        Instant ended = work.ended();
        if (work.outcome().isTerminal() && ended == null) {
            return "it has ended, and the source does not say when: recorded as of the last time that is known of it, without a duration";
        }
        if (work.outcome() == Outcome.ACTIVE && started == null && !work.isTold()) {
            return "it is running, and the source does not say since when: imported as not begun";
        }
        if (started != null && ended != null && ended.isBefore(started)) {
            return "it ends before it starts: kept, without a duration";
        }
        Instant created = work.created();
        return created != null && created.isAfter(work.first()) ? "it is created after it starts or ends: created at that time instead"
                : null;
    }

    /** The time of the event is unknown: it must not imply that the work took no time, nor that it did not wait. */
    private static Map<String, @Nullable Object> guessed(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        all.put(Fact.TS_FROM.text(), Fact.Word.IMPORT.text());
        return all;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static EventType endType(Outcome outcome) {
        return outcome == Outcome.COMPLETED ? EventType.COMPLETED
                : outcome == Outcome.CANCELLED ? EventType.CANCELLED : EventType.FAILED;
    }

    private static ImportedEvent event(WorkItem work, Instant at, EventType type, String what, Map<String, @Nullable Object> fields,
            Instant position, int rank) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(fields);
        if (type == EventType.COMPLETED) {
            all.put("success", true);
        }
        boolean isOfAttempt = !work.attempt().isEmpty() && type != EventType.CREATED;
        all.put(EVENT_ID, "import:" + work.taskId() + (isOfAttempt ? ":" + work.attempt() : "") + ":" + what);
        return new ImportedEvent(new TaskEvent(at, type, work.taskId(), all), work.row(), work.attempt(), position, rank);
    }
}
