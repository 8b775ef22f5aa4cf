package taskmgmt.run.agent.tool;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;

/** A tool of agents. May be called by several threads. */
public interface AgentTool {
    ToolSpec spec();

    /**
     * Does it.
     *
     * @param arguments that fit the schema
     * @param limit     how long it may take
     * @throws ToolFailure if it could not be done; the kind of failure says whether it is worth trying again
     */
    Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure, InterruptedException;

    /**
     * What came out.
     *
     * @param text    data, whatever it says
     * @param isError whether it was done and did not succeed, as a program that ended with another code than 0
     */
    record Output(String text, boolean isError) {
        /** More is not shown to a model. */
        static final int MAX_TEXT = 40_000;

        public Output {
            text = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "… (the rest is left out)";
        }
    }
}
