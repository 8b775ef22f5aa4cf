package taskmgmt.testkit;

import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the random numbers of tests come from. Each test says with which seed it runs, and {@code -Dseed=N} runs it with
 * that one again. In Maven: {@code mvn -Dtest=RunReaderTest -Dseed=N test}.
 */
public final class Seed {
    private static final String PROPERTY = "seed";
    /** What was said: once is enough. */
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();
    private static final long OF_THIS_RUN = System.nanoTime();

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
        return new Random(value(test, usual));
    }

    /** The seed itself, for what is made of more than one sequence of numbers. */
    public static long value(Class<?> test) {
        return value(test, OF_THIS_RUN);
    }

    /** The seed itself, the same in each run. */
    public static long value(Class<?> test, long usual) {
        long seed = Long.getLong(PROPERTY, usual);
        String line = test.getSimpleName() + " -Dseed=" + seed;
        if (SAID.add(line)) {
            System.out.println(line);
        }
        return seed;
    }
}
