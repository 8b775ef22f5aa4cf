package taskmgmt.stats;

import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.task.TaskRun.Figures;

/** A figure that is tracked over time: what a run adds to its bucket, and how the bucket's value is computed. */
public enum TrendMetric {
    DURATION("duration", "p50 of the time that tasks took", Unit.SECONDS, Kind.MEDIAN),
    DURATION_P95("duration_p95", "p95 of the time that tasks took", Unit.SECONDS, Kind.P95),
    DURATION_AVG("duration_avg", "mean time of completed and failed attempts whose duration is known", Unit.SECONDS, Kind.MEAN),
    QUEUE("queue", "p50 of the time from creation to the first start", Unit.SECONDS, Kind.MEDIAN),
    TASKS("tasks", "tasks that ended", Unit.TASKS, Kind.COUNT),
    SUCCESS_RATE("success_rate", "completed out of completed and failed tasks, by their last attempts", Unit.PERCENT, Kind.SHARE),
    FAILURES("failures", "tasks that failed", Unit.TASKS, Kind.COUNT),
    RETRIES("retries", "retries of the tasks that ended", Unit.RETRIES, Kind.COUNT),
    SLA_MET_RATE("sla_met_rate", "tasks done in time out of those with a deadline", Unit.PERCENT, Kind.SHARE),
    VERIFICATION_RATE("verification_rate", "verifications passed out of all", Unit.PERCENT, Kind.SHARE),
    CPU("cpu", "mean processor time of the tasks that report it", Unit.SECONDS, Kind.AMOUNT),
    MEMORY("memory", "mean peak of memory of the tasks that report it", Unit.MEGABYTES, Kind.AMOUNT),
    DISK_READ("disk_read", "mean read from disk by the tasks that report it", Unit.MEGABYTES, Kind.AMOUNT),
    DISK_WRITE("disk_write", "mean written to disk by the tasks that report it", Unit.MEGABYTES, Kind.AMOUNT),
    NETWORK("network", "mean sent and received by the tasks that report either", Unit.MEGABYTES, Kind.AMOUNT),
    STORAGE("storage", "mean growth of storage by the tasks that report it", Unit.MEGABYTES, Kind.AMOUNT);

    /** The unit of a value. */
    public enum Unit {
        SECONDS("seconds"), TASKS("tasks"), RETRIES("retries"), PERCENT("percent"), MEGABYTES("mb");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** How a bucket's value is computed. Samples are in millionths of the unit, except for counts and shares; an amount has no samples. */
    enum Kind { COUNT, SHARE, MEAN, AMOUNT, MEDIAN, P95 }

    private final String text;
    private final String meaning;
    private final Unit unit;
    private final Kind kind;

    TrendMetric(String text, String meaning, Unit unit, Kind kind) {
        this.text = text;
        this.meaning = meaning;
        this.unit = unit;
        this.kind = kind;
    }

    /** The word on the command line. */
    public String text() {
        return text;
    }

    /** What the value of a bucket is, in words. */
    public String meaning() {
        return meaning;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether a bucket in which nothing ended has a value, which is 0. */
    public boolean isCount() {
        return kind == Kind.COUNT;
    }

    Kind kind() {
        return kind;
    }

    /** What the run adds; {@link TaskRun#UNKNOWN} if it does not contribute. */
    long sample(TaskRun run) {
        if (run.isSuperseded() && isOfTask()) {
            return TaskRun.UNKNOWN;
        }
        return switch (this) {
            case DURATION, DURATION_P95, DURATION_AVG -> run.workMicros();
            case QUEUE -> run.queueMicros();
            case TASKS -> 1;
            case SUCCESS_RATE -> run.status() == Status.COMPLETED ? 1 : 0;
            case FAILURES -> run.status() == Status.FAILED ? 1 : 0;
            case RETRIES -> run.tally().retriesKnown();
            case SLA_MET_RATE -> Boolean.TRUE.equals(run.slaMet()) ? 1 : 0;
            case VERIFICATION_RATE -> run.tally().passes();
            case CPU, MEMORY, DISK_READ, DISK_WRITE, NETWORK, STORAGE -> throw noSuch();
        };
    }

    /** How much of the resource the run used; NaN if the run does not report it. */
    double amount(TaskRun run) {
        Figures figures = run.figures();
        return switch (this) {
            case CPU -> figures.cpuSeconds();
            case MEMORY -> figures.memoryPeakMb();
            case DISK_READ -> figures.diskReadMb();
            case DISK_WRITE -> figures.diskWriteMb();
            case NETWORK -> network(figures);
            case STORAGE -> figures.storageDeltaMb();
            case DURATION, DURATION_P95, DURATION_AVG, QUEUE, TASKS, SUCCESS_RATE, FAILURES, RETRIES, SLA_MET_RATE,
                    VERIFICATION_RATE -> throw noSuch();
        };
    }

    private IllegalStateException noSuch() {
        return new IllegalStateException("a " + kind + " is added up in another way");
    }

    /** Whether it is about tasks, for which the last attempt counts, rather than about every attempt. */
    private boolean isOfTask() {
        return switch (this) {
            case TASKS, SUCCESS_RATE, FAILURES, RETRIES, SLA_MET_RATE, VERIFICATION_RATE -> true;
            case DURATION, DURATION_P95, DURATION_AVG, QUEUE, CPU, MEMORY, DISK_READ, DISK_WRITE, NETWORK, STORAGE -> false;
        };
    }

    /** The weight of the run. */
    long weight(TaskRun run) {
        return switch (this) {
            case SUCCESS_RATE -> run.status() == Status.CANCELLED ? 0 : 1;
            case SLA_MET_RATE -> run.slaMet() == null ? 0 : 1;
            case VERIFICATION_RATE -> run.tally().passes() + (long) run.tally().failures();
            default -> 1;
        };
    }

    /** The metric of this name. @throws IllegalArgumentException if there is none */
    public static TrendMetric parse(String text) {
        for (TrendMetric metric : values()) {
            if (metric.text.equals(text)) {
                return metric;
            }
        }
        throw new IllegalArgumentException("there is no metric '" + text + "'");
    }

    /** A single direction counts too. */
    private static double network(Figures figures) {
        double sent = figures.networkTxMb();
        double received = figures.networkRxMb();
        return Double.isNaN(sent) ? received : Double.isNaN(received) ? sent : sent + received;
    }
}
