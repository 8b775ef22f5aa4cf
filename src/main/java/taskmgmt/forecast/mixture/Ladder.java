package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.forecast.sample.Running;

/**
 * The samples relevant to some work, from the narrowest to the widest, none of them empty, and the ways up through them.
 *
 * @param running the tasks of each sample that have not ended
 * @param rungs   the kind of each sample
 * @param chains  the ways that the experts take, at least one
 */
record Ladder(List<Recent> samples, List<Running> running, List<Rung> rungs, List<Chain> chains) {
    /**
     * A task that has been running longer than this many times the greatest value of a sample is ignored for it: most likely its end was
     * never recorded.
     */
    private static final double MAX_RATIO = 3;

    /** How long the running tasks of each sample have been running, ascending. */
    List<double[]> elapsed(long nowMicros) {
        List<double[]> elapsed = new ArrayList<>();
        for (int place = 0; place < samples.size(); place++) {
            elapsed.add(running.get(place).elapsed(nowMicros, MAX_RATIO * samples.get(place).greatest()));
        }
        return elapsed;
    }

    /** A way from narrow to wide. */
    static final class Chain {
        /** The way for work of which only the group is known. */
        static final String PLAIN = "";
        /** The way from all facts together to the group. */
        static final String ALIKE = "\u0000alike";

        private final String name;
        private final int[] places;

        /**
         * @param name   of the fact that it starts from
         * @param places the indices of the samples on the way, ascending; the last one is that of all runs
         */
        Chain(String name, int... places) {
            this.name = name;
            this.places = places.clone();
        }

        String name() {
            return name;
        }

        int steps() {
            return places.length;
        }

        /** The index of the sample at this step. */
        int place(int step) {
            return places[step];
        }
    }
}
