package taskmgmt.change;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/** Registers a learning activity. For configuration updates, which get versions, see {@link RegisterConfig}. */
public final class RegisterLearning {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public RegisterLearning(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * What is being learned.
     *
     * @param activity    any kind except {@link LearningActivity#CONFIG}
     * @param place       its type and subsystem
     * @param description more about it; null if not given
     * @param metadata    anything else to keep with it
     * @param start       how to start it at once; null for later
     */
    public record Request(
            LearningActivity activity, Place place, String title, @Nullable String description, Map<String, @Nullable Object> metadata,
            WorkFigures figures, MoveTask.@Nullable Start start) {

        /** One that is not started yet. */
        public Request(LearningActivity activity, Place place, String title, @Nullable String description,
                Map<String, @Nullable Object> metadata, WorkFigures figures) {
            this(activity, place, title, description, metadata, figures, null);
        }

        /** @throws InvalidValueException if the title is blank, the activity needs a version, or could not be recognized as learning */
        public Request {
            if (title.isBlank()) {
                throw new InvalidValueException(TaskField.TITLE.text(), "must not be empty");
            }
            if (activity == LearningActivity.CONFIG || LearningActivity.CONFIG.type().equals(place.type)) {
                throw new InvalidValueException(TaskField.TASK_TYPE.text(), "is that of a configuration, which needs a version");
            }
            if (place.type != null && place.subsystem != null && !place.subsystem.equals(LearningActivity.SUBSYSTEM)) {
                throw new InvalidValueException(TaskField.TASK_TYPE.text(), "must be " + activity.type() + " in the subsystem " + place.subsystem
                        + ": by that it is known as learning");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }

        private String type() {
            return place.type == null ? activity.type() : place.type;
        }

        private String subsystem() {
            return place.subsystem == null ? LearningActivity.SUBSYSTEM : place.subsystem;
        }
    }

    /**
     * The type and subsystem of the activity's task.
     *
     * @param type      null for the type of the activity
     * @param subsystem null for {@value LearningActivity#SUBSYSTEM}
     */
    public record Place(@Nullable String type, @Nullable String subsystem) {
        public static final Place USUAL = new Place(null, null);
    }

    /**
     * Registers the activity; returns the task's id.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public String register(Request request) throws IOException {
        return log.append(new Decision(request, random)).events().getFirst().taskId();
    }

    private static final class Decision implements Change {
        private final Request request;
        private final RandomGenerator random;

        Decision(Request request, RandomGenerator random) {
            this.request = request;
            this.random = random;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            String id = now.freeTaskId(request.subsystem(), request.type(), random);
            EventFields fields = new EventFields()
                    .putAll(LearningActivity.registration(request.type(), request.subsystem(), request.title(), now.actor(), request.metadata()))
                    .put(TaskField.DESCRIPTION, request.description())
                    .put(request.figures());
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, fields.map());
            MoveTask.Start start = request.start();
            return start == null ? ChangeSet.of(created) : ChangeSet.of(created, new TaskEvent(now.now(), EventType.STARTED, id,
                    EventFields.by(now.actor()).put(TaskField.OWNER, start.owner()).map()));
        }
    }
}
