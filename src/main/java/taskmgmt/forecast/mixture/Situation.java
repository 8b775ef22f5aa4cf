package taskmgmt.forecast.mixture;

/**
 * How old the news of a group are when a task of it starts: the more were started since one ended, the less is known of
 * them, and the more alike they are. Immutable.
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

    /** From 0 on. */
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
