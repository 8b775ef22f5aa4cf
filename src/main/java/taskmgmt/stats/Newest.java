package taskmgmt.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import taskmgmt.task.TaskRun;

/**
 * The items that ended last, in whatever order they are added. Items mostly arrive in order, so sorting them now and then is
 * enough. Not thread-safe.
 */
public final class Newest<T extends Newest.EndedAt> {
    private final int size;
    private List<T> items = new ArrayList<>();
    private boolean isSorted = true;

    /**
     * An item with a position among the runs that ended: by time, never by the position of its lines in the log. Of those that
     * ended in the same microsecond, the one that began earlier comes first; if that is the same as well, the mark decides, so that
     * the order does not depend on the order of arrival.
     */
    public interface EndedAt {
        /** The earliest end first. */
        Comparator<EndedAt> ORDER = EndedAt::compare;

        /** When it ended, in microseconds since 1970. */
        long finishedMicros();

        /** How long it took; {@link TaskRun#UNKNOWN} if unknown. */
        long durationMicros();

        /** A number that distinguishes it from others, see {@link #mark(TaskRun)}. */
        long mark();

        /**
         * A number computed only from the id of the run and its end (FNV-1a over the characters, with a final step that spreads the
         * bits), so it is the same wherever the run is stored.
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

    /**
     * An instance without items.
     *
     * @param size how many are kept
     */
    public Newest(int size) {
        this.size = size;
    }

    public void add(T item) {
        isSorted &= items.isEmpty() || EndedAt.ORDER.compare(items.getLast(), item) <= 0;
        items.add(item);
        if (items.size() >= 2 * size) {
            items = new ArrayList<>(inOrder());
        }
    }

    /** What is kept, the oldest first. */
    public List<T> inOrder() {
        if (!isSorted) {
            items.sort(EndedAt.ORDER);
            isSorted = true;
        }
        return List.copyOf(items.subList(Math.max(0, items.size() - size), items.size()));
    }
}
