package taskmgmt.cli.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Terminal;
import taskmgmt.run.agent.tool.OwnTool;

/** Commands that are run within this process, each in a session of its own: nothing of them reaches the streams of this one. */
final class ToolCommands implements OwnTool.Commands {
    private final AgentCommands.Runner runner;
    private final Session session;
    private final Map<String, String> environment;

    /** @param actor in whose name they are run; null for the user */
    ToolCommands(AgentCommands.Runner runner, Session session, Path logs, @Nullable String actor) {
        this.runner = runner;
        this.session = session;
        Map<String, String> variables = new HashMap<>(session.environment());
        variables.put("TASK_MGMT_LOGS", logs.toString());
        variables.remove("TASK_MGMT_OUTPUT");
        if (actor != null) {
            variables.put("TASK_MGMT_ACTOR", actor);
        }
        this.environment = Map.copyOf(variables);
    }

    @Override
    public OwnTool.Outcome run(List<String> words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session inner = Session.over(out, err, new ByteArrayInputStream(new byte[0]), session.clock(), environment, session.workingDirectory(),
                Terminal.NONE, new SplittableRandom(seed())).among(session.processes());
        int status = runner.run(words.toArray(String[]::new), inner);
        return new OwnTool.Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The source of numbers that the session has is not for several threads. */
    private synchronized long seed() {
        return session.random().nextLong();
    }
}
