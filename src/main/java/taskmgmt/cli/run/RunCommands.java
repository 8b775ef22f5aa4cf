package taskmgmt.cli.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.Commands;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Load;
import taskmgmt.cli.command.Verb;

/** {@code run}, {@code batch}, and the verbs of the queue: {@code add}, {@code worker}, {@code queue}, {@code dead}, {@code wait} and {@code follow}. */
public final class RunCommands implements Commands {
    private final InnerCommands.Runner runner;

    /** @param runner runs the commands behind tools of agents */
    public RunCommands(InnerCommands.Runner runner) {
        this.runner = runner;
    }

    @Override
    public List<Verb> verbs() {
        return List.of(
                Verb.of("run", Load.WRITES).trained().withForeignCalls(),
                Verb.of("batch", Load.REWRITES).withForeignCalls(),
                Verb.of("add", Load.WRITES).trained(),
                Verb.of("worker", Load.WRITES).withForeignCalls(),
                Verb.of("simulate", Load.READS),
                Verb.of("queue list", Load.LOOKS),
                Verb.of("queue groups", Load.LOOKS),
                Verb.of("queue pause", Load.WRITES),
                Verb.of("queue resume", Load.WRITES),
                Verb.of("queue parallel", Load.WRITES),
                Verb.of("queue breakers", Load.LOOKS),
                Verb.of("queue breaker", Load.WRITES),
                Verb.of("queue edit", Load.WRITES),
                Verb.of("queue env", Load.WRITES),
                Verb.of("queue restart", Load.WRITES),
                Verb.of("queue clean", Load.WRITES),
                Verb.of("queue schedules", Load.LOOKS),
                Verb.of("queue unschedule", Load.WRITES),
                Verb.of("queue kill", Load.WRITES),
                Verb.of("wait", Load.LOOKS),
                Verb.of("follow", Load.LOOKS),
                Verb.of("dead list", Load.LOOKS),
                Verb.of("dead requeue", Load.WRITES),
                Verb.of("dead purge", Load.WRITES));
    }

    @Override
    public @Nullable Command command(String name) {
        return switch (name) {
            case "run" -> new RunCommand();
            case "add" -> new AddCommand();
            case "worker" -> new WorkerCommand(runner);
            case "simulate" -> new SimulateCommand();
            case "queue list" -> new QueueListCommand();
            case "queue groups" -> new QueueGroupCommand.Groups();
            case "queue pause" -> new QueueGroupCommand.Pause();
            case "queue resume" -> new QueueGroupCommand.Resume();
            case "queue parallel" -> new QueueGroupCommand.Parallel();
            case "queue breakers" -> new QueueBreakerCommand.Breaking();
            case "queue breaker" -> new QueueBreakerCommand();
            case "queue edit" -> new QueueEditCommand();
            case "queue env" -> new QueueEnvCommand();
            case "queue restart" -> new QueueRestartCommand();
            case "queue schedules" -> new QueueSchedulesCommand();
            case "queue unschedule" -> new QueueSchedulesCommand.Remove();
            case "queue clean" -> new QueueCleanCommand();
            case "queue kill" -> new QueueKillCommand();
            case "wait" -> new WaitCommand();
            case "follow" -> new FollowCommand();
            case "dead list" -> new DeadListCommand();
            case "dead requeue" -> new DeadChangeCommand.Requeue();
            case "dead purge" -> new DeadChangeCommand.Purge();
            case "batch" -> new BatchCommand();
            default -> null;
        };
    }
}
