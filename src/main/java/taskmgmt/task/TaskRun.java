package taskmgmt.task;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Micros;

/**
 * A task as reports see it: its names, moments and figures, none of its payload. What {@link Task} is to a command about
 * one task, this is to a fold over millions. It says the same as the task: both follow the same events by the same rules.
 * Whoever is handed one may keep it: it does not change any more.
 */
public interface TaskRun {
    /** Stands for a moment that has not come, and for a duration that is not known. */
    long UNKNOWN = Micros.UNKNOWN;

    /** The task's id. */
    String id();

    /** What it is called and counted under. */
    Names names();

    /** Status and verification. */
    Standing standing();

    /** When things happened to it. */
    Moments moments();

    /** How often they did. */
    Tally tally();

    /** What it used. */
    Figures figures();

    /** The process that works on it; null where nobody said. */
    @Nullable Owner owner();

    /**
     * What its metadata said when it was first started, or says now if it never was: the values that are one string, number
     * or Boolean, as text. Empty unless the reader was asked for it.
     */
    default SortedMap<String, String> metadata() {
        return Collections.emptySortedMap();
    }

    /** Where the line of its newest event begins in the registry, in bytes: the order in which runs ended. */
    long offset();

    /**
     * Whether another attempt at the task followed. It counts for how long such work takes, and not for what became of the
     * task: that is said by the last attempt.
     */
    default boolean isSuperseded() {
        return false;
    }

    /** Which attempt at the task this is, counted from 1. */
    default int attempt() {
        return tally().retries() + 1;
    }

    /** A run of these parts. */
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

    /** The same run, whose end is sealed: see {@link Moments#isSealed}. */
    default TaskRun sealed() {
        return new GivenRun(id(), names(), standing(), moments().sealed(), tally(), figures(), owner(), metadata(), offset(), isSuperseded());
    }

    /** The same run, after which there was another attempt. */
    default TaskRun superseded() {
        return new GivenRun(id(), names(), standing(), moments(), tally(), figures(), owner(), metadata(), offset(), true);
    }

    /**
     * What a task is called and counted under. Texts are empty where they are absent.
     *
     * @param priority 1 to 10, 10 the most urgent
     */
    record Names(String subsystem, String type, String title, String creator, List<String> tags, int priority) {
        /** The type of the tasks that vouch for a rule of alerts. */
        public static final String ALERT_RULE = "alert_rule";
        /** The type of the tasks that say which runs are expected. */
        public static final String EXPECTED_RUN = "expected_run";

        /** Whether the task is a rule of this program's own, which is open as long as it holds: reports on work leave it out. */
        public boolean isRule() {
            return type.equals(ALERT_RULE) || type.equals(EXPECTED_RUN);
        }
    }

    /**
     * Moments in microseconds since 1970-01-01T00:00:00Z, {@link #UNKNOWN} where they have not come. All but the creation and
     * the deadline are of the last attempt.
     *
     * @param started    its start
     * @param restarted  the newest start, resumption or retry
     * @param finished   when it reached a terminal status
     * @param updated    its newest event, escalations aside
     * @param progressed the newest report of progress that did not just repeat the percentage before
     * @param deadline   when it should be done
     * @param guessed    which of the first four nobody said, so that no duration may hang on them: bits {@link #CREATED} to
     *                   {@link #FINISHED}; and by what the end is known, if by more than a claim: {@link #OBSERVED}, {@link #CHECKED};
     *                   and whether somebody has found it {@link #SEALED}, which no event says
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

        /** Moments that somebody said. */
        public Moments(long created, long started, long restarted, long finished, long updated, long progressed, long deadline) {
            this(created, started, restarted, finished, updated, progressed, deadline, 0);
        }

        /** When it started; when it was created where nobody has said that it did. */
        public long begun() {
            return started == UNKNOWN ? created : started;
        }

        private static final long GUESS = Fact.TS_FROM.bit() | Fact.PROOF.bit();

