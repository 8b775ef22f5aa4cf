package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.stats.RecentWork;
import taskmgmt.store.page.TaskPages;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Task;
import taskmgmt.task.plan.DependencyGraph;
import taskmgmt.task.plan.Strategy;
import taskmgmt.task.plan.WorkOrder;
import taskmgmt.view.WorkColumns;

/** Lists the open tasks in the order in which they can be done, and plans when they would be. */
final class TaskOrderCommand extends Command {
    private final Option<Strategy> strategy = option("--strategy").as(Strategy::parse, "STRATEGY")
            .offers(Strategy.words())
            .text("order of the tasks that could be next: priority (the most urgent; the default), shortest (the "
                    + "shortest predicted time), deadline (the earliest), resource (the least predicted processor time "
                    + "times memory), fifo (the oldest), weighted (a score of all of these) or round_robin (types take turns)");
    private final Option<Integer> workers = option("--workers").as(Numbers.between(1, 1_000_000), "N")
            .text("plan for N workers: when each task would start and end, in fields of their own");
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("open tasks", WorkColumns.common(), "as they can be done"));

    TaskOrderCommand() {
        super("task order", "list open tasks in dependency order: blockers first, then the most urgent, then the oldest");
        details("A task is as urgent as the most urgent one that waits for it. What waits for a task that failed or was cancelled is "
                + "unreachable: it comes last, and unreachable_by names that task.",
                "",
                "A predicted time is the median of the last " + RecentWork.SIZE + " successful runs of the same subsystem and "
                        + "type; where there is none, of the same type, then of all (predicted_from). A task that runs already "
                        + "has what is left of its time. A task without a prediction comes after those that have one, and is "
                        + "planned as if it took no time.",
                "The plan is list scheduling: a free worker takes the first task that waits for none which is open. It takes "
                        + "at most 2 - 1/workers times as long as the best plan (R. L. Graham, Bounds for Certain "
                        + "Multiprocessing Anomalies, Bell System Technical Journal 45, 1966). What waits for a task that "
                        + "failed, was cancelled or is not known has no place in it.");
        examples("task-mgmt task order", "task-mgmt task order -q --limit 1",
                "task-mgmt task order --strategy shortest --workers 4",
                "task-mgmt task order --workers 2 --json | jq 'map(select(.in_time == false))'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskPages.OpenTasks all = new TaskPages(log.reader(session), log.runs(session)).open();
        List<Task> open = new ArrayList<>();
        for (Task task : all.tasks().values()) {
            if (!task.status().isTerminal()) {
                open.add(task);
            }
        }
        open.sort(Task.BY_CREATION);
        DependencyGraph graph = TaskReading.graph(all.tasks());
        WorkOrder order = new WorkOrder(all.tasks(), graph, strategy.or(Strategy.PRIORITY), session.now());
        boolean predicts = workers.isSet() || order.strategy().predicts();
        if (predicts && !open.isEmpty()) {
            Runs<RecentWork> runs = log.runs(session).fold(RecentWork.PROJECTION);
            order.predict(open, runs.fold(), runs.open());
        }
        List<Task> ordered = workers.isSet() ? order.plan(open, workers.get()) : order.of(open);
        output.list(WorkColumns.of(order, predicts, workers.isSet(), output.format()), WorkColumns.Placed.of(ordered), session);
        tellPlan(order, open.size(), session);
        tellUnreachable(order, session);
        if (!workers.isSet()) {
            Set<String> placed = new HashSet<>();
            ordered.forEach(task -> placed.add(task.id()));
            open.removeIf(task -> placed.contains(task.id()));
            tellCycle(open, session);
        }
        TaskReading.tellDamage(all.damaged(), session);
        return ExitCode.DONE;
    }

    private void tellPlan(WorkOrder order, int open, Session session) {
        int unknown = order.withoutHistory();
        if (unknown > 0) {
            say(Human.count(unknown, "task has", "tasks have") + " no history: nothing has succeeded yet", session);
        }
        if (workers.isSet() && open > 0) {
            say("all that can be done would be done in " + Human.duration(Duration.of(order.makespanMicros(), ChronoUnit.MICROS)),
                    session);
        }
        if (order.withoutPlace() > 0) {
            say(Human.count(order.withoutPlace(), "task waits", "tasks wait") + " for what is not going to be completed",
                    session);
        }
    }

    private void tellUnreachable(WorkOrder order, Session session) {
        if (!workers.isSet() && order.unreachable() > 0) {
            say(Human.count(order.unreachable(), "task is", "tasks are") + " unreachable and last: what each waits for failed or was "
                    + "cancelled, and 'task-mgmt task retry' opens it again", session);
        }
    }

    /** No command of ours makes a cycle, but another program may have written one. */
    private static void tellCycle(List<Task> left, Session session) {
        if (!left.isEmpty()) {
            say(left.size() + " tasks wait for each other and have no place in the order: see 'task-mgmt task deps "
                    + Plain.text(left.getFirst().id()) + "'", session);
        }
    }

    private static void say(String message, Session session) {
        session.err().println(Program.NAME + ": " + message);
    }
}
