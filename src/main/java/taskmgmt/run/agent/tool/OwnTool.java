package taskmgmt.run.agent.tool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.mcp.Tool;
import taskmgmt.mcp.Tools;

/** A command of this program as a tool. */
public record OwnTool(Tool tool, Commands commands) implements AgentTool {
    private static final String PREFIX = "task_";

    /** Runs commands of this program; several threads may do so at once. */
    public interface Commands {
        /** What became of it. Never throws. */
        Outcome run(List<String> words);
    }

    /**
     * How a command ended.
     *
     * @param status  its exit code
     * @param printed what it wrote to standard output
     * @param said    what it wrote to standard error
     */
    public record Outcome(int status, String printed, String said) {}

    /** All of them: {@code task_create}, {@code task_list} and so on; without the one that is there for calls that are tasks. */
    public static List<AgentTool> all(Commands commands) {
        List<AgentTool> all = new ArrayList<>();
        for (Tool each : Tools.ALL) {
            if (!each.name().equals(Tools.DELEGATE)) {
                all.add(new OwnTool(each, commands));
            }
        }
        return all;
    }

    @Override
    public ToolSpec spec() {
        return new ToolSpec(PREFIX + tool.name(), tool.text(), tool.schema(), !tool.changes());
    }

    @Override
    public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure {
        List<String> words;
        try {
            words = tool.commandLine(arguments, "agent");
        } catch (IllegalArgumentException e) {
            throw new ToolFailure(Trouble.VALIDATION, String.valueOf(e.getMessage()));
        }
        Outcome outcome = commands.run(words);
        Tool.Reply reply = tool.reply(outcome.status(), outcome.printed(), outcome.said());
        return new Output(reply.json(), reply.isError());
    }
}
