package taskmgmt.run;

import org.jspecify.annotations.Nullable;

/**
 * What a child and all its descendants have used, from its start on. Times in microseconds of processor time, sizes in bytes; null
 * is what could not be measured.
 *
 * @param wallNanos      how long it ran, by a clock that nobody sets
 * @param userMicros     in its own code
 * @param systemMicros   in the kernel for it
 * @param peakBytes      the most that was resident at once in all its processes together; pages that they share count for each
 * @param largestBytes   the most that was resident in a single one of them
 * @param averageBytes   resident in all of them together, averaged over time
 * @param readBytes      read from a disk; what came out of the cache does not count
 * @param writtenBytes   given to be written to a disk
 * @param processes      the most of them at once
 * @param threads        the most threads of all of them at once
 * @param network        what the networks carried that it had to itself; null where it shared that of everybody
 * @param source         by what: {@link #EXACT}, {@link #SAMPLED}, or both
 */
public record ChildFigures(
        long wallNanos, @Nullable Long userMicros, @Nullable Long systemMicros, @Nullable Long peakBytes, @Nullable Long largestBytes,
        @Nullable Long averageBytes, @Nullable Long readBytes, @Nullable Long writtenBytes, @Nullable Integer processes,
        @Nullable Integer threads, @Nullable Network network, String source) {
    /** Without a network of its own. */
    public ChildFigures(
            long wallNanos, @Nullable Long userMicros, @Nullable Long systemMicros, @Nullable Long peakBytes, @Nullable Long largestBytes,
            @Nullable Long averageBytes, @Nullable Long readBytes, @Nullable Long writtenBytes, @Nullable Integer processes,
            @Nullable Integer threads, String source) {
        this(wallNanos, userMicros, systemMicros, peakBytes, largestBytes, averageBytes, readBytes, writtenBytes, processes, threads, null, source);
    }

    /** What a network carried. */
    public record Network(long receivedBytes, long sentBytes) {}

    /** What the kernel counted up to the end: getrusage(2). */
    public static final String EXACT = "getrusage";
    /** What was seen in {@code /proc} now and then. */
    public static final String SAMPLED = "proc";
}
