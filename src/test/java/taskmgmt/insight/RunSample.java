package taskmgmt.insight;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/** Runs for tests, an hour between the ends of any two; each is made by changing the usual one. */
final class RunSample {
    static final long SECOND = 1_000_000;
    static final long HOUR = 3600 * SECOND;

    private final List<TaskRun> runs = new ArrayList<>();
    private final String type;

    private RunSample(String type) {
        this.type = type;
    }

    static RunSample of(String type) {
        return new RunSample(type);
    }

    /** When the run of this number ended, counted from 0. */
    static long end(int number) {
        return (number + 1) * HOUR;
    }

    /** How a run went: 10 s after no wait unless said otherwise. */
    record How(Status status, long seconds, long waited, int retries, int passes, int rejections, long deadline, double memory,
            double cpu, double storage) {
        static final How USUAL = new How(Status.COMPLETED, 10, 0, 0, 0, 0, TaskRun.UNKNOWN, Double.NaN, Double.NaN, Double.NaN);
        static final How FAILED = new How(Status.FAILED, 10, 0, 0, 0, 0, TaskRun.UNKNOWN, Double.NaN, Double.NaN, Double.NaN);

        How seconds(long seconds) {
            return new How(status, seconds, waited, retries, passes, rejections, deadline, memory, cpu, storage);
        }

        How waited(long seconds) {
            return new How(status, this.seconds, seconds, retries, passes, rejections, deadline, memory, cpu, storage);
        }

        How retried() {
            return new How(status, seconds, waited, 1, passes, rejections, deadline, memory, cpu, storage);
        }

        How verified(int passed, int rejected) {
            return new How(status, seconds, waited, retries, passed, rejected, deadline, memory, cpu, storage);
        }

        /** @param late by how many seconds it missed its deadline; negative if it met it */
        How late(long late) {
            return new How(status, seconds, waited, retries, passes, rejections, late * SECOND, memory, cpu, storage);
        }

        How megabytes(double megabytes) {
            return new How(status, seconds, waited, retries, passes, rejections, deadline, megabytes, cpu, storage);
        }

        /** @param storage in megabytes */
        How used(double cpuSeconds, double storage) {
            return new How(status, seconds, waited, retries, passes, rejections, deadline, memory, cpuSeconds, storage);
        }
    }

    RunSample add(int count, How how) {
        for (int i = 0; i < count; i++) {
            long end = end(runs.size());
            long start = end - how.seconds * SECOND;
            long deadline = how.deadline == TaskRun.UNKNOWN ? TaskRun.UNKNOWN : end - how.deadline;
            runs.add(TaskRun.of(type + runs.size(), new TaskRun.Names("etl", type, "", "", List.of(), 5),
                    new Standing(how.status, false, false),
                    new TaskRun.Moments(start - how.waited * SECOND, start, start, end, end, TaskRun.UNKNOWN, deadline),
                    new TaskRun.Tally(1, how.retries, how.passes, how.rejections),
                    new TaskRun.Figures(how.cpu, how.memory, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                            how.storage, Double.NaN),
                    null, runs.size() * 100L));
        }
        return this;
    }

    List<TaskRun> runs() {
        return runs;
    }

    RunDigest digest() {
        RunDigest digest = RunDigest.PROJECTION.empty();
        runs.forEach(digest::accept);
        return digest;
    }
}
