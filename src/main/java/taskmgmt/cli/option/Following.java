package taskmgmt.cli.option;

import java.io.IOException;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.journal.lines.Follower;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryFollower;

/** Follows the registry, and reports on standard error what happens to its file. */
public final class Following {
    private Following() {}

    /**
     * Returns when the listener wants no more lines, or when the thread is interrupted, whose interrupted status stays
     * set.
     */
    public static void follow(LogLocation log, boolean fromStart, RegistryFollower.Listener listener, Session session)
            throws IOException {
        follow(log, fromStart ? 0 : RegistryFollower.FROM_NOW, listener, session);
    }

    /**
     * The same, starting at a given line.
     *
     * @param from where to start, in bytes from the start of the log
     */
    public static void follow(LogLocation log, long from, RegistryFollower.Listener listener, Session session) throws IOException {
        RegistryFollower.follow(log.directory(session), from, listener, notice -> session.err().println(Program.NAME + ": " + text(notice)));
    }

    private static String text(Follower.Notice notice) {
        return switch (notice) {
            case REPLACED -> "another file took the place of " + LogReader.REGISTRY + ": its lines follow";
            case TRUNCATED -> LogReader.REGISTRY + " was made shorter by another program, as logrotate does with copytruncate: "
                    + "the lines that it has now follow";
            case REMOVED -> "the log directory was removed: this goes on when it is there again";
        };
    }
}
