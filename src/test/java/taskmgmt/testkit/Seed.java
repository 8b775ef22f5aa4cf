package taskmgmt.testkit;

import java.util.Random;

/**
 * Where the random numbers of tests come from. Each test says with which seed it runs, and {@code -Dseed=N} runs it with
 * that one again. In Maven: {@code mvn -Dtest=RunReaderTest -Dseed=N test}.
 */
public final class Seed {
    private static final String PROPERTY = "seed";

    private Seed() {}

    /** Numbers that are others in each run: for what must hold of any. */
    public static Random random(Class<?> test) {
        return new Random(value(test));
    }

    /**
     * Numbers that are the same in each run: for what holds of nearly any, such as a share of false alarms within three
     * standard deviations, where one run in some hundreds would fail by chance.
     */
    public static Random random(Class<?> test, long usual) {
        return new Random(said(test, Long.getLong(PROPERTY, usual)));
    }

    /** The seed itself, for what is made of more than one sequence of numbers. */
    public static long value(Class<?> test) {
        return said(test, Long.getLong(PROPERTY, System.nanoTime()));
    }

    private static long said(Class<?> test, long seed) {
        System.out.println(test.getSimpleName() + " -Dseed=" + seed);
        return seed;
    }
}
