package taskmgmt.forecast.mixture;

/**
 * How old the latest information on a group is when one of its tasks starts: the more tasks were started since one
 * ended, the less is known about them, and the more alike they are. Immutable.
 */
enum Situation {
    FRESH(0), FEW_WAITING(1), SOME_WAITING(2), MANY_WAITING(3);

    /** How many situations there are. */
    static final int COUNT = 4;

    private static final int FEW = 4;
    private static final int SOME = 20;

    private final int number;

    Situation(int number) {
        this.number = number;
    }

    /** The number of the situation, from 0. */
    int number() {
        return number;
    }

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
