package taskmgmt.stats;

import java.util.Comparator;
import taskmgmt.task.TaskRun;

/**
 * What has a place among the runs that ended: by time, never by where its lines stand in the log. Of those that ended in the
 * same microsecond the one that began earlier is the earlier; where that is the same as well, the mark decides, so that the
 * order is the same in whatever order runs come.
 */
public interface EndedAt {
    /** The earliest end first. */
    Comparator<EndedAt> ORDER = EndedAt::compare;

    /** When it ended, in microseconds since 1970. */
    long finishedMicros();

    /** How long it took; {@link TaskRun#UNKNOWN} where that is not known. */
    long durationMicros();

    /** A number that tells it from others, see {@link #mark(TaskRun)}. */
    long mark();

    /**
     * A number that goes by the id of the run and its end alone (FNV-1a over the characters, with a last step that spreads
     * the bits): the same wherever the run stands.
     */
    static long mark(TaskRun run) {
        String id = run.id();
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ run.moments().finished()) * 0x100000001b3L;
        return (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
    }

    private static int compare(EndedAt one, EndedAt other) {
        int byEnd = Long.compare(one.finishedMicros(), other.finishedMicros());
        int byStart = byEnd == 0 ? Long.compare(other.durationMicros(), one.durationMicros()) : byEnd;
        return byStart == 0 ? Long.compare(one.mark(), other.mark()) : byStart;
    }
}
