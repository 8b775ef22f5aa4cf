package taskmgmt.serve.gate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places that callers hold for as long as they like, shared so that none can keep the others out: where all are held, whoever has two fewer than
 * the caller with the most gets the one that this caller has held for longest. Shared between threads.
 */
public final class SharedPlaces {
    private final int count;
    private final Map<String, Deque<Place>> held = new HashMap<>();
    private int taken;

    /** @param count how many there are */
    public SharedPlaces(int count) {
        this.count = count;
    }

    /** A place that is held until it is closed, or lost to another caller. */
    public final class Place implements AutoCloseable {
        private final String caller;
        private volatile boolean lost;

        private Place(String caller) {
            this.caller = caller;
        }

        public boolean isLost() {
            return lost;
        }

        @Override
        public void close() {
            giveUp(this);
        }
    }

    /** One for this caller; null if all are held, and the caller has its share of them. */
    public synchronized @Nullable Place take(String caller) {
        if (taken == count && !makeRoom(caller)) {
            return null;
        }
        Place place = new Place(caller);
        held.computeIfAbsent(caller, _ -> new ArrayDeque<>()).add(place);
        taken++;
        return place;
    }

    private boolean makeRoom(String caller) {
        Deque<Place> own = held.getOrDefault(caller, new ArrayDeque<>());
        Deque<Place> most = own;
        for (Deque<Place> each : held.values()) {
            most = each.size() > most.size() ? each : most;
        }
        if (most.size() < own.size() + 2) {
            return false;
        }
        giveUp(most.getFirst());
        return true;
    }

    private synchronized void giveUp(Place place) {
        Deque<Place> own = held.get(place.caller);
        if (own != null && own.remove(place)) {
            place.lost = true;
            taken--;
            if (own.isEmpty()) {
                held.remove(place.caller);
            }
        }
    }
}
