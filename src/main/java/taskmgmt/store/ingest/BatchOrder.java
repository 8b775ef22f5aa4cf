package taskmgmt.store.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ingest.EventLines.EventLine;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * The events of a batch in the order of time. Those of one moment keep the order of a file that is in order, are turned round
 * where the whole batch is the newest first, and otherwise come as created, started, …, ended. Pure.
 */
final class BatchOrder {
    private static final int OLDEST_FIRST = 1;
    private static final int NEWEST_FIRST = 2;

    private BatchOrder() {}

    static List<EventLine> byTime(List<EventLine> batch) {
        int order = order(batch);
        if ((order & OLDEST_FIRST) != 0) {
            return batch;
        }
        if ((order & NEWEST_FIRST) != 0) {
            return batch.reversed();
        }
        List<EventLine> sorted = new ArrayList<>(batch);
        sorted.sort(Comparator.comparingLong(BatchOrder::micros).thenComparingInt(BatchOrder::rank));
        return sorted;
    }

    private static int order(List<EventLine> batch) {
        int order = OLDEST_FIRST | NEWEST_FIRST;
        @Nullable TaskEvent before = null;
        for (EventLine line : batch) {
            TaskEvent event = line.event();
            if (event != null && before != null) {
                int compared = event.at().compareTo(before.at());
                order &= compared > 0 ? OLDEST_FIRST : compared < 0 ? NEWEST_FIRST : OLDEST_FIRST | NEWEST_FIRST;
            }
            before = event == null ? before : event;
        }
        return order;
    }

    /** What is no event comes first: it is told and no more. */
    private static long micros(EventLine line) {
        TaskEvent event = line.event();
        return event == null ? Long.MIN_VALUE : event.atMicros();
    }

    private static int rank(EventLine line) {
        TaskEvent event = line.event();
        return event == null ? 0 : rank(event.type());
    }

    private static int rank(EventType type) {
        return switch (type) {
            case CREATED -> 0;
            case QUEUED -> 1;
            case STARTED, RESUMED -> 2;
            case PROGRESS, SNAPSHOT, UPDATED, VERIFIED, ESCALATED -> 3;
            case PAUSED, RETRYING -> 4;
            case COMPLETED, FAILED, CANCELLED -> 5;
        };
    }
}
