package taskmgmt.cli.option;

import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.Follower;

/** What happened to a log that is followed, in a sentence for people. */
public final class FollowerNotice {
    private FollowerNotice() {}

    public static String text(Follower.Notice notice) {
        return switch (notice) {
            case REPLACED -> "another file took the place of " + LogFiles.REGISTRY + ": its lines follow";
            case TRUNCATED -> LogFiles.REGISTRY + " was made shorter by another program, as logrotate does with copytruncate: "
                    + "the lines that it has now follow";
            case REMOVED -> "the log directory was removed: this goes on when it is there again";
        };
    }
}
