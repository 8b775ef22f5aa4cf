package taskmgmt.forecast;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import taskmgmt.stats.Group;
import taskmgmt.task.RunListener;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Made-up histories of different natures, the same for the same seed. Times are in seconds where they are doubles. */
record Trace(List<Job> jobs) {
    record Job(double start, double seconds, Group group) {
        double end() {
            return start + seconds;
        }
    }

    /** Work that slowly gets slower, each group on a walk of its own; log-normal. */
    static Trace drifting(long seed) {
        Random random = new Random(seed);
        Map<Group, Double> means = new HashMap<>();
        return made(random, 4000, 60, 12, group -> {
            double mean = means.getOrDefault(group, 1 + 6 * random.nextDouble()) + 0.002 + 0.05 * random.nextGaussian();
            means.put(group, mean);
            return Math.exp(mean + 0.8 * random.nextGaussian());
        });
    }

    /** Tasks that either give up within two whole seconds or do some minutes of work. */
    static Trace bimodal(long seed) {
        Random random = new Random(seed);
        Map<Group, Double> givingUp = new HashMap<>();
        return made(random, 3000, 30, 8, group ->
                random.nextDouble() < givingUp.computeIfAbsent(group, unseen -> 0.1 + 0.5 * random.nextDouble())
                        ? random.nextInt(3)
                        : Math.rint(Math.exp(6 + 0.5 * random.nextGaussian())));
    }

    /** Six hundred groups of some five tasks each. */
    static Trace manySmallGroups(long seed) {
        Random random = new Random(seed);
        Map<Group, Double> means = new HashMap<>();
        return made(random, 3000, 20, 600, group -> Math.exp(
                means.computeIfAbsent(group, unseen -> 3 + 2 * random.nextGaussian()) + 0.5 * random.nextGaussian()));
    }

    /** Groups that all at once take far more or far less. */
    static Trace changing(long seed) {
        Random random = new Random(seed);
        Map<Group, Double> means = new HashMap<>();
        return made(random, 4000, 40, 6, group -> {
            if (!means.containsKey(group) || random.nextDouble() < 0.004) {
                means.put(group, 1 + 7 * random.nextDouble());
            }
            return Math.exp(means.getOrDefault(group, 0.0) + 0.4 * random.nextGaussian());
        });
    }

    /** Seven of ten take a second, to the digit; the others anything up to a hundred. */
    static Trace repeating(long seed) {
        Random random = new Random(seed);
        double[] others = {2, 2, 2, 3, 10, 100};
        return made(random, 2000, 10, 4,
                group -> random.nextDouble() < 0.7 ? 1 : others[random.nextInt(others.length)]);
    }

    /** A batch system: users send series of like jobs, which queue for the slots, crash early or hit their limit. */
    static Trace queueing(long seed, int count, int slots, int users) {
        Random random = new Random(seed);
        List<Job> sent = new ArrayList<>();
        double time = 0;
        while (sent.size() < count) {
            time += -3600 * Math.log(1 - random.nextDouble());
            Group user = new Group("cluster", "user" + (int) (users * random.nextDouble() * random.nextDouble()));
            Random habits = new Random(seed * 31 + user.hashCode() * 7L + random.nextInt(3) + (long) (time / 2e6));
            double mean = 7 + 2 * habits.nextGaussian() + 0.7 * random.nextGaussian();
            double spread = 0.05 + 1.2 * habits.nextDouble();
            double crashes = 0.3 * habits.nextDouble();
            double limit = List.of(600.0, 3600.0, 36_000.0, 86_400.0).get(habits.nextInt(4));
            double at = time;
            for (int left = (int) Math.min(400, Math.pow(1 - random.nextDouble(), -1.25)); left > 0; left--) {
                at += random.nextDouble() < 0.3 ? 600 * random.nextDouble() : 0;
                double seconds = random.nextDouble() < crashes
                        ? 20 * random.nextDouble()
                        : Math.min(limit, Math.exp(mean + spread * random.nextGaussian()));
                sent.add(new Job(at, Math.rint(seconds), user));
            }
        }
        return new Trace(queued(sent, slots));
    }

    private static List<Job> queued(List<Job> sent, int slots) {
        List<Job> inOrder = new ArrayList<>(sent);
        inOrder.sort(Comparator.comparingDouble(Job::start));
        PriorityQueue<Double> free = new PriorityQueue<>();
        List<Job> jobs = new ArrayList<>();
        for (Job job : inOrder) {
            double slot = free.size() < slots ? job.start : Math.max(job.start, free.remove());
            Job started = new Job(Math.rint(slot), job.seconds, job.group);
            free.add(started.end());
            jobs.add(started);
        }
        return jobs;
    }

    private static Trace made(Random random, int count, double pause, int groups, ToDoubleFunction<Group> durations) {
        List<Job> jobs = new ArrayList<>();
        double time = 0;
        for (int i = 0; i < count; i++) {
            time += -pause * Math.log(1 - random.nextDouble());
            int number = random.nextInt(groups);
            Group group = new Group("subsystem" + number % 5, "type" + number);
            jobs.add(new Job(time, durations.applyAsDouble(group), group));
        }
        return new Trace(jobs);
    }

    /** Tells it all in the order of time; what ends at the moment when another starts ends before. */
    void replay(RunListener listener) {
        List<Integer> starts = order(Comparator.comparingDouble(number -> jobs.get(number).start));
        Deque<Integer> ends = new ArrayDeque<>(order(Comparator.comparingDouble(number -> jobs.get(number).end())));
        boolean[] started = new boolean[jobs.size()];
        for (int next : starts) {
            while (!ends.isEmpty() && started[ends.getFirst()]
                    && jobs.get(ends.getFirst()).end() <= jobs.get(next).start) {
                listener.ended(run(ends.removeFirst(), true));
            }
            started[next] = true;
            listener.started(run(next, false));
        }
        ends.forEach(number -> listener.ended(run(number, true)));
    }

    private List<Integer> order(Comparator<Integer> by) {
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < jobs.size(); number++) {
            order.add(number);
        }
        order.sort(by);
        return order;
    }

    private TaskRun run(int number, boolean ended) {
        Job job = jobs.get(number);
        long start = Math.round(job.start * 1e6);
        long end = ended ? start + Math.round(job.seconds * 1e6) : TaskRun.UNKNOWN;
        return TaskRun.of("task" + number,
                new TaskRun.Names(job.group.subsystem(), job.group.type(), "", "", List.of(), 5),
                new Standing(ended ? Status.COMPLETED : Status.ACTIVE, false, false),
                new TaskRun.Moments(start, start, start, end, ended ? end : start, TaskRun.UNKNOWN, TaskRun.UNKNOWN),
                new TaskRun.Tally(1, 0, 0, 0), TaskRun.Figures.NONE, null, number);
    }
}
