package taskmgmt.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.preset.WorkPreset;
import taskmgmt.task.Priority;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Work to record as a task: {@code NewWork.titled("Resize 1.png").type("resize").priority(8)}. Each method sets one thing and
 * returns the same object. Unset values keep their defaults. Not thread-safe.
 */
public final class NewWork {
    private final @Nullable String title;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String description;
    private @Nullable String createdBy;
    private @Nullable String assignedTo;
    private @Nullable Priority priority;
    private @Nullable Duration sla;
    private boolean verificationRequired;
    private @Nullable String key;
    private @Nullable Map<String, @Nullable Object> input;
    private Map<String, @Nullable Object> metadata = Map.of();
    private final List<String> dependsOn = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();

    private NewWork(@Nullable String title) {
        this.title = title;
    }

    /** Work of this title, which must not be blank. */
    public static NewWork titled(String title) {
        return new NewWork(title);
    }

    /** Work whose title is made from the metadata by its preset. */
    public static NewWork untitled() {
        return new NewWork(null);
    }

    /** Its id (default: {@code subsystem_type_8hex}). */
    public NewWork id(String chosen) {
        this.id = chosen;
        return this;
    }

    /** The type of work (default: that of the reporter). */
    public NewWork type(String kind) {
        this.type = kind;
        return this;
    }

    public NewWork description(String text) {
        this.description = text;
        return this;
    }

    /** Who requested it (default: the actor). */
    public NewWork createdBy(String name) {
        this.createdBy = name;
        return this;
    }

    public NewWork assignedTo(String name) {
        this.assignedTo = name;
        return this;
    }

    /** How urgent it is, 1 to 10, 10 the most urgent (default: 5). */
    public NewWork priority(int level) {
        this.priority = new Priority(level);
        return this;
    }

    /** The time it may take, from now. */
    public NewWork sla(Duration time) {
        this.sla = time;
        return this;
    }

    /** Completion requires a passed verification. */
    public NewWork verificationRequired() {
        this.verificationRequired = true;
        return this;
    }

    /** Tasks that must be completed first, by their ids. */
    public NewWork dependsOn(String... ids) {
        dependsOn.addAll(List.of(ids));
        return this;
    }

    /** Words to find it by. */
    public NewWork tags(String... words) {
        tags.addAll(List.of(words));
        return this;
    }

    /** A key that identifies the same work: while a task with this key is open, no other one is created. */
    public NewWork key(String known) {
        this.key = known;
        return this;
    }

    /** The data for its work: strings, numbers, booleans, lists, maps and null. */
    public NewWork input(Map<String, ?> data) {
        this.input = JsonValue.recordedMap(data);
        return this;
    }

    /** Anything else to keep with it. */
    public NewWork metadata(Map<String, ?> facts) {
        this.metadata = JsonValue.recordedMap(facts);
        return this;
    }

    Map<String, @Nullable Object> metadata() {
        return metadata;
    }

    @Nullable String type() {
        return type;
    }

    /** @throws RefusedException if the metadata lacks something that the preset requires */
    NewTask task(String subsystem, @Nullable String usualType, @Nullable WorkPreset preset) {
        String missing = preset == null ? null : preset.missing(metadata);
        if (preset != null && missing != null) {
            throw new RefusedException(Refusal.INVALID, "the preset " + preset.text() + " needs metadata " + missing);
        }
        String name = title != null || preset == null ? title : preset.title(metadata, null);
        Priority urgency = priority != null || preset == null ? priority : new Priority(preset.priority());
        return new NewTask(new NewTask.Identity(id, subsystem, type == null ? usualType : type, createdBy),
                new TaskDetails(name, description, assignedTo, urgency, sla, verificationRequired ? Boolean.TRUE : null),
                dependsOn, tags, input, metadata.isEmpty() ? null : metadata, null, key);
    }
}
