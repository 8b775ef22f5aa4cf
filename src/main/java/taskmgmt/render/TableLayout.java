package taskmgmt.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table a page has room for, how wide they are, and the lines that cells become.
 *
 * <p>On a page that is too narrow titles are shortened, sentences are broken into lines, and where that is not enough the columns that
 * are needed least are left out and the header ends in {@code …}: ids and times stay whole, to be copied. Where not even those
 * fit that a row says nothing without, each row takes two lines: what it is known by, and the rest.
 */
final class TableLayout {
    private static final int GAP = 2;
    /** Titles are shortened so far before a usual column is left out. */
    private static final int NARROWEST = 8;
    /** And so far before a minor one is. */
    private static final int READABLE = 24;
    private static final int SENTENCE = 32;
    private static final String MORE = "…";

    private final List<Column> columns;
    private final Page page;
    private final int[] widths;
    private final boolean[] shown;
    private boolean leftOut;
    private boolean stacked;

    private TableLayout(List<Column> columns, int[] widths, Page page) {
        this.columns = columns;
        this.page = page;
        this.widths = widths.clone();
        this.shown = new boolean[widths.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = page.wide() || columns.get(i).rank() != Column.Rank.WIDE;
        }
    }

    /**
     * The layout for a page.
     *
     * @param widths of the widest cell of each column, its header included
     * @param empty  whether a column has nothing but its header, in which case it is not missed: a minor one never, a usual one where
     *               another column needs its room
     */
    static TableLayout of(List<Column> columns, int[] widths, boolean[] empty, Page page) {
        TableLayout layout = new TableLayout(columns, widths, page);
        if (page.columns() > 0) {
            layout.fit(empty);
        } else if (page.terminal()) {
            layout.drop(Column.Rank.WIDE, empty);
        }
        return layout;
    }

    private void drop(Column.Rank rank, boolean[] empty) {
        for (int i = 0; i < shown.length; i++) {
            shown[i] &= !empty[i] || columns.get(i).rank() != rank;
        }
    }

    private void fit(boolean[] empty) {
        drop(Column.Rank.MINOR, empty);
        leaveOutEmpty(empty);
        leaveOut(Column.Rank.MINOR, READABLE);
        leaveOut(Column.Rank.USUAL, NARROWEST);
        if (width(NARROWEST) > page.columns() && widths.length > 1) {
            stacked = true;
        }
        int widest = widestText();
        for (int excess = width(Integer.MAX_VALUE) - page.columns(); excess > 0 && widest >= 0; excess--) {
            widths[widest]--;
            widest = widestText();
        }
    }

    /** Makes room for columns with figures by those without any, which are not among what the header says is left out. */
    private void leaveOutEmpty(boolean[] empty) {
        for (int i = shown.length - 1; i > 0 && width(READABLE) > page.columns(); i--) {
            shown[i] &= !empty[i] || columns.get(i).rank() != Column.Rank.USUAL;
        }
    }

    /** Leaves out the last columns of this rank that do not fit even if all titles are as short as they may be. */
    private void leaveOut(Column.Rank rank, int shortest) {
        for (int i = shown.length - 1; i > 0 && width(shortest) > page.columns(); i--) {
            if (shown[i] && columns.get(i).rank() == rank && columns.get(i).kind() != Column.Kind.SENTENCE) {
                shown[i] = false;
                leftOut = true;
            }
        }
    }

    /** Of what is shown, with titles that are no wider than this. */
    private int width(int longestText) {
        int width = (leftOut ? GAP + MORE.length() : 0) - GAP;
        for (int i = stacked ? 1 : 0; i < shown.length; i++) {
            width += !shown[i] ? 0 : GAP + Math.min(widths[i], Math.max(shortest(i), Math.min(longestText, widths[i])));
        }
        return width + (stacked ? GAP : 0);
    }

    /** How narrow a column may become; no narrower than it is where it is not to be shortened. */
    private int shortest(int column) {
        return switch (columns.get(column).kind()) {
            case TEXT -> NARROWEST;
            case SENTENCE -> Math.min(SENTENCE, page.columns() / 2);
            default -> widths[column];
        };
    }

    /** The widest text that can still be shortened, or -1. */
    private int widestText() {
        int widest = -1;
        for (int i = stacked ? 1 : 0; i < shown.length; i++) {
            if (shown[i] && widths[i] > shortest(i) && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }

    List<String> header(String[] cells) {
        return lines(cells, true);
    }

    List<String> row(String[] cells) {
        return lines(cells, false);
    }

    private List<String> lines(String[] cells, boolean header) {
        List<String> lines = new ArrayList<>();
        if (stacked) {
            lines.add(styled(cells[0], 0, header));
        }
        String[] rest = cells.clone();
        while (true) {
            String[] next = new String[rest.length];
            boolean more = false;
            for (int i = 0; i < rest.length; i++) {
                next[i] = "";
                if (shown[i] && isSentence(i)) {
                    List<String> broken = Wrap.lines(rest[i], widths[i]);
                    rest[i] = broken.getFirst();
                    next[i] = String.join(" ", broken.subList(1, broken.size()));
                    more |= !next[i].isEmpty();
                }
            }
            lines.add(line(rest, header));
            if (!more) {
                return lines;
            }
            rest = next;
        }
    }

    private boolean isSentence(int column) {
        return page.columns() > 0 && columns.get(column).kind() == Column.Kind.SENTENCE;
    }

    private String line(String[] cells, boolean header) {
        StringBuilder line = new StringBuilder();
        int padding = stacked ? GAP : 0;
        for (int i = stacked ? 1 : 0; i < cells.length; i++) {
            if (!shown[i]) {
                continue;
            }
            boolean shorten = page.columns() > 0 && columns.get(i).kind() == Column.Kind.TEXT;
            String cell = shorten ? Width.cut(cells[i], widths[i]) : cells[i];
            int missing = Math.max(0, widths[i] - Width.of(cell));
            boolean right = columns.get(i).kind() == Column.Kind.NUMBER;
            if (!cell.isEmpty()) {
                line.repeat(' ', padding + (right ? missing : 0)).append(styled(cell, i, header));
                padding = 0;
            }
            padding += GAP + (right && !cell.isEmpty() ? 0 : missing);
        }
        if (header && leftOut) {
            line.repeat(' ', padding).append(MORE);
        }
        return line.toString();
    }

    private String styled(String cell, int column, boolean header) {
        return header ? page.bold(cell) : columns.get(column).kind() == Column.Kind.STATE ? page.state(cell) : cell;
    }
}
