package taskmgmt.cli.task;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.claim.ClaimTask;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.lease.Lease;
import taskmgmt.view.ClaimDocument;

/** Claims a task for work that is done elsewhere. */
final class TaskClaimCommand extends Command {
    private final Option<String> id = optionalArgument("ID").text("a task, by its id or a unique prefix of it");
    private final Flag next = flag("--next").text("the most urgent task that can begin, of equally urgent ones the oldest");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE").text("with --next: only this task type");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME").text("with --next: only this subsystem");
    private final Option<String> group = option("--group", "-g").as(Texts::notBlank, "NAME")
            .text("with --next: commands of this queue group, which are skipped otherwise");
    private final Option<Duration> lease = option("--lease").as(Lease::length, "DURATION")
            .text("lease: how long nobody else gets it without a heartbeat, 1s to 30d (default: 5m)");
    private final Option<String> worker = option("--worker").as(Texts::notBlank, "NAME").text("worker (default: the actor)");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    TaskClaimCommand() {
        super("task claim", "claim a task for your own worker, and print its id and token");
        details("Any number of workers may ask at once: one gets a task. It is started, and stays with the worker until it ends, is released, "
                + "or its lease runs out: then it can be claimed again, and reports with the old token are refused. Where there is no task "
                + "to claim, the exit status is 1.");
        examples("task-mgmt task claim --next --type review --worker reviewer-1 --lease 2m",
                "claim=$(task-mgmt task claim --next --type review) && set -- $claim  # the id, and the token",
                "task-mgmt task complete \"$1\" --token \"$2\" --result '{\"comments\":3}'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (id.isSet() == next.isSet()) {
            throw new UsageException("give the id of a task, or --next");
        }
        if (id.isSet() && (type.isSet() || subsystem.isSet() || group.isSet())) {
            throw new UsageException("--type, --subsystem and --group choose among tasks, so they go with --next");
        }
        ClaimTask.Claimed claimed;
        try (TaskLog writer = log.writer(session)) {
            claimed = claimed(new ClaimTask(writer), new ClaimTask.Claimant(worker.or(writer.actor()), lease.or(Lease.DEFAULT_LENGTH)));
        }
        if (claimed == null) {
            session.err().println(Program.NAME + ": there is no task to claim");
            return ExitCode.NO;
        }
        output.show(new ClaimDocument(claimed.task(), claimed.lease()), session);
        session.acknowledge("task " + claimed.task().id() + " is claimed");
        return ExitCode.DONE;
    }

    private ClaimTask.@Nullable Claimed claimed(ClaimTask claims, ClaimTask.Claimant claimant) throws IOException {
        return id.isSet() ? claims.claim(id.get(), claimant)
                : claims.next(new ClaimTask.Wanted(type.orNull(), subsystem.orNull(), group.orNull()), claimant);
    }
}
