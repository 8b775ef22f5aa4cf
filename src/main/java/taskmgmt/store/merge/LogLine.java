package taskmgmt.store.merge;

import java.util.Arrays;

/**
 * A line of a log that is being united with another one. Two lines with the same identity are the same record.
 *
 * <p>Ordered by time, then by bytes: for lines of two logs nothing else shows which one comes first.
 */
final class LogLine implements Comparable<LogLine> {
    /** The time of a line without one: before all times, so that it stays right after the line that it follows. */
    static final long NO_TIME = Long.MIN_VALUE;

    private final byte[] bytes;
    private final byte[] identity;
    private final long micros;
    private final boolean sound;

    /**
     * @param bytes    without the newline; neither array is copied, and they must not be changed
     * @param identity a cryptographic hash, of which the first 16 bytes count
     * @param micros   since 1970, or {@link #NO_TIME}
     * @param sound    whether it is a JSON object
     */
    LogLine(byte[] bytes, byte[] identity, long micros, boolean sound) {
        this.bytes = bytes;
        this.identity = identity;
        this.micros = micros;
        this.sound = sound;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] identity() {
        return identity;
    }

    boolean isSound() {
        return sound;
    }

    boolean isSameAs(LogLine other) {
        return Arrays.equals(identity, other.identity);
    }

    @Override
    public int compareTo(LogLine other) {
        int byTime = Long.compare(micros, other.micros);
        return byTime != 0 ? byTime : Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object object) {
        return object instanceof LogLine other && micros == other.micros && Arrays.equals(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
