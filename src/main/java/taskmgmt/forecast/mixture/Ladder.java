package taskmgmt.forecast.mixture;

import java.util.List;

/**
 * The samples that may speak for a work, from the narrowest to the widest, none of them empty, and the ways up them.
 *
 * @param rungs  what kind each sample is
 * @param chains the experts' ways, at least one
 */
record Ladder(List<Recent> samples, List<Rung> rungs, List<Chain> chains) {
    /**
     * A way from narrow to wide.
     *
     * @param name   of the fact that it goes by
     * @param places of the samples it passes, ascending; the last one is that of all runs
     */
    record Chain(String name, int[] places) {
        /** The way of a work of which nothing but its group is known. */
        static final String PLAIN = "";
        /** The way from all facts at once to the group. */
        static final String ALIKE = "\u0000alike";
    }
}
