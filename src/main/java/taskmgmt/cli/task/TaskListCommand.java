package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskFields;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Format;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.PriorityRange;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Unreachable;
import taskmgmt.view.TaskColumns;

/** Lists tasks. */
final class TaskListCommand extends Command {
    private final Options<String> subsystems = option("--subsystem").label("NAME").repeatable("of this subsystem");
    private final Options<Status> statuses = option("--status").as(Status::parse, "STATUS")
            .offers("pending", "queued", "active", "running", "paused", "retrying", "completed", "failed", "cancelled")
            .repeatable("in this status; running means active");
    private final Options<String> types = option("--type").label("TYPE").repeatable("of this type");
    private final Options<String> creators = option("--created-by").label("NAME").repeatable("created by them");
    private final Options<String> assignees = option("--assigned-to").label("NAME").repeatable("assigned to them");
    private final Options<String> tags = option("--tag").label("TAG").repeatable("with this tag; given twice, with both");
    private final Options<Status.Proof> proofs = option("--proof").as(Status.Proof::parse, "WORD").offers("claimed", "observed", "checked")
            .repeatable("ended, and that is known by this: somebody said so, the process was waited for, or a verifier was run too");
    private final Option<PriorityRange> priority = option("--priority").as(PriorityRange::parse, "RANGE")
            .text("so urgent: 8, high, 5..8, 8.. or '>=8'");
    private final RangeOptions created = uses(RangeOptions.of("created"));
    private final RangeOptions ended = uses(RangeOptions.beside(created, "ended-", "ended"));
    private final Option<String> text = option("--text").text("with this in the title or the description");
    private final Flag overdue = flag("--overdue").text("still open after their deadline");
    private final Option<SortOrder> sort = option("--sort").as(SortOrder::parse, "FIELD[:desc],...")
            .text("by these fields (default: by creation)");
    private final Option<TaskColumns> columns = option("--columns").as(TaskFields::columns, "FIELD,...")
            .text("show these fields (default: all, a few in a table)");
    private final Option<Integer> limit = option("--limit").as(Numbers.between(0, Integer.MAX_VALUE), "N")
            .text("only so many, the first ones");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskListCommand() {
        super("task list", "list the tasks that meet all conditions; values of the same option are alternatives");
        examples("task-mgmt task list --status running --sort priority:desc",
                "task-mgmt task list --subsystem storage --tag nightly --since 7d -o csv",
                "task-mgmt task list --priority 8.. --columns task_id,title,sla_deadline --limit 10");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Snapshot.TaskCollector all = log.reader(session).tasks();
        TaskFilter filter = filter(session);
        List<Task> wanted = new ArrayList<>();
        for (Task task : all.tasks().values()) {
            if (filter.accepts(task)) {
                wanted.add(task);
            }
        }
        wanted.sort(Task.BY_CREATION);
        if (sort.isSet()) {
            wanted.sort(sort.get().comparator());
        }
        write(wanted.subList(0, Math.min(wanted.size(), limit.or(Integer.MAX_VALUE))), all, session);
        TaskReading.tellDamage(all, session);
        return ExitCode.DONE;
    }

    private void write(List<Task> tasks, Snapshot.TaskCollector all, Session session) throws IOException {
        TaskColumns shown = columns.or(TaskColumns.usual(output.format()));
        boolean marks = output.format() == Format.TABLE;
        DependencyGraph graph = marks || shown.contains(TaskField.BLOCKS) ? TaskReading.graph(all) : new DependencyGraph();
        Map<String, String> unreachable = marks ? Unreachable.among(all.tasks(), graph) : Map.of();
        output.list(shown.listing(graph, unreachable.keySet(), output.format()), tasks, session);
    }

    private TaskFilter filter(Session session) {
        TaskFilter filter = TaskFilter.ALL
                .oneOf(TaskField.SUBSYSTEM, subsystems.all())
                .statuses(statuses.all())
                .oneOf(TaskField.TASK_TYPE, types.all())
                .oneOf(TaskField.CREATED_BY, creators.all())
                .oneOf(TaskField.ASSIGNED_TO, assignees.all())
                .tags(tags.all());
        filter = filter.oneOf(TaskField.PROOF, proofs.all().stream().map(Status.Proof::text).toList());
        filter = priority.isSet() ? filter.priority(priority.get()) : filter;
        filter = created.isSet() ? filter.created(created.range(session)) : filter;
        filter = ended.isSet() ? filter.ended(ended.range(session)) : filter;
        filter = text.isSet() ? filter.text(text.get()) : filter;
        return overdue.isSet() ? filter.overdue(session.now()) : filter;
    }
}
