package taskmgmt.run.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of a job log, in the form of GNU parallel: nine columns with tabs in between. Newlines in the command are written as NUL
 * characters, as there.
 *
 * @param seq    the number of the command in the input
 * @param exit   its exit code, or 128 and the number of the signal that ended it
 * @param signal that number; 0 for none
 */
record JobLogEntry(long seq, int exit, int signal, String command) {
    static final String HEADER = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand";

    private static final int COLUMNS = 9;
    private static final int EXIT = 6;
    private static final int SIGNAL = 7;
    private static final int COMMAND = 8;
    private static final double MILLIS = 1_000;
    private static final double NANOS = 1_000_000_000;
    private static final int SIGNALLED = 128;

    boolean succeeded() {
        return exit == 0 && signal == 0;
    }

    /** The line of a command that was run. */
    static String line(JobResult result) {
        int code = result.status().code();
        int signal = result.status().signal() == null ? 0 : code - SIGNALLED;
        return String.format(Locale.ROOT, "%d\t:\t%.3f\t%10.3f\t0\t%d\t%d\t%d\t%s", result.job().seq(), result.startMillis() / MILLIS,
                result.wallNanos() / NANOS, result.outputBytes(), code, signal, written(result.job()));
    }

    private static String written(BatchJob job) {
        return job.logged().replace('\n', '\0');
    }

    /** Whether it is of this command. */
    boolean isOf(BatchJob job) {
        return command.equals(written(job));
    }

    /** Null if it is no such line. */
    static @Nullable JobLogEntry parse(String line) {
        List<String> columns = columns(line);
        if (columns.size() != COLUMNS) {
            return null;
        }
        try {
            return new JobLogEntry(Long.parseLong(columns.getFirst()), Integer.parseInt(columns.get(EXIT)),
                    Integer.parseInt(columns.get(SIGNAL)), columns.get(COMMAND));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** The last of them may hold tabs itself. */
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(COLUMNS);
        int from = 0;
        for (int tab = line.indexOf('\t'); tab >= 0 && columns.size() < COLUMNS - 1; tab = line.indexOf('\t', from)) {
            columns.add(line.substring(from, tab));
            from = tab + 1;
        }
        columns.add(line.substring(from));
        return columns;
    }
}
