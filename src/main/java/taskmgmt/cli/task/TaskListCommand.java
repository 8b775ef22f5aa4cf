package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.checkpoint.KnownCheckpoints;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.render.Format;
import taskmgmt.store.page.FirstTasks;
import taskmgmt.store.page.KnownNames;
import taskmgmt.store.page.TaskListing;
import taskmgmt.store.page.TaskPages;
import taskmgmt.store.page.TaskPlace;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.Seal;
import taskmgmt.store.verify.SealedTasks;
import taskmgmt.task.PriorityRange;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.view.Listing;
import taskmgmt.view.TaskColumns;

/** Lists tasks. */
final class TaskListCommand extends Command {
    private static final String SEALED = "sealed";
    private static final Comparator<Task> OPEN_FIRST = TaskPlace::compare;

    private final Option<String> id = option("--id").label("START").text("with an id that begins so");
    private final Options<String> subsystems = option("--subsystem").label("NAME").anyOf("of this subsystem");
    private final Options<Status> statuses = option("-s", "--status").as(Status::parse, "STATUS")
            .offers("pending", "queued", "active", "running", "paused", "retrying", "completed", "failed", "cancelled")
            .anyOf("in this status; running means active");
    private final Options<String> types = option("--type").label("TYPE").anyOf("of this type");
    private final Options<String> creators = option("--created-by").label("NAME").anyOf("with this creator");
    private final Options<String> assignees = option("--assigned-to").label("NAME").anyOf("with this assignee");
    private final Options<String> tags = option("--tag").label("TAG").anyOf("with this tag; given twice, with both");
    private final Options<String> proofs = option("--proof").oneOf("claimed", "observed", "checked", SEALED)
            .anyOf("ended, and that is known by this: somebody said so, the process was waited for, a verifier was run too; or, however it is known, "
                    + "it is under the checkpoint of --against");
    private final Option<PriorityRange> priority = option("--priority").as(PriorityRange::parse, "RANGE")
            .text("of this priority: 8, high, 5..8, 8.. or '>=8'");
    private final RangeOptions created = uses(RangeOptions.of("created"));
    private final RangeOptions ended = uses(RangeOptions.beside(created, "ended-", "ended"));
    private final Option<String> text = option("--text").text("with this in the title or the description");
    private final Flag overdue = flag("--overdue").text("still open after their deadline");
    private final Option<String> after = option("--after").label("ID")
            .text("only those after this task in the same order, for the next page");
    private final KeyOptions keys = uses(new KeyOptions());
    private final KnownCheckpoints seals = uses(new KnownCheckpoints(keys));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("tasks", TaskColumns.all(Format.JSON).listing(TaskColumns.Facts.NONE, Format.JSON),
            "open ones first, then the newest"));

    TaskListCommand() {
        super("task list", "list the tasks that match all filters; values of one option are alternatives");
        examples("task-mgmt task list --status running --sort priority:desc",
                "task-mgmt task list --subsystem storage --tag nightly --since 7d -o csv",
                "task-mgmt task list --priority 8.. --columns task_id,title,sla_deadline --limit 10");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskFilter filter = filter(session);
        LogReader logs = log.reader(session);
        TaskPages pages = new TaskPages(logs, log.runs(session), log.kept());
        Task last = after.isSet() ? last(logs) : null;
        TaskPlace place = last == null || !output.isInUsualOrder() ? null : TaskPlace.of(last);
        Optional<FirstTasks> first = output.isInUsualOrder() ? pages.first(filter, place, output.maxRows(session))
                : last == null && output.isBeginningBy(TaskField.TASK_ID.text()) ? pages.firstById(filter, output.maxRows(session)) : Optional.empty();
        if (first.isPresent()) {
            list(first.get(), pages, session);
        } else {
            list(pages.all(filter, place), pages, last, session);
        }
        return ExitCode.DONE;
    }

    private void list(FirstTasks page, TaskPages pages, Session session) throws IOException {
        DependencyGraph graph = output.shows(TaskField.BLOCKS.text()) ? pages.waitingFor(page.tasks()) : new DependencyGraph();
        Set<String> unreachable = output.format() == Format.TABLE ? pages.unreachable(page.tasks()) : Set.of();
        if (page.tasks().isEmpty()) {
            tellUnknown(pages, session);
        }
        output.begin(listing(graph, unreachable, session), page.tasks(), page.total(), session);
        TaskReading.tellDamage(page.damaged(), session);
    }

    private void list(TaskListing all, TaskPages pages, @Nullable Task last, Session session) throws IOException {
        Set<String> unreachable = output.format() == Format.TABLE ? pages.unreachable(all.graph()) : Set.of();
        Listing<Task> listing = listing(all.graph(), unreachable, session);
        Comparator<Task> asked = output.order(listing);
        Comparator<Task> order = asked == null ? OPEN_FIRST : asked.thenComparing(OPEN_FIRST);
        ResultRows<Task> rows = output.stream(listing, session);
        all.forEach(task -> {
            if (last == null || order.compare(task, last) > 0) {
                rows.row(task);
            }
        });
        if (rows.isEmpty()) {
            tellUnknown(pages, session);
        }
        rows.finish();
        TaskReading.tellDamage(all.damaged(), session);
    }

    private void tellUnknown(TaskPages pages, Session session) throws IOException {
        if (subsystems.isSet() || types.isSet() || tags.isSet() || creators.isSet()) {
            KnownNames names = pages.names();
            output.tellUnknown("subsystem", subsystems.all(), names.subsystems(), session);
            output.tellUnknown("type", types.all(), names.types(), session);
            output.tellUnknown("tag", tags.all(), names.tags(), session);
            output.tellUnknown("creator", creators.all(), names.creators(), session);
        }
        if (assignees.isSet()) {
            Set<String> known = new TreeSet<>();
            pages.all(TaskFilter.ALL, null).forEach(task -> {
                String assignee = task.text(TaskField.ASSIGNED_TO);
                if (assignee != null) {
                    known.add(assignee);
                }
            });
            output.tellUnknown("assignee", assignees.all(), known, session);
        }
    }

    /** It need not meet the conditions any more. */
    private Task last(LogReader logs) throws IOException {
        Task last = logs.tasks(Set.of(after.get())).get(after.get());
        if (last == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no task '" + after.get() + "' to go on after");
        }
        return last;
    }

    private Listing<Task> listing(DependencyGraph graph, Set<String> unreachable, Session session) {
        TaskColumns.Facts facts = new TaskColumns.Facts(graph, unreachable, session.now());
        return TaskColumns.all(output.format()).listing(facts, output.format());
    }

    private TaskFilter proven(TaskFilter filter, Session session) throws IOException {
        List<Status.Proof> known = new ArrayList<>();
        for (String each : proofs.all()) {
            if (!each.equals(SEALED)) {
                known.add(Status.Proof.parse(each));
            }
        }
        if (proofs.all().contains(SEALED) != seals.isSet()) {
            throw new UsageException(seals.isSet() ? "--against says which ends are sealed: it goes with --proof sealed"
                    : "--proof sealed needs --against: name the checkpoint that you kept elsewhere, what the log says of itself seals nothing");
        }
        if (!known.isEmpty() && seals.isSet()) {
            throw new UsageException("--proof sealed goes with no other: an end is sealed however it is known");
        }
        Seal seal = seals.seal(log.directory(session), session);
        return seal == null ? filter.proofs(known) : filter.among(SealedTasks.of(seal, log.runs(session), _ -> true).ids());
    }

    private TaskFilter filter(Session session) throws IOException {
        TaskFilter filter = TaskFilter.ALL
                .oneOf(TaskField.SUBSYSTEM, subsystems.all())
                .statuses(statuses.all())
                .oneOf(TaskField.TASK_TYPE, types.all())
                .oneOf(TaskField.CREATED_BY, creators.all())
                .oneOf(TaskField.ASSIGNED_TO, assignees.all())
                .tags(tags.all());
        filter = id.isSet() ? filter.idStart(id.get()) : filter;
        filter = proven(filter, session);
        filter = priority.isSet() ? filter.priority(priority.get()) : filter;
        filter = created.isSet() ? filter.created(created.range(session)) : filter;
        filter = ended.isSet() ? filter.ended(ended.range(session)) : filter;
        filter = text.isSet() ? filter.text(text.get()) : filter;
        return overdue.isSet() ? filter.overdue(session.now()) : filter;
    }
}
