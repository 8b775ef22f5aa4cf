package taskmgmt.render.page;

import java.util.List;

/**
 * A text that is redrawn in place on a terminal (ECMA-48 control sequences). Every line is positioned by its number and
 * erased only after its end, so nothing flickers. What is too wide or too high for the current size of the terminal is
 * cut off at its edges, but the last line always shows. The modes of the terminal are restored after each drawing, so
 * the program may be interrupted between two of them.
 */
public final class Screen {
    private static final String ESCAPE = "\u001b[";
    /** Terminals that know these sequences show the drawing all at once; others ignore them. */
    private static final String BEGIN = ESCAPE + "?2026h";
    private static final String END = ESCAPE + "?2026l";
    private static final String WRAP_OFF = ESCAPE + "?7l";
    private static final String WRAP_ON = ESCAPE + "?7h";
    private static final String CLEAR_LINE = ESCAPE + "K";
    private static final String CLEAR_BELOW = ESCAPE + "J";

    private Screen() {}

    /** Clears the screen before the first drawing. */
    public static String cleared() {
        return ESCAPE + "H" + ESCAPE + "2J";
    }

    /** Saves the screen and switches to another one, without a cursor; {@link #left} switches back. */
    public static String entered() {
        return ESCAPE + "?1049h" + ESCAPE + "?25l" + cleared();
    }

    /** Restores the screen and the cursor as they were before {@link #entered}. */
    public static String left() {
        return WRAP_ON + ESCAPE + "?25h" + ESCAPE + "?1049l";
    }

    /** Draws the lines over whatever was drawn before; the cursor ends up below them. */
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
