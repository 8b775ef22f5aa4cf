package taskmgmt.journal;

import java.util.List;

/**
 * What the end of a log holds: nothing wrong, or the damage that an interrupted command left there.
 *
 * @param end the length of the file when it was looked at
 * @param damages what is wrong, in file order; nothing behind a {@link Damage.Foreign} is looked at
 */
public record Tail(long end, List<Damage> damages) {
    /** For {@link #inspect}: nobody remembers how far the file is good. */
    public static final long UNKNOWN = -1;

    public Tail {
        damages = List.copyOf(damages);
    }

    public boolean isClean() {
        return damages.isEmpty();
    }

    /**
     * Looks at the end of a file, under the lock. In the usual case, nothing added since the caller last looked, this
     * reads one byte.
     *
     * @param knownGoodEnd up to where the file is known to be whole lines, which is where looking starts; if
     *     {@link #UNKNOWN}, the lines of the last 64 KiB are looked at
     * @param check what the caller would have written
     */
    public static Tail inspect(LineFile file, long knownGoodEnd, LineCheck check) throws JournalException {
        return new TailInspection(file, check, true).from(knownGoodEnd);
    }

    /** {@link #inspect} that goes on behind what is {@linkplain Damage.Foreign foreign}, to find all of it. */
    public static Tail survey(LineFile file, long knownGoodEnd, LineCheck check) throws JournalException {
        return new TailInspection(file, check, false).from(knownGoodEnd);
    }
}
