package taskmgmt.cli.task;

import java.time.Duration;
import taskmgmt.change.ListChange;
import taskmgmt.change.TaskDetails;
import taskmgmt.change.TaskRequest;
import taskmgmt.change.UpdateTask;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.task.Priority;
import taskmgmt.time.Durations;

/** Changes the data of tasks, but not their state. */
final class TaskUpdateCommand extends TaskChangeCommand {
    private final Option<String> title = option("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("title");
    private final Option<String> description = option("--description").text("description");
    private final Option<String> assign = option("--assign").label("NAME").text("assignee");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background").text("priority, 10 is the most urgent");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG")
            .repeatable("tag to add");
    private final Options<String> untags = option("--untag").label("TAG").repeatable("tag to remove");
    private final Options<String> dependsOn = option("--depends-on").label("ID")
            .repeatable("another task that must be completed first");
    private final Options<String> undepends = option("--undepend").label("ID")
            .repeatable("a task that it no longer waits for");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION")
            .text("time allowed from now: 90m, 2h, 1d");
    private final Flag requiresVerification = flag("--requires-verification").text("require verification before completion");
    private final Flag noVerification = flag("--no-verification").text("do not require verification");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    private final Options<Values> context = option("--context").as(Values::parse, "K=V|JSON")
            .repeatable("where and for what it is done");

    TaskUpdateCommand() {
        super("task update", "change the fields of tasks");
        examples("task-mgmt task update storage_backup_1a2b3c4d --priority high --assign ops --tag nightly",
                "task-mgmt task update web_deploy_5e6f7a8b --depends-on storage_backup_1a2b3c4d --sla 2h");
    }

    @Override
    TaskRequest request(Session session) {
        if (requiresVerification.isSet() && noVerification.isSet()) {
            throw new UsageException("--requires-verification and --no-verification exclude each other");
        }
        if (!anyOptionGiven()) {
            throw new UsageException("there is nothing to update; give what has changed");
        }
        Boolean verification = requiresVerification.isSet() || noVerification.isSet() ? requiresVerification.isSet() : null;
        TaskDetails details = new TaskDetails(
                title.orNull(), description.orNull(), assign.orNull(), priority.orNull(), sla.orNull(), verification);
        return new UpdateTask(details, new ListChange(tags.all(), untags.all()), new ListChange(dependsOn.all(), undepends.all()),
                Values.mergedOrNull(metadata.all()), Values.mergedOrNull(context.all()));
    }
}
