package taskmgmt.cli.handler;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Session;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.agent.tool.OwnTool;
import taskmgmt.run.handler.HandlerPlace;
import taskmgmt.run.handler.KnownHandlers;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.Warnings;
import taskmgmt.store.write.TaskLog;

/** The handlers with which workers perform work that is not a command. */
public final class Handlers {
    private Handlers() {}

    /** @param runner runs the commands behind tools of agents */
    public static WorkHandlers of(Path logs, Supplier<TaskLog> opened, SignalRelay signals, Duration grace, Warnings warnings, InnerCommands.Runner runner,
            Session session) throws IOException {
        HandlerPlace place = new HandlerPlace(opened, session.workingDirectory().toAbsolutePath(), WorkOutput.directory(logs),
                LeadingPlace.of(grace, session), signals, warnings, agent -> {
            InnerCommands inner = new InnerCommands(runner, session, logs, agent);
            return words -> inner.run(words, OwnTool.Outcome::new);
        });
        return new KnownHandlers(place);
    }
}
