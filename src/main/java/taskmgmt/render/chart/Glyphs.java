package taskmgmt.render.chart;

/** The characters that charts are drawn with. */
public enum Glyphs {
    /** Braille dots, eighths of blocks and box lines. */
    UNICODE('│', '┤', '┼', '└', '─', '┬', 2, 4, 1) {
        @Override
        char level(int eighths) {
            return " ▁▂▃▄▅▆▇█".charAt(eighths);
        }

        @Override
        char length(int eighths) {
            return " ▏▎▍▌▋▊▉█".charAt(eighths);
        }

        @Override
        char spark(int eighths) {
            return level(eighths);
        }

        @Override
        char dots(int bits) {
            return (char) (FIRST_BRAILLE + bits);
        }
    },

    /** For terminals and fonts without other characters. */
    ASCII('|', '+', '+', '+', '-', '+', 1, 1, 4) {
        @Override
        char level(int eighths) {
            return eighths < leastEighths ? ' ' : '#';
        }

        @Override
        char length(int eighths) {
            return eighths < leastEighths ? ' ' : '#';
        }

        @Override
        char spark(int eighths) {
            return " _.-=+*%#".charAt(eighths);
        }

        @Override
        char dots(int bits) {
            return '*';
        }
    };

    /** The number of levels of a cell. */
    static final int EIGHTHS = 8;

    private static final char FIRST_BRAILLE = '\u2800';

    final char vertical;
    final char tick;
    final char zeroTick;
    final char corner;
    final char horizontal;
    final char timeTick;
    /** Columns of dots in a cell. */
    final int dotColumns;
    /** Rows of dots in a cell. */
    final int dotRows;
    /** Anything less would be invisible. */
    final int leastEighths;

    Glyphs(
            char vertical,
            char tick,
            char zeroTick,
            char corner,
            char horizontal,
            char timeTick,
            int dotColumns,
            int dotRows,
            int leastEighths) {
        this.vertical = vertical;
        this.tick = tick;
        this.zeroTick = zeroTick;
        this.corner = corner;
        this.horizontal = horizontal;
        this.timeTick = timeTick;
        this.dotColumns = dotColumns;
        this.dotRows = dotRows;
        this.leastEighths = leastEighths;
    }

    /** A cell that is filled from below, by this many eighths. */
    abstract char level(int eighths);

    /** A cell that is filled from the left, by this many eighths. */
    abstract char length(int eighths);

    /** A value among others in a line of text, from 1 to 8. */
    abstract char spark(int eighths);

    /** A cell with these dots, numbered as in braille; there is at least one. */
    abstract char dots(int bits);
}