        /** Of a task of which nothing is known but when it was created. */
        public static Moments created(long at) {
            return new Moments(at, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
        }

        /**
         * What they are after an event that the {@link Lifecycle} has let through, the one that creates the task included.
         *
         * @param status        where the task stands then
         * @param percentBefore how far it said it was before; NaN where it did not
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

        /** By what the end is known; null while there is none. */
        public Status.@Nullable Proof proof() {
            return finished == UNKNOWN ? null
                    : (guessed & CHECKED) != 0 ? Status.Proof.CHECKED : (guessed & OBSERVED) != 0 ? Status.Proof.OBSERVED : Status.Proof.CLAIMED;
        }

        /**
         * Whether what was recorded of the end is under a checkpoint that was kept elsewhere, as whoever made this run from the log has
         * found out: it was not changed since. That says nothing of how the end is known; a claim that is sealed is a claim.
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

        /** Whether an event of this type, which the {@link Lifecycle} has let through, opens another attempt. */
        public boolean opensAttempt(EventType type) {
            return type == EventType.RETRYING || (type == EventType.STARTED && finished != UNKNOWN);
        }

        /** The same where the attempt is given up at that moment. */
        public Moments endedAt(long at) {
            return new Moments(created, started, restarted, at, updated, progressed, deadline, guessed);
        }

        /** Whoever repeats a percentage has not come further; a snapshot without one says nothing of it. */
        private static boolean comesOn(EventFacts event, double before) {
            EventType type = event.type();
            return (type == EventType.PROGRESS || type == EventType.SNAPSHOT)
                    && (event.has(Fact.PROGRESS_PERCENT)
                            ? Double.compare(event.number(Fact.PROGRESS_PERCENT), before) != 0
                            : type == EventType.PROGRESS);
        }

        /**
         * From the start of the attempt, or else from when it was opened, to its end, in microseconds; {@link #UNKNOWN} while
         * it is open, where the clock went backwards in between, and where nobody said when it began or ended.
         */
        public long durationMicros() {
            int from = started != UNKNOWN ? STARTED : restarted != UNKNOWN ? RESTARTED : CREATED;
            return (guessed & (from | FINISHED)) != 0 ? UNKNOWN
                    : Micros.between(from == STARTED ? started : from == RESTARTED ? restarted : created, finished);
        }

        /** From the creation to the first start, in microseconds; {@link #UNKNOWN} where there is none. */
        public long queueMicros() {
            return (guessed & (CREATED | STARTED)) != 0 ? UNKNOWN : Micros.between(created, started);
        }

        /** Whether the task was done in time; null while it is open and where it has no deadline. */
        public @Nullable Boolean slaMet(Status status) {
            return deadline == UNKNOWN || finished == UNKNOWN ? null : finished <= deadline && status == Status.COMPLETED;
        }
    }

    /**
     * How often things happened to a task.
     *
     * @param starts   how often it was started
     * @param retries  how often it was tried again: one less than there are attempts
     * @param passes   verifications passed
     * @param failures verifications failed
     * @param reported how often it was tried again by the last event that gives a count; 0 where none did
     */
    record Tally(int starts, int retries, int passes, int failures, int reported) {
        public static final Tally NONE = new Tally(0, 0, 0, 0);
        private static final long COUNT = Fact.RETRIES_COUNT.bit();

        /** Of a task whose retries are all in the log. */
        public Tally(int starts, int retries, int passes, int failures) {
            this(starts, retries, passes, failures, 0);
        }

        /** How often it is known to have been tried again: by the attempts in the log, or by a count of a source that has seen more. */
        public int retriesKnown() {
            return Math.max(retries, reported);
        }

        /**
         * What they are after a move that the {@link Lifecycle} has let through.
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

        /** What is no number counts nothing. */
        private int count(double number) {
            return Double.isNaN(number) ? reported : (int) Math.max(0, number);
        }
    }

    /**
     * What a task used, a reported figure before a measured one; NaN where neither is known.
     *
     * @param cpuSeconds      processor time
     * @param progressPercent how far it said it was
     * @param impossible      how many of the figures were none that can be, and count as not known
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
        /** The peak of the memory; the average where only that is known; NaN where neither is. */
        public double memoryMb() {
            return Double.isNaN(memoryPeakMb) ? memoryAvgMb : memoryPeakMb;
        }

        /** Figures that all can be. */
        public Figures(double cpuSeconds, double memoryPeakMb, double memoryAvgMb, double diskReadMb, double diskWriteMb,
                double networkTxMb, double networkRxMb, double storageDeltaMb, double progressPercent) {
            this(cpuSeconds, memoryPeakMb, memoryAvgMb, diskReadMb, diskWriteMb, networkTxMb, networkRxMb, storageDeltaMb,
                    progressPercent, 0);
        }

        public static final Figures NONE = new Figures(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /**
     * The process that works on a task, as the event that named it says.
     *
     * @param pid       its number
     * @param bootId    of which start of the machine; empty where nobody said
     * @param startedAt when the process began, as the machine told it; empty where nobody said
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
     * How long the work took, in microseconds, for every mean of durations: that of attempts that were completed or failed.
     * {@link #UNKNOWN} for a cancelled one: it took as long as somebody let it, which says nothing of the work.
     */
    default long workMicros() {
        return status() == Status.CANCELLED ? UNKNOWN : durationMicros();
    }

    /** See {@link Moments#queueMicros}; {@link #UNKNOWN} for another attempt, which did not wait since the creation. */
    default long queueMicros() {
        return tally().retries() > 0 ? UNKNOWN : moments().queueMicros();
    }

    /** For how long it has been running at that moment, in microseconds; {@link #UNKNOWN} where it was not started. */
    default long runningMicros(long now) {
        Moments moments = moments();
        return moments.started == UNKNOWN ? UNKNOWN : Math.max(0, now - moments.started);
    }

    /** See {@link Moments#slaMet}. */
    default @Nullable Boolean slaMet() {
        return moments().slaMet(status());
    }
}
