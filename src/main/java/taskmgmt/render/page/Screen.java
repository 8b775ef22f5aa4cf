package taskmgmt.render.page;

import java.util.List;

/**
 * A text that is drawn over itself on a terminal (ECMA-48 control sequences). Every line is placed by its number and
 * rubbed out only behind its end, so nothing flickers; what is too wide or too high for the terminal is cut off at its
 * edges, however large it is by now: the last line always shows. The terminal is left as it was, so the program may be
 * interrupted between two drawings.
 */
public final class Screen {
    private static final String ESCAPE = "\u001b[";
    /** Terminals that know them show all of it at once; the others ignore them. */
    private static final String BEGIN = ESCAPE + "?2026h";
    private static final String END = ESCAPE + "?2026l";
    private static final String WRAP_OFF = ESCAPE + "?7l";
    private static final String WRAP_ON = ESCAPE + "?7h";
    private static final String CLEAR_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private Screen() {}

    /** What clears the screen before the first drawing. */
    public static String cleared() {
        return ESCAPE + "H" + ESCAPE + "2J";
    }

    /** What keeps the screen as it is and begins another one, without a cursor; {@link #left} goes back to it. */
    public static String entered() {
        return ESCAPE + "?1049h" + ESCAPE + "?25l" + cleared();
    }

    /** What shows the screen, and the cursor, as they were before {@link #entered}. */
    public static String left() {
        return WRAP_ON + ESCAPE + "?25h" + ESCAPE + "?1049l";
    }

    /** The lines, over whatever was drawn before; then the cursor stands below them. */
    public static String over(List<String> lines) {
        StringBuilder frame = new StringBuilder(BEGIN).append(WRAP_OFF);
        for (int i = 0; i < lines.size(); i++) {
            frame.append(place(i)).append(lines.get(i)).append(CLEAR_LINE);
        }
        return frame.append(CLEAR_BELOW).append(place(lines.size())).append(WRAP_ON).append(END).toString();
    }

    private static String place(int line) {
        return ESCAPE + (line + 1) + ";1H";
    }
}
