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

    /** @param random where generated ids come from */
    public RegisterLearning(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * What is being learned.
     *
     * @param activity    of every kind but {@link LearningActivity#CONFIG}
     * @param description more about it; null where nobody says
     * @param metadata    anything else to keep with it
     * @param start       whether it begins at once
     */
    public record Request(
            LearningActivity activity, String title, @Nullable String description, Map<String, @Nullable Object> metadata,
            WorkFigures figures, boolean start) {

        /** @throws InvalidValueException where the title is blank, or the activity needs a version */
        public Request {
            if (title.isBlank()) {
                throw new InvalidValueException(TaskField.TITLE.text(), "must not be empty");
            }
            if (activity == LearningActivity.CONFIG) {
                throw new InvalidValueException(TaskField.TASK_TYPE.text(), "is that of a configuration, which needs a version");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }

    /**
     * Registers the activity; returns the task's id.
     *
     * @throws taskmgmt.task.RefusedException where the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
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
            String id = now.freeTaskId(LearningActivity.SUBSYSTEM, request.activity().type(), random);
            EventFields fields = new EventFields()
                    .putAll(request.activity().registration(request.title(), now.actor(), request.metadata()))
                    .put(TaskField.DESCRIPTION, request.description())
                    .put(request.figures());
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, fields.map());
            return request.start()
                    ? ChangeSet.of(created, new TaskEvent(now.now(), EventType.STARTED, id, EventFields.by(now.actor()).map()))
                    : ChangeSet.of(created);
        }
    }
}
