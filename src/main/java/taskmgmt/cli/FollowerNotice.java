package taskmgmt.cli;

import taskmgmt.journal.Follower;
import taskmgmt.journal.LogFiles;

/** What happened to a log that is followed, in a sentence for people. */
final class FollowerNotice {
    private FollowerNotice() {}

    static String text(Follower.Notice notice) {
        return switch (notice) {
            case REPLACED -> "another file took the place of " + LogFiles.REGISTRY + ": its lines follow";
            case TRUNCATED -> LogFiles.REGISTRY + " was made shorter by another program, as logrotate does with copytruncate: "
                    + "the lines that it has now follow";
            case REMOVED -> "the log directory was removed: this goes on when it is there again";
        };
    }
}
