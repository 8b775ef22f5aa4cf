package taskmgmt.task;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * A task as reports see it: its names, moments and figures, none of its payload. What {@link Task} is to a command about
 * one task, this is to a fold over millions. It says the same as the task: both follow the same events by the same rules.
 * Whoever is handed one may keep it: it does not change any more.
 */
public interface TaskRun {
    /** Stands for a moment that has not come, and for a length of time that is not known. */
    long UNKNOWN = Long.MIN_VALUE;

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
                id, names, standing, moments, tally, figures, owner, Collections.emptySortedMap(), offset);
    }

    /** The same run with this metadata. */
    default TaskRun with(SortedMap<String, String> metadata) {
        return new GivenRun(
                id(), names(), standing(), moments(), tally(), figures(), owner(),
                Collections.unmodifiableSortedMap(metadata), offset());
    }

    /**
     * What a task is called and counted under. Texts are empty where they are absent.
     *
     * @param priority 1 to 10, 10 the most urgent
     */
    record Names(String subsystem, String type, String title, String creator, List<String> tags, int priority) {}

    /**
     * Moments in microseconds since 1970-01-01T00:00:00Z, {@link #UNKNOWN} where they have not come.
     *
     * @param started    the first start
     * @param restarted  the newest start, resumption or retry
     * @param finished   when it reached a terminal status
     * @param updated    its newest event, escalations aside
     * @param progressed the newest report of progress that did not just repeat the percentage before
     * @param deadline   when it should be done
     */
    record Moments(
            long created, long started, long restarted, long finished, long updated, long progressed, long deadline) {}

    /**
     * How often things happened to a task.
     *
     * @param starts   how often it was started
     * @param retries  how often it was sent back to be tried again
     * @param passes   verifications passed
     * @param failures verifications failed
     */
    record Tally(int starts, int retries, int passes, int failures) {}

    /**
     * What a task used, a reported figure before a measured one; NaN where neither is known.
     *
     * @param cpuSeconds      processor time
     * @param progressPercent how far it said it was
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
            double progressPercent) {
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

    /**
     * From the first start, or else the creation, to the end, in microseconds; {@link #UNKNOWN} while it is open and where
     * the clock went backwards in between.
     */
    default long durationMicros() {
        Moments moments = moments();
        return between(moments.started != UNKNOWN ? moments.started : moments.created, moments.finished);
    }

    /** From the creation to the first start, in microseconds; {@link #UNKNOWN} where there is none. */
    default long queueMicros() {
        Moments moments = moments();
        return between(moments.created, moments.started);
    }

    /** For how long it has been running at that moment, in microseconds; {@link #UNKNOWN} where it was not started. */
    default long runningMicros(long now) {
        Moments moments = moments();
        return moments.started == UNKNOWN ? UNKNOWN : Math.max(0, now - moments.started);
    }

    /** Whether it was done in time; null while it is open and where it has no deadline. */
    default @Nullable Boolean slaMet() {
        Moments moments = moments();
        return moments.deadline == UNKNOWN || moments.finished == UNKNOWN
                ? null
                : moments.finished <= moments.deadline && status() == Status.COMPLETED;
    }

    private static long between(long from, long to) {
        return from == UNKNOWN || to == UNKNOWN || to < from ? UNKNOWN : to - from;
    }

    /** The instant as microseconds; {@link #UNKNOWN} for null. */
    static long micros(@Nullable Instant instant) {
        return instant == null
                ? UNKNOWN
                : instant.getEpochSecond() * 1_000_000 + instant.getNano() / 1_000;
    }

    /** The microseconds as an instant; null for {@link #UNKNOWN}. */
    static @Nullable Instant instant(long micros) {
        return micros == UNKNOWN
                ? null
                : Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1_000L);
    }

    /** A length of time in exact seconds, without needless zeros; null for {@link #UNKNOWN}. */
    static @Nullable Decimal seconds(long micros) {
        if (micros == UNKNOWN) {
            return null;
        }
        return Decimal.valueOf(micros, 6).plain();
    }
}
