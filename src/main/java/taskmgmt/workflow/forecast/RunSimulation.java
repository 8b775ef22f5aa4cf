package taskmgmt.workflow.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Simulates a network: each piece takes as long as one of its past runs, or a value between two of them, and begins when everything
 * that it waits for has ended and its limits allow it, in the order of the definition. Not thread-safe.
 */
final class RunSimulation {
    private static final int NONE = -1;

    private final RunNetwork network;
    private final List<long[]> history;
    private final RandomGenerator random;
    private final int[] critical;

    /**
     * @param history the durations of each piece, in microseconds; empty for one that is taken to need no time, because nothing is
     * known about it
     */
    RunSimulation(RunNetwork network, List<long[]> history, RandomGenerator random) {
        this.network = network;
        this.history = history.stream().map(each -> {
            long[] sorted = each.clone();
            Arrays.sort(sorted);
            return sorted;
        }).toList();
        this.random = random;
        this.critical = new int[network.pieces().size()];
    }

    /** How often the piece was on the critical path. */
    int critical(int piece) {
        return critical[piece];
    }

    private record Running(int piece, long end) {}

    /** Runs one simulation; returns how long the run takes, in microseconds. */
    long play() {
        int pieces = network.pieces().size();
        int[] waits = new int[pieces];
        int[] because = new int[pieces];
        boolean[] begun = new boolean[pieces];
        int[] room = network.limits().stream().mapToInt(Integer::intValue).toArray();
        Arrays.fill(because, NONE);
        for (int i = 0; i < pieces; i++) {
            waits[i] = network.pieces().get(i).after().size();
        }
        PriorityQueue<Running> running = new PriorityQueue<>(Comparator.comparingLong(Running::end).thenComparingInt(Running::piece));
        begin(0, NONE, waits, because, begun, room, running);
        long now = 0;
        int last = NONE;
        while (!running.isEmpty()) {
            Running first = running.remove();
            now = first.end();
            last = first.piece();
            network.pieces().get(last).limits().forEach(limit -> room[limit]++);
            for (int i = 0; i < pieces; i++) {
                waits[i] -= network.pieces().get(i).after().contains(last) ? 1 : 0;
            }
            begin(now, last, waits, because, begun, room, running);
        }
        for (int i = last; i != NONE; i = because[i]) {
            critical[i]++;
        }
        return now;
    }

    private void begin(long now, int cause, int[] waits, int[] because, boolean[] begun, int[] room, PriorityQueue<Running> running) {
        for (int i = 0; i < begun.length; i++) {
            List<Integer> limits = network.pieces().get(i).limits();
            if (!begun[i] && waits[i] == 0 && limits.stream().allMatch(limit -> room[limit] > 0)) {
                begun[i] = true;
                because[i] = cause;
                limits.forEach(limit -> room[limit]--);
                running.add(new Running(i, now + left(i)));
            }
        }
    }

    /** The remaining time of the piece: drawn from those of its past runs that took longer than it has so far. */
    private long left(int piece) {
        long[] past = history.get(piece);
        long elapsed = network.pieces().get(piece).elapsed();
        int from = 0;
        while (from < past.length && past[from] <= elapsed) {
            from++;
        }
        if (from == past.length) {
            return 0;
        }
        double place = from + random.nextDouble() * (past.length - 1 - from);
        int below = (int) place;
        long low = past[below];
        long high = past[Math.min(past.length - 1, below + 1)];
        return Math.max(0, Math.round(low + (place - below) * (high - low)) - elapsed);
    }
}
