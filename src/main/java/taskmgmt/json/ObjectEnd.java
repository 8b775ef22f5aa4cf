package taskmgmt.json;

/**
 * Finds the end of an object without parsing its contents: many times faster than {@link Json}, so that a line may be checked at
 * many positions. Must not be shared between threads.
 */
public final class ObjectEnd {
    /** No object begins there that ends before the bytes do, even if some bytes at the end are left out. */
    public static final int NONE = -1;
    /** There may be one, in JSON as other programs write it: only parsing it can tell. */
    public static final int UNSURE = -2;

    /** The first characters of what many programs write for a number: {@code NaN}, {@code Infinity}, {@code +Infinity}. */
    private static final String NO_NUMBER = "NI+";

    private final JsonWalker walker = new JsonWalker();

    /** The index after the object that begins at an index; {@link #NONE} or {@link #UNSURE}. */
    public int of(byte[] buffer, int from, int to) {
        walker.start(buffer, from, to);
        if (walker.value(0)) {
            return walker.position();
        }
        return !walker.isAtEnd() && NO_NUMBER.indexOf(buffer[walker.position()]) >= 0 ? UNSURE : NONE;
    }
}
