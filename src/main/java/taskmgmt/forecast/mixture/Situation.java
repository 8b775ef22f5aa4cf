package taskmgmt.forecast.mixture;

/**
 * How old the news of a group are when a task of it starts: the more were started since one ended, the less is known of
 * them, and the more alike they are. Immutable.
 */
enum Situation {
    FRESH, FEW_WAITING, SOME_WAITING, MANY_WAITING;

    private static final int FEW = 4;
    private static final int SOME = 20;

    static Situation of(int startsSinceEnd) {
        if (startsSinceEnd == 0) {
            return FRESH;
        }
        if (startsSinceEnd < FEW) {
            return FEW_WAITING;
        }
        return startsSinceEnd < SOME ? SOME_WAITING : MANY_WAITING;
    }
}
