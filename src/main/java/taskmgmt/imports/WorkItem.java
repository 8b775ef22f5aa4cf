package taskmgmt.imports;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.TimeReading;

/**
 * One attempt at a unit of work, as reported by a source. Immutable; created by {@link WorkBuilder}.
 *
 * @param row      its position in the source
 * @param taskId   the id of its task
 * @param attempt  distinguishes this attempt from others of the same task; empty if the source has only one of each
 * @param created  when it was registered, submitted or queued; null if unknown
 * @param ended    null also if it has ended but the source does not say when
 * @param creation fields of the event that creates the task
 * @param ending   fields of the event that ends the attempt
 * @param isTold   whether the task was created by an earlier row, so that this row only continues it
 * @param unusable values that could not be used, by name; they are in the metadata too
 * @param forms    how its times were written
 */
public record WorkItem(
        long row,
        String taskId,
        String attempt,
        @Nullable Instant created,
        @Nullable Instant started,
        @Nullable Instant ended,
        Outcome outcome,
        Map<String, @Nullable Object> creation,
        Map<String, @Nullable Object> ending,
        boolean isTold,
        Map<String, @Nullable Object> unusable,
        List<TimeReading.Form> forms) {

    public WorkItem {
        creation = Collections.unmodifiableMap(new LinkedHashMap<>(creation));
        ending = Collections.unmodifiableMap(new LinkedHashMap<>(ending));
        unusable = Collections.unmodifiableMap(new LinkedHashMap<>(unusable));
        forms = List.copyOf(forms);
    }

    /** Its earliest known time; null if it has no time at all. */
    public @Nullable Instant first() {
        Instant first = created;
        for (Instant each : new Instant[] {started, ended}) {
            first = first == null || (each != null && each.isBefore(first)) ? each : first;
        }
        return first;
    }
}
