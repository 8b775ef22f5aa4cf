package taskmgmt.serve.route;

import java.io.IOException;
import java.util.List;
import taskmgmt.serve.QueryParameter;
import taskmgmt.store.read.LogReader;

/**
 * The reading commands of the command line, by name, so that responses over HTTP are the same by construction. Passed in
 * from outside, because only commands know their own options.
 */
public interface Readings {
    /** The log itself, of which more may be kept in memory than by a new reader. */
    LogReader log();

    /**
     * Options of a command as query parameters: {@code --created-by} is {@code created_by}.
     *
     * @param options of the command, without their dashes
     * @throws IllegalArgumentException if the command has no such option
     */
    List<QueryParameter> parameters(String command, List<String> options);

    /**
     * The command's output as JSON.
     *
     * @param words its options and arguments, except for the location of the log
     * @throws taskmgmt.serve.ProblemException if the words are invalid
     * @throws taskmgmt.task.RefusedException if what was asked for does not exist
     */
    Reading read(String command, List<String> words) throws IOException, InterruptedException;

    /** The command's output in the format requested by its words. */
    String readAs(String command, List<String> words) throws IOException, InterruptedException;

    /**
     * The output of a command.
     *
     * @param notices its other messages
     * @param negative whether its result is negative, such as a failed check
     */
    record Reading(String text, List<String> notices, boolean negative) {}
}
