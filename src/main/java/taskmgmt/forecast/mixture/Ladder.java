package taskmgmt.forecast.mixture;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.forecast.sample.Running;

/**
 * The samples that may speak for a work, from the narrowest to the widest, none of them empty, and the ways up them.
 *
 * @param running the tasks of each sample that have not ended
 * @param rungs   what kind each sample is
 * @param chains  the experts' ways, at least one
 */
record Ladder(List<Recent> samples, List<Running> running, List<Rung> rungs, List<Chain> chains) {
    /** Who has run longer than this many times the greatest value of a sample says nothing of it: more likely, his end was never recorded. */
    private static final double MAX_RATIO = 3;

    /** For how long the tasks of each sample have run, ascending. */
    List<double[]> elapsed(long nowMicros) {
        List<double[]> elapsed = new ArrayList<>();
        for (int place = 0; place < samples.size(); place++) {
            elapsed.add(running.get(place).elapsed(nowMicros, MAX_RATIO * samples.get(place).greatest()));
        }
        return elapsed;
    }

    /** A way from narrow to wide. */
    static final class Chain {
        /** The way of a work of which nothing but its group is known. */
        static final String PLAIN = "";
        /** The way from all facts at once to the group. */
        static final String ALIKE = "\u0000alike";

        private final String name;
        private final int[] places;

        /**
         * @param name   of the fact that it goes by
         * @param places of the samples it passes, ascending; the last one is that of all runs
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

        /** The place of the sample at this step. */
        int place(int step) {
            return places[step];
        }
    }
}
