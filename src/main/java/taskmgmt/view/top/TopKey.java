package taskmgmt.view.top;

/**
 * A key that was pressed.
 *
 * @param character the code point that it writes, if it is a {@link Kind#CHARACTER}
 */
public record TopKey(Kind kind, int character) {
    /** Which key. */
    public enum Kind { CHARACTER, UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, ENTER, ESCAPE, BACKSPACE, INTERRUPT, OTHER }

    /** A key that writes nothing. */
    public static TopKey of(Kind kind) {
        return new TopKey(kind, 0);
    }

    /** A key that writes this character. */
    public static TopKey of(char character) {
        return new TopKey(Kind.CHARACTER, character);
    }

    boolean is(char wanted) {
        return kind == Kind.CHARACTER && character == wanted;
    }
}
