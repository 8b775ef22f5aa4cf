package taskmgmt.stats;

/**
 * A half-open period of time, for runs that ended in it.
 *
 * @param from  its first microsecond, {@link Long#MIN_VALUE} if it has none
 * @param until the first microsecond after it, {@link Long#MAX_VALUE} if it has no end
 */
public record Period(long from, long until) {
    public static final Period ALWAYS = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether the period is unlimited. Does not use equals, because a record links it at its first call, which takes milliseconds. */
    public boolean isAlways() {
        return from == Long.MIN_VALUE && until == Long.MAX_VALUE;
    }

    public boolean contains(long micros) {
        return from <= micros && (micros < until || until == Long.MAX_VALUE);
    }

    /** The period of the same length that ends right before this one; this one must have both ends. */
    public Period previous() {
        return new Period(from - (until - from), from);
    }
}
