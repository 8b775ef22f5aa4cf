package taskmgmt.task;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Micros;

/**
 * A task as reports see it: its names, moments and figures, without its payload. A command about one task uses {@link Task}; a fold
 * over millions of tasks uses this. Both agree, because both follow the same events by the same rules. A run may be kept by whoever
 * receives it: it is immutable.
 */
public interface TaskRun {
    /** Represents a moment that has not come, or an unknown duration. */
    long UNKNOWN = Micros.UNKNOWN;

    /** The task's id. */
    String id();

    /** The names by which it is described and counted. */
    Names names();

    /** Status and verification. */
    Standing standing();

    /** When things happened to it. */
    Moments moments();

    /** How often things happened to it. */
    Tally tally();

    /** What it used. */
    Figures figures();

    /** The process that works on it; null if unknown. */
    @Nullable Owner owner();

    /**
     * The metadata from when it was first started, or the current metadata if it never was: the values that are a single string,
     * number or Boolean, as text. Empty unless the reader asked for it.
     */
    default SortedMap<String, String> metadata() {
        return Collections.emptySortedMap();
    }

    /** The offset of the line of its newest event in the registry, in bytes; it gives the order in which runs ended. */
    long offset();

    /**
     * Whether another attempt at the task followed. Such a run counts for how long this work takes, but not for the outcome of the
     * task, which is given by the last attempt.
     */
    default boolean isSuperseded() {
        return false;
    }

    /** Which attempt at the task this is, counted from 1. */
    default int attempt() {
        return tally().retries() + 1;
    }

    /** A run made of these parts. */
    static TaskRun of(
            String id,
            Names names,
            Standing standing,
            Moments moments,
            Tally tally,
            Figures figures,
            @Nullable Owner owner,
            long offset) {
        return new GivenRun(
                id, names, standing, moments, tally, figures, owner, Collections.emptySortedMap(), offset, false);
    }

    /** The same run with this metadata. */
    default TaskRun with(SortedMap<String, String> metadata) {
        return new GivenRun(
                id(), names(), standing(), moments(), tally(), figures(), owner(),
                Collections.unmodifiableSortedMap(metadata), offset(), isSuperseded());
    }

    /** The same run with its end marked as sealed: see {@link Moments#isSealed}. */
    default TaskRun sealed() {
        return new GivenRun(id(), names(), standing(), moments().sealed(), tally(), figures(), owner(), metadata(), offset(), isSuperseded());
    }

    /** The same run, marked as followed by another attempt. */
    default TaskRun superseded() {
        return new GivenRun(id(), names(), standing(), moments(), tally(), figures(), owner(), metadata(), offset(), true);
    }

    /**
     * What a task is called and counted under. Absent values are empty strings.
     *
     * @param priority 1 to 10, 10 the most urgent
     */
    record Names(String subsystem, String type, String title, String creator, List<String> tags, int priority) {
        /** The type of the tasks that represent alert rules. */
        public static final String ALERT_RULE = "alert_rule";
        /** The type of the tasks that represent expected runs. */
        public static final String EXPECTED_RUN = "expected_run";

        /** Whether the task is one of this program's own rules, which is open as long as it is in force; reports on work leave it out. */
        public boolean isRule() {
            return type.equals(ALERT_RULE) || type.equals(EXPECTED_RUN);
        }
    }

