package taskmgmt.serve.route;

import java.io.IOException;
import java.util.List;
import taskmgmt.serve.QueryParameter;
import taskmgmt.store.read.LogReader;

/**
 * The reading commands of the command line, by name: answers over HTTP are the same by construction. Passed in from outside,
 * because only commands know their own options.
 */
public interface Readings {
    /** The log itself, of which more may be kept in memory than a new reader has. */
    LogReader log();

    /**
     * Options of a command as parameters of a query: {@code --created-by} is {@code created_by}.
     *
     * @param options of the command, without their dashes
     * @throws IllegalArgumentException where the command has no such option
     */
    List<QueryParameter> parameters(String command, List<String> options);

    /**
     * What the command prints as JSON.
     *
     * @param words its options and arguments, but for where the log is
     * @throws taskmgmt.serve.ProblemException where the words make no sense
     * @throws taskmgmt.task.RefusedException where there is no such thing
     */
    Reading read(String command, List<String> words) throws IOException, InterruptedException;

    /** What the command prints in the form that its words ask for. */
    String readAs(String command, List<String> words) throws IOException, InterruptedException;

    /**
     * What a command printed.
     *
     * @param notices what it said besides
     * @param negative whether its answer is no, as that of a check that failed
     */
    record Reading(String text, List<String> notices, boolean negative) {}
}
