package taskmgmt.render.chart;

import java.util.BitSet;

/** A grid of dots, several to a character if the characters allow it. Not thread-safe. */
final class Canvas {
    /** The bits of the dots of a braille character, row by row: Unicode numbers the columns first, and the last row after all others. */
    private static final int[] BITS = {0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80};

    private final Glyphs glyphs;
    private final int columns;
    private final int rows;
    private final BitSet dots = new BitSet();

    Canvas(int columns, int rows, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.columns = columns;
        this.rows = rows;
    }

    int width() {
        return columns * glyphs.dotColumns;
    }

    int height() {
        return rows * glyphs.dotRows;
    }

    /** A straight line between two dots; y counts from below. */
    void line(int fromX, int fromY, int toX, int toY) {
        int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int i = 0; i <= steps; i++) {
            dot(fromX + Math.round((toX - fromX) * (float) i / steps), fromY + Math.round((toY - fromY) * (float) i / steps));
        }
    }

    private void dot(int x, int y) {
        dots.set((height() - 1 - y) * width() + x);
    }

    /** A row of characters, counted from the top, without trailing blanks. */
    String row(int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            int bits = bits(column, row);
            line.append(bits == 0 ? ' ' : glyphs.dots(bits));
        }
        return line.toString().stripTrailing();
    }

    private int bits(int column, int row) {
        int bits = 0;
        for (int y = 0; y < glyphs.dotRows; y++) {
            for (int x = 0; x < glyphs.dotColumns; x++) {
                int dot = (row * glyphs.dotRows + y) * width() + column * glyphs.dotColumns + x;
                bits |= dots.get(dot) ? BITS[y * 2 + x] : 0;
            }
        }
        return bits;
    }
}
