package taskmgmt.mcp.offer;

import java.util.List;

/** Runs commands of this program; several threads may do so at once. */
public interface CommandLine {
    /** The outcome. Never throws: failures are part of the outcome. */
    Outcome run(List<String> words);

    /**
     * How a command ended.
     *
     * @param status  its exit code
     * @param printed what it wrote to standard output
     * @param said    what it wrote to standard error
     */
    record Outcome(int status, String printed, String said) {}
}
