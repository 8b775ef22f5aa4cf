package taskmgmt.cli.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.PastWork;
import taskmgmt.queue.Simulation;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.time.TimeRange;
import taskmgmt.task.plan.Strategy;
import taskmgmt.view.QueueColumns;

/** Compares strategies by how they would have handled past tasks. */
final class SimulateCommand extends Command {
    private static final int MAX_SLOTS = 1_000_000;
    private static final int DEFAULT_TASKS = 5_000;

    private final Options<Strategy> strategies = option("--strategy").as(SimulateCommand::strategy, "STRATEGY")
            .offers("priority", "shortest", "deadline", "fifo", "weighted", "round_robin")
            .anyOf("only this one: priority, shortest, deadline, fifo, weighted or round_robin (default: all of these)");
    private final Option<Integer> slots = option("--slots", "-j").as(Numbers.between(1, MAX_SLOTS), "N")
            .text("how many tasks run at once (default: the fewest that keep up with the work on average)");
    private final Options<String> subsystems = option("--subsystem").as(Texts::notBlank, "NAME").anyOf("only tasks of this subsystem");
    private final Option<Integer> last = option("--last").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("only the last N finished tasks (default: 5000)");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only tasks that were created"));
    private final ListOptions output = uses(new ListOptions("strategies", QueueColumns.strategies(Format.JSON),
            "as named"));

    SimulateCommand() {
        super("simulate", "compare scheduling strategies on past tasks");
        details("Each task comes when it was created and takes as long as it took; the strategy says which of those that wait begins when a "
                        + "slot is free. It goes by what was known then: the median of the last 100 successful runs of the subsystem and type "
                        + "that had ended before the task came. Dependencies and failures are not played again.",
                "'recorded' is what really happened: from the creation of each task to its start.");
        examples("task-mgmt simulate --slots 4", "task-mgmt simulate --strategy fifo --strategy shortest -o json");
    }

    private static Strategy strategy(String text) {
        Strategy strategy = Strategy.parse(text);
        if (strategy == Strategy.RESOURCE) {
            throw new IllegalArgumentException("cannot be resource: what tasks use of a machine is not played again");
        }
        return strategy;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Snapshot.TaskCollector all = log.reader(session).tasks();
        TaskReading.tellDamage(all, session);
        TimeRange range = time.range(session);
        List<Task> wanted = new ArrayList<>();
        for (Task task : all.tasks().values()) {
            if (range.contains(task.createdAt()) && (!subsystems.isSet() || subsystems.all().contains(task.subsystem()))) {
                wanted.add(task);
            }
        }
        List<PastWork> past = PastWork.of(wanted);
        past = past.subList(Math.max(0, past.size() - last.or(DEFAULT_TASKS)), past.size());
        Simulation simulation = new Simulation(past);
        int count = slots.or(simulation.fewestSlots());
        List<Simulation.Outcome> outcomes = new ArrayList<>(List.of(simulation.recorded()));
        for (Strategy strategy : Strategy.values()) {
            if (strategy != Strategy.RESOURCE && (!strategies.isSet() || strategies.all().contains(strategy))) {
                outcomes.add(simulation.run(strategy, count));
            }
        }
        if (past.isEmpty()) {
            TaskReading.tellUnknown(log.reader(session), subsystems.all(), List.of(), session);
            session.err().println(Program.NAME + ": no task has run to an end " + (time.isSet() ? "that was created in that time" : "yet"));
            return ExitCode.DONE;
        }
        output.list(QueueColumns.strategies(output.format()), outcomes, session);
        String gain = Simulation.gain(outcomes);
        session.err().println(Program.NAME + ": with " + Human.count(count, "slot", "slots") + (gain.isEmpty() ? "" : ", " + gain));
        return ExitCode.DONE;
    }
}
