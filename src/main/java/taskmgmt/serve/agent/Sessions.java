package taskmgmt.serve.agent;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Caller;

/**
 * The sessions that are open, each for whoever opened it. One more than may be takes the place of the one that nobody has used for the
 * longest time; a client whose session is gone opens another one. May be shared between threads.
 */
final class Sessions<S> {
    static final int MAX = 1_024;
    static final int MAX_PER_CALLER = 128;
    static final Duration MAX_IDLE = Duration.ofHours(1);

    private final LongSupplier nanos;
    /** In the order in which they were used, the one that was used last at the end. */
    private final Map<String, Open<S>> open = new LinkedHashMap<>(16, 0.75f, true);

    private record Open<S>(S session, Caller caller, long usedNanos) {
        boolean isOf(Caller other) {
            return caller.name().equals(other.name()) && caller.role() == other.role();
        }
    }

    /** @param nanos a clock that never goes back */
    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized void add(String id, S session, Caller caller) {
        dropIdle();
        long own = open.values().stream().filter(each -> each.caller().name().equals(caller.name())).count();
        if (own >= MAX_PER_CALLER) {
            dropOldest(caller);
        } else if (open.size() >= MAX) {
            dropOldest(null);
        }
        open.put(id, new Open<>(session, caller, nanos.getAsLong()));
    }

    /** The session with this id, used now; null if there is none, or it belongs to someone else. */
    synchronized @Nullable S find(String id, Caller caller) {
        dropIdle();
        Open<S> found = open.get(id);
        if (found == null || !found.isOf(caller)) {
            return null;
        }
        open.put(id, new Open<>(found.session(), caller, nanos.getAsLong()));
        return found.session();
    }

    /** Whether there was one of this name that was theirs. */
    synchronized boolean end(String id, Caller caller) {
        return find(id, caller) != null && open.remove(id) != null;
    }

    synchronized int size() {
        return open.size();
    }

    private void dropOldest(@Nullable Caller caller) {
        for (Map.Entry<String, Open<S>> each : open.entrySet()) {
            if (caller == null || each.getValue().caller().name().equals(caller.name())) {
                open.remove(each.getKey());
                return;
            }
        }
    }

    private void dropIdle() {
        long now = nanos.getAsLong();
        open.values().removeIf(each -> now - each.usedNanos() > MAX_IDLE.toNanos());
    }
}
