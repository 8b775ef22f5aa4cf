package taskmgmt.json;

/**
 * Finds where an object ends without reading what is in it: many times faster than {@link Json}, so that a line may be asked about at many
 * places. Not for sharing between threads.
 */
public final class ObjectEnd {
    /** No object begins there that ends before the bytes do, however many of them are left out at the end. */
    public static final int NONE = -1;
    /** There may be one in JSON as other programs write it: only reading it tells. */
    public static final int UNSURE = -2;

    /** With which begins what many take for a number: {@code NaN}, {@code Infinity}, {@code +Infinity}. */
    private static final String NO_NUMBER = "NI+";

    private final JsonWalker walker = new JsonWalker();

    /** The index behind the object that begins at an index; {@link #NONE} or {@link #UNSURE}. */
    public int of(byte[] buffer, int from, int to) {
        walker.start(buffer, from, to);
        if (walker.value(0)) {
            return walker.position();
        }
        return !walker.isAtEnd() && NO_NUMBER.indexOf(buffer[walker.position()]) >= 0 ? UNSURE : NONE;
    }
}
