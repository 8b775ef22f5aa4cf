package taskmgmt.stats;

import java.util.List;
import java.util.Random;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

/** Runs made up for a test, with everything that statistics go by. */
final class RunSample {
    private static final List<String> TAGS = List.of("nightly", "slow", "x");
    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;

    private final Random random;

    RunSample(long seed) {
        random = Seed.random(RunSample.class, seed);
    }

    /** An ended run, the same for the same seed and number of calls. */
    TaskRun next(long offset) {
        Status status = List.of(Status.COMPLETED, Status.COMPLETED, Status.FAILED, Status.CANCELLED).get(random.nextInt(4));
        return next(offset, status);
    }

    TaskRun next(long offset, Status status) {
        long created = 1_700_000_000 * SECOND + random.nextLong(72 * HOUR);
        long started = random.nextInt(5) == 0 ? TaskRun.UNKNOWN : created + random.nextLong(600 * SECOND);
        long begun = started == TaskRun.UNKNOWN ? created : started;
        // Now and then the clock goes backwards.
        long finished = status.isTerminal() ? begun + random.nextLong(-SECOND, 1000 * SECOND) : TaskRun.UNKNOWN;
        long deadline = random.nextBoolean() ? created + HOUR / 4 : TaskRun.UNKNOWN;
        return TaskRun.of("task" + offset, names(), new Standing(status, false, false),
                new TaskRun.Moments(created, started, started, finished, finished, TaskRun.UNKNOWN, deadline),
                new TaskRun.Tally(1, random.nextInt(3), random.nextInt(2), random.nextInt(2)), figures(), null, offset);
    }

    private TaskRun.Names names() {
        int first = random.nextInt(TAGS.size() + 1);
        return new TaskRun.Names("subsystem" + random.nextInt(3), "type" + random.nextInt(2), "title",
                random.nextBoolean() ? "ann" : "", TAGS.subList(first, TAGS.size()), 5);
    }

    private TaskRun.Figures figures() {
        return new TaskRun.Figures(figure(), figure(), Double.NaN, figure(), figure(), Double.NaN, figure(),
                1e3 * random.nextGaussian(), Double.NaN);
    }

    private double figure() {
        return random.nextBoolean() ? Double.NaN : random.nextDouble() * 1000;
    }
}
