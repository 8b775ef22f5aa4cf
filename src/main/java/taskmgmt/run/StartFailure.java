package taskmgmt.run;

import java.io.IOException;
import java.util.List;

/**
 * Why a program could not be started, in the words of the system.
 *
 * @param missing whether there is no such program; otherwise it exists and cannot be run
 */
public record StartFailure(boolean missing, String reason) {
    /** How Java reports that a program does not exist: ENOENT, in two spellings. */
    private static final List<String> NOT_THERE = List.of("error: 2 ", "error=2,");
    private static final String FAILED = "Exec failed, ";

    /** From the exception of the start. */
    public static StartFailure of(IOException failure) {
        String whole = String.valueOf(failure.getMessage());
        boolean missing = whole.contains(NOT_THERE.getFirst()) || whole.contains(NOT_THERE.getLast());
        int detail = whole.indexOf(FAILED);
        return new StartFailure(missing, words((detail < 0 ? whole : whole.substring(detail + FAILED.length())).strip()));
    }

    /** The system's words in {@code error: 2 (No such file or directory)}, and in {@code error=2, No such file or directory}. */
    private static String words(String reason) {
        if (reason.startsWith("error=")) {
            return reason.substring(reason.indexOf(',') + 1).strip();
        }
        int open = reason.indexOf('(');
        return reason.startsWith("error") && open > 0 && reason.endsWith(")") ? reason.substring(open + 1, reason.length() - 1) : reason;
    }

    @Override
    public String toString() {
        return "cannot be started: " + reason;
    }
}
