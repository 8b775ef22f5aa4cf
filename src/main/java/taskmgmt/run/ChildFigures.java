package taskmgmt.run;

import org.jspecify.annotations.Nullable;

/**
 * What a child and all its descendants have used since its start. Times in microseconds of processor time, sizes in bytes; null
 * for what could not be measured.
 *
 * @param wallNanos      how long it ran, by a monotonic clock
 * @param userMicros     in its own code
 * @param systemMicros   in the kernel for it
 * @param peakBytes      maximum resident size of all its processes together; shared pages count for each of them
 * @param largestBytes   maximum resident size of a single one of them
 * @param averageBytes   resident size of all of them together, averaged over time
 * @param readBytes      read from a disk, not counting reads from the cache
 * @param writtenBytes   passed to be written to a disk
 * @param processes      maximum number of processes at once
 * @param threads        maximum number of threads of all of them at once
 * @param network        traffic of networks that only it used; null if it shared that of other processes
 * @param source         how it was measured: {@link #EXACT}, {@link #SAMPLED}, or both
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

    /** The traffic of a network. */
    public record Network(long receivedBytes, long sentBytes) {}

    /** What the kernel counted up to the end: getrusage(2). */
    public static final String EXACT = "getrusage";
    /** Sampled from {@code /proc}. */
    public static final String SAMPLED = "proc";
}