    /**
     * Moments in microseconds since 1970-01-01T00:00:00Z, {@link #UNKNOWN} if they have not come. All except the creation and the
     * deadline belong to the last attempt.
     *
     * @param started    its start
     * @param restarted  the newest start, resumption or retry
     * @param finished   when it reached a terminal status
     * @param updated    its newest event, escalations aside
     * @param progressed the newest progress report that did not merely repeat the previous percentage
     * @param deadline   when it should be done
     * @param guessed    flags. {@link #CREATED} to {@link #FINISHED} mark those of the first four moments that nobody stated, so
     *                   that no duration depends on them; {@link #OBSERVED} and {@link #CHECKED} say how the end is known, if by
     *                   more than a claim; {@link #SEALED}, which no event says, marks an end that was found to be sealed
     */
    record Moments(
            long created, long started, long restarted, long finished, long updated, long progressed, long deadline, int guessed) {
        public static final int CREATED = 1;
        public static final int STARTED = 2;
        public static final int RESTARTED = 4;
        public static final int FINISHED = 8;
        public static final int OBSERVED = 16;
        public static final int CHECKED = 32;
        public static final int SEALED = 64;

        /** Moments that were all stated. */
        public Moments(long created, long started, long restarted, long finished, long updated, long progressed, long deadline) {
            this(created, started, restarted, finished, updated, progressed, deadline, 0);
        }

        /** When it started, or when it was created if no start was reported. */
        public long begun() {
            return started == UNKNOWN ? created : started;
        }

        private static final long GUESS = Fact.TS_FROM.bit() | Fact.PROOF.bit();

        /** The moments of a task of which only the creation time is known. */
        public static Moments created(long at) {
            return new Moments(at, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }

        /**
         * The moments after an event that the {@link Lifecycle} has allowed, including the event that creates the task.
         *
         * @param status        the status after the event
         * @param percentBefore the previously reported progress; NaN if none was reported
         */
        public Moments after(EventFacts event, Status status, double percentBefore) {
            EventType type = event.type();
            long at = event.atMicros();
            boolean starts = type == EventType.STARTED;
            boolean opens = opensAttempt(type);
            return new Moments(
                    created,
                    starts && (opens || started == UNKNOWN) ? at : opens ? UNKNOWN : started,
                    starts || type == EventType.RESUMED || type == EventType.RETRYING ? at : restarted,
                    status.isTerminal() ? at : opens ? UNKNOWN : finished,
                    type == EventType.ESCALATED ? updated : at,
                    comesOn(event, percentBefore) ? at : opens ? UNKNOWN : progressed,
                    Deadline.after(event, created, deadline),
                    guessedAfter(event, status, opens));
        }

        private int guessedAfter(EventFacts event, Status status, boolean opens) {
            boolean says = event.hasAny(GUESS);
            if (!says && guessed == 0) {
                return 0;
            }
            boolean isGuess = says && (event.isText(Fact.TS_FROM, Fact.Word.DRAIN) || event.isText(Fact.TS_FROM, Fact.Word.IMPORT));
            EventType type = event.type();
            int bits = opens ? guessed & CREATED : guessed;
            bits = type == EventType.CREATED ? bit(bits, CREATED, isGuess) : bits;
            bits = type == EventType.STARTED && (opens || started == UNKNOWN) ? bit(bits, STARTED, isGuess) : bits;
            bits = type == EventType.STARTED || type == EventType.RETRYING ? bit(bits, RESTARTED, isGuess) : bits;
            if (!status.isTerminal()) {
                return bits;
            }
            bits = bit(bits, OBSERVED, says && event.isText(Fact.PROOF, Fact.Word.OBSERVED));
            bits = bit(bits, CHECKED, says && event.isText(Fact.PROOF, Fact.Word.CHECKED));
            return bit(bits, FINISHED, isGuess);
        }

        /** How the end is known; null while there is no end. */
        public Status.@Nullable Proof proof() {
            return finished == UNKNOWN ? null
                    : (guessed & CHECKED) != 0 ? Status.Proof.CHECKED : (guessed & OBSERVED) != 0 ? Status.Proof.OBSERVED : Status.Proof.CLAIMED;
        }

        /**
         * Whether the record of the end is covered by a checkpoint that was kept elsewhere, as determined by whoever made this run
         * from the log: it has not been changed since. This says nothing about how the end is known; a sealed claim is still a
         * claim.
         */
        public boolean isSealed() {
            return (guessed & SEALED) != 0;
        }

        private Moments sealed() {
            return new Moments(created, started, restarted, finished, updated, progressed, deadline, guessed | SEALED);
        }

        private static int bit(int bits, int bit, boolean isSet) {
            return isSet ? bits | bit : bits & ~bit;
        }

        /** Whether an event of this type, which the {@link Lifecycle} has allowed, opens another attempt. */
        public boolean opensAttempt(EventType type) {
            return type == EventType.RETRYING || (type == EventType.STARTED && finished != UNKNOWN);
        }

        /** The same moments, with the attempt abandoned at that time. */
        public Moments endedAt(long at) {
            return new Moments(created, started, restarted, at, updated, progressed, deadline, guessed);
        }

        /** Repeating a percentage is no progress; a snapshot without a percentage says nothing about progress. */
        private static boolean comesOn(EventFacts event, double before) {
            EventType type = event.type();
            return (type == EventType.PROGRESS || type == EventType.SNAPSHOT)
                    && (event.has(Fact.PROGRESS_PERCENT)
                            ? Double.compare(event.number(Fact.PROGRESS_PERCENT), before) != 0
                            : type == EventType.PROGRESS);
        }

        /**
         * From the start of the attempt, or else from when it was opened, to its end, in microseconds; {@link #UNKNOWN} while it is
         * open, if the clock went backwards in between, or if nobody stated when it began or ended.
         */
        public long durationMicros() {
            int from = started != UNKNOWN ? STARTED : restarted != UNKNOWN ? RESTARTED : CREATED;
            return (guessed & (from | FINISHED)) != 0 ? UNKNOWN
                    : Micros.between(from == STARTED ? started : from == RESTARTED ? restarted : created, finished);
        }

        /** From the creation to the first start, in microseconds; {@link #UNKNOWN} if there was none. */
        public long queueMicros() {
            return (guessed & (CREATED | STARTED)) != 0 ? UNKNOWN : Micros.between(created, started);
        }

        /** Whether the task was done in time; null while it is open or if it has no deadline. */
        public @Nullable Boolean slaMet(Status status) {
            return deadline == UNKNOWN || finished == UNKNOWN ? null : finished <= deadline && status == Status.COMPLETED;
        }
    }

    /**
     * How often things happened to a task.
     *
     * @param starts   how often it was started
     * @param retries  how often it was tried again: one less than the number of attempts
     * @param passes   verifications passed
     * @param failures verifications failed
     * @param reported how often it was tried again according to the last event that gives a count; 0 if none did
     */
    record Tally(int starts, int retries, int passes, int failures, int reported) {
        public static final Tally NONE = new Tally(0, 0, 0, 0);
        private static final long COUNT = Fact.RETRIES_COUNT.bit();

        /** The tally of a task whose retries are all in the log. */
        public Tally(int starts, int retries, int passes, int failures) {
            this(starts, retries, passes, failures, 0);
        }

        /**
         * How often it is known to have been tried again: from the attempts in the log, or from the count of a source that has seen
         * more.
         */
        public int retriesKnown() {
            return Math.max(retries, reported);
        }

        /**
         * The tally after a move that the {@link Lifecycle} has allowed.
         *
         * @param opens whether it opens another attempt, see {@link Moments#opensAttempt}
         */
        public Tally after(EventFacts event, Move move, boolean opens) {
            EventType type = move.type();
            Boolean verdict = move.verdict();
            boolean reports = event.hasAny(COUNT);
            if (type != EventType.STARTED && !opens && verdict == null && !reports) {
                return this;
            }
            return new Tally(
                    starts + (type == EventType.STARTED ? 1 : 0),
                    retries + (opens ? 1 : 0),
                    passes + (verdict != null && verdict ? 1 : 0),
                    failures + (verdict != null && !verdict ? 1 : 0),
                    reports ? count(event.number(Fact.RETRIES_COUNT)) : reported);
        }

        /** Anything that is not a number leaves the count unchanged. */
        private int count(double number) {
            return Double.isNaN(number) ? reported : (int) Math.max(0, number);
        }
    }

    /**
     * What a task used; a reported figure takes precedence over a measured one. NaN if neither is known.
     *
     * @param cpuSeconds      processor time
     * @param progressPercent the progress it reported
     * @param impossible      how many figures had impossible values, and are therefore treated as unknown
     */
    record Figures(
            double cpuSeconds,
            double memoryPeakMb,
            double memoryAvgMb,
            double diskReadMb,
            double diskWriteMb,
            double networkTxMb,
            double networkRxMb,
            double storageDeltaMb,
            double progressPercent,
            int impossible) {
        /** The peak memory, or the average if only that is known; NaN if neither is. */
        public double memoryMb() {
            return Double.isNaN(memoryPeakMb) ? memoryAvgMb : memoryPeakMb;
        }

        /** Figures without impossible values. */
        public Figures(double cpuSeconds, double memoryPeakMb, double memoryAvgMb, double diskReadMb, double diskWriteMb,
                double networkTxMb, double networkRxMb, double storageDeltaMb, double progressPercent) {
            this(cpuSeconds, memoryPeakMb, memoryAvgMb, diskReadMb, diskWriteMb, networkTxMb, networkRxMb, storageDeltaMb,
                    progressPercent, 0);
        }

        public static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * The process that works on a task, according to the event that named it.
     *
     * @param pid       its process id
     * @param bootId    the boot of the machine in which it ran; empty if unknown
     * @param startedAt when the process began, as the machine reported it; empty if unknown
     */
    record Owner(long pid, String bootId, String startedAt) {}

    default Status status() {
        return standing().status();
    }

    default String subsystem() {
        return names().subsystem;
    }

    default String type() {
        return names().type;
    }

    /** See {@link Moments#durationMicros}. */
    default long durationMicros() {
        return moments().durationMicros();
    }

    /**
     * How long the work took, in microseconds, for every mean of durations: that of attempts that were completed or failed. {@link
     * #UNKNOWN} for a cancelled attempt: it took as long as somebody let it, which says nothing about the work.
     */
    default long workMicros() {
        return status() == Status.CANCELLED ? UNKNOWN : durationMicros();
    }

    /** See {@link Moments#queueMicros}; {@link #UNKNOWN} for a further attempt, which has not waited since the creation. */
    default long queueMicros() {
        return tally().retries() > 0 ? UNKNOWN : moments().queueMicros();
    }

    /** How long it had been running at that moment, in microseconds; {@link #UNKNOWN} if it was not started. */
    default long runningMicros(long now) {
        Moments moments = moments();
        return moments.started == UNKNOWN ? UNKNOWN : Math.max(0, now - moments.started);
    }

    /** See {@link Moments#slaMet}. */
    default @Nullable Boolean slaMet() {
        return moments().slaMet(status());
    }
}
