package taskmgmt.forecast;

/**
 * In which situation a task starts: what makes predictions of the same group more or less certain. Immutable.
 *
 * @param freshness 0 where the task before it has ended, higher the more of its group were started since one ended
 * @param age       0 for the first of its kind, higher the more have ended
 */
record Situation(int freshness, int age) {
    static final int FRESHNESSES = 4;
    static final int COUNT = FRESHNESSES * 5;

    static Situation of(int startsSinceEnd, int runs) {
        return new Situation(steps(startsSinceEnd, 1, 4, 20), steps(runs, 1, 3, 10, 30));
    }

    int number() {
        return age * FRESHNESSES + freshness;
    }

    private static int steps(int value, int... bounds) {
        int step = 0;
        while (step < bounds.length && value >= bounds[step]) {
            step++;
        }
        return step;
    }
}
