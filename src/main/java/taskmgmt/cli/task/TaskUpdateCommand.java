package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Priority;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;

/** Changes what is known of tasks, not where they stand. */
final class TaskUpdateCommand extends TaskChangeCommand {
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("what the task is about");
    private final Option<String> description = option("--description").text("more about it");
    private final Option<String> assign = option("--assign").label("NAME").text("who is to do it");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background").text("how urgent it is, 10 the most");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG")
            .repeatable("one more word to find it by");
    private final Options<String> untags = option("--untag").label("TAG").repeatable("a word that no longer fits");
    private final Options<String> dependsOn = option("--depends-on").label("ID")
            .repeatable("one more task that must be completed first");
    private final Options<String> undepends = option("--undepend").label("ID")
            .repeatable("a task that it need not wait for any more");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION")
            .text("how long it may take from now: 90m, 2h, 1d");
    private final Flag requiresVerification = flag("--requires-verification").text("it completes only when verified");
    private final Flag noVerification = flag("--no-verification").text("it completes without");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final Options<Values> context = option("--context").as(Values::parse, "K=V|JSON")
            .repeatable("where and for what it is done");

    TaskUpdateCommand() {
        super("task update", "change what is known of tasks", EventType.UPDATED);
        examples("task-mgmt task update storage_backup_1a2b3c4d --priority high --assign ops --tag nightly",
                "task-mgmt task update web_deploy_5e6f7a8b --depends-on storage_backup_1a2b3c4d --sla 2h");
    }

    @Override
    void checkOptions() {
        if (requiresVerification.isSet() && noVerification.isSet()) {
            throw new UsageException("--requires-verification and --no-verification exclude each other");
        }
        if (!anyOptionGiven()) {
            throw new UsageException("there is nothing to update; give what has changed");
        }
    }

    @Override
    void tell(Map<String, @Nullable Object> fields, Task task, Snapshot now) throws IOException {
        put(fields, TaskField.TITLE, title.orNull());
        put(fields, TaskField.DESCRIPTION, description.orNull());
        put(fields, TaskField.ASSIGNED_TO, assign.orNull());
        put(fields, TaskField.PRIORITY, priority.isSet() ? (Object) (long) priority.get().value() : null);
        if (sla.isSet()) {
            fields.put(TaskField.SLA_DEADLINE.text(), Rfc3339.format(PointInTime.after(now.now(), sla.get())));
        }
        if (requiresVerification.isSet() || noVerification.isSet()) {
            fields.put(TaskField.VERIFICATION_REQUIRED.text(), requiresVerification.isSet());
        }
        tellLists(fields, task, now);
        put(fields, TaskField.METADATA, metadata.isSet() ? Values.merged(metadata.all()) : null);
        put(fields, TaskField.CONTEXT, context.isSet() ? Values.merged(context.all()) : null);
    }

    private void tellLists(Map<String, @Nullable Object> fields, Task task, Snapshot now) throws IOException {
        if (tags.isSet() || untags.isSet()) {
            fields.put(TaskField.TAGS.text(), changed(task.tags(), tags.all(), untags.all()));
        }
        if (dependsOn.isSet() || undepends.isSet()) {
            List<String> more = now.resolveAll(dependsOn.all());
            fields.put(TaskField.DEPENDS_ON.text(), changed(task.dependsOn(), more, noLonger(task, now)));
        }
    }

    /** What it waits for may never have existed, so that a whole id is taken as it is. */
    private List<String> noLonger(Task task, Snapshot now) throws IOException {
        List<String> ids = new ArrayList<>();
        for (String id : undepends.all()) {
            ids.add(task.dependsOn().contains(id) ? id : now.resolve(id).id());
        }
        return ids;
    }

    private static List<String> changed(List<String> before, List<String> more, List<String> fewer) {
        Set<String> after = new LinkedHashSet<>(before);
        after.addAll(more);
        fewer.forEach(after::remove);
        return List.copyOf(after);
    }

    private static void put(Map<String, @Nullable Object> fields, TaskField field, @Nullable Object value) {
        if (value != null) {
            fields.put(field.text(), value);
        }
    }
}
