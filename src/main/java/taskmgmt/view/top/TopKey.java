package taskmgmt.view.top;

/**
 * A key that was pressed.
 *
 * @param character what it writes, where it is a {@link Kind#CHARACTER}; a code point
 */
public record TopKey(Kind kind, int character) {
    /** Which key. */
    public enum Kind { CHARACTER, UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END, ENTER, ESCAPE, BACKSPACE, INTERRUPT, OTHER }

    /** One that writes nothing. */
    public static TopKey of(Kind kind) {
        return new TopKey(kind, 0);
    }

    /** One that writes this. */
    public static TopKey of(char character) {
        return new TopKey(Kind.CHARACTER, character);
    }

    boolean is(char wanted) {
        return kind == Kind.CHARACTER && character == wanted;
    }
}
