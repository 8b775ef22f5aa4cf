package taskmgmt.run.agent.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.mcp.client.ServerSession;

/** The tools of servers, which are started for a run and ended with it: those of the agent {@code docs} are called {@code docs__search} and so on. */
public final class ServerTools implements AutoCloseable {
    private final List<ServerSession> sessions = new ArrayList<>();
    private final List<AgentTool> tools = new ArrayList<>();
    private final Waiting waiting;

    public ServerTools(Waiting waiting) {
        this.waiting = waiting;
    }

    /**
     * Starts a server.
     *
     * @param argv      its program, found, and its arguments
     * @param variables that it has besides a few of this process, as {@code PATH} and {@code HOME}
     * @throws AgentException if it cannot be used
     */
    public void open(Agent agent, List<String> argv, Path directory, Map<String, String> variables) throws AgentException {
        if (!(agent.means() instanceof AgentMeans.McpServer)) {
            throw new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, "agent " + agent.name() + " is no server");
        }
        try {
            ServerSession session = ServerSession.open(argv, directory, variables, agent.timeout());
            sessions.add(session);
            for (ServerSession.Offered each : session.tools()) {
                ToolSpec spec = new ToolSpec(agent.name() + "__" + each.name(), each.text(), each.schema(), each.repeats());
                tools.add(new ServerTool(spec, each.name(), session, waiting));
            }
        } catch (IOException e) {
            throw AgentException.ofAgent(e instanceof ServerSession.LateException ? AgentFault.TIMEOUT : AgentFault.AGENT_METHOD_NOT_SUPPORTED,
                    "the server " + agent.name() + " cannot be used: " + e.getMessage());
        }
    }

    public List<AgentTool> all() {
        return List.copyOf(tools);
    }

    private record ServerTool(ToolSpec spec, String name, ServerSession session, Waiting waiting) implements AgentTool {
        @Override
        public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure, InterruptedException {
            try {
                ServerSession.Answer answer = waiting.get(() -> session.call(name, arguments), System.nanoTime() + limit.toNanos());
                return new Output(answer.text(), answer.isError());
            } catch (TimeoutException _) {
                throw new ToolFailure(Trouble.TIMEOUT, "the server does not answer in time");
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                throw new ToolFailure(cause instanceof ServerSession.LateException ? Trouble.TIMEOUT : Trouble.TOOL,
                        cause == null ? "no answer" : String.valueOf(cause.getMessage()));
            }
        }
    }

    @Override
    public void close() {
        sessions.forEach(ServerSession::close);
    }
}
