package taskmgmt.store.ingest;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Handles differences between a later export and an earlier one. A task whose title, priority or the like has changed is
 * updated, with the time of the import, because sources do not say when it changed; if nothing has changed, the event is
 * already known. For a start or an end, the record keeps what was reported first.
 */
final class SourceRevisions implements RevisionRule {
    private static final String UPDATED = "the source describes it otherwise than before: recorded as an update";
    private static final String KEPT = "the source says otherwise than before how it began or ended: what is recorded stays";

    /** What an update of a task may change. */
    private static final Set<TaskField> CHANGEABLE = EnumSet.of(TaskField.TITLE, TaskField.DESCRIPTION, TaskField.ASSIGNED_TO,
            TaskField.PRIORITY, TaskField.TAGS, TaskField.DEPENDS_ON, TaskField.METADATA);
    private static final int ID_LENGTH = 16;

    @Override
    public @Nullable Revision of(TaskEvent event, Instant now) {
        if (event.type() != EventType.CREATED) {
            return new Revision(null, KEPT);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (TaskField field : CHANGEABLE) {
            Object value = event.fields().get(field.text());
            if (value != null) {
                fields.put(field.text(), value);
            }
        }
        byte[] described = JsonLineWriter.of(fields);
        String content = Sha256.hex(described, 0, described.length).substring(0, ID_LENGTH);
        fields.put(RegistryCodec.TS_FROM, "import");
        fields.put(EventIdentity.EVENT_ID, event.text(EventIdentity.EVENT_ID) + ":" + content);
        return new Revision(new TaskEvent(now, EventType.UPDATED, event.taskId(), fields), UPDATED);
    }
}
