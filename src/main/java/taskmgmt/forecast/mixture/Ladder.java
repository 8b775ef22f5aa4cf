package taskmgmt.forecast.mixture;

import java.util.List;

/**
 * The samples that may speak for a work, from the narrowest to the widest, none of them empty, and the ways up them.
 *
 * @param rungs  what kind each sample is
 * @param chains the experts' ways, at least one
 */
record Ladder(List<Recent> samples, List<Rung> rungs, List<Chain> chains) {
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
