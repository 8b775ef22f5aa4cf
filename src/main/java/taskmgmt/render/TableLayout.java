package taskmgmt.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns of a table a page has room for, how wide they are, and the lines that cells become.
 *
 * <p>On a page that is too narrow titles are shortened at a word, sentences are broken into lines, and where that is not enough the
 * columns that are needed least are left out and the header ends in {@code …}: ids and times stay whole, to be copied. Where not even
 * those fit that a row says nothing without, or where what rows are known by takes a third of the page and leaves no room for others,
 * each row takes two lines: what it is known by, and the rest. A sentence with a path or a hash, or another id, that has no room beside
 * the rest has lines of its own below it.
 */
final class TableLayout {
    private static final int GAP = 2;
    /** Names are shortened so far before a usual column is left out, unless that would cut a word. */
    private static final int NARROWEST = 8;
    /** And titles without which a row says nothing so far. */
    private static final int TELLING = 20;
    /** And so far before a minor one is. */
    private static final int READABLE = Width.LONG_WORD;
    private static final int SENTENCE = 32;
    private static final String MORE = "…";

    private final List<Column> columns;
    private final Page page;
    private final int[] widths;
    private final int[] words;
    private final boolean[] shown;
    private boolean leftOut;
    private boolean stacked;
    private final boolean[] below;

    private TableLayout(List<Column> columns, int[] widths, int[] words, Page page) {
        this.columns = columns;
        this.page = page;
        this.widths = widths.clone();
        this.words = words.clone();
        this.shown = new boolean[widths.length];
        this.below = new boolean[widths.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = page.wide() || columns.get(i).rank() != Column.Rank.WIDE;
        }
    }

    /**
     * The layout for a page.
     *
     * @param widths of the widest cell of each column, its header included
     * @param words  of the widest word of each column, for which its header counts as one
     * @param empty  whether a column has nothing but its header, in which case it is not missed: a minor one never, a usual one where
     *               another column needs its room
     */
    static TableLayout of(List<Column> columns, int[] widths, int[] words, boolean[] empty, Page page) {
        TableLayout layout = new TableLayout(columns, widths, words, page);
        if (page.columns() > 0) {
            layout.choose(empty);
            if (layout.mayBeStacked()) {
                TableLayout other = new TableLayout(columns, widths, words, page);
                other.stacked = true;
                other.choose(empty);
                layout = other.usual() > layout.usual() || !layout.fits() ? other : layout;
                layout = layout.fits() ? layout : below(columns, widths, words, empty, page);
            }
            layout.shorten(false);
            layout.shorten(true);
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

    /** Chooses what is shown. */
    private void choose(boolean[] empty) {
        drop(Column.Rank.MINOR, empty);
        leaveOutEmpty(empty);
        leaveOut(Column.Rank.MINOR, READABLE);
        leaveOut(Column.Rank.USUAL, NARROWEST);
    }

    private boolean fits() {
        return width(NARROWEST) <= page.columns();
    }

    /** Whether two lines a row are worth a thought. */
    private boolean mayBeStacked() {
        return widths.length > 1 && (!fits() || leftOut && widths[0] * 3 >= page.columns());
    }

    /** The same with sentences on lines of their own, and where that is not enough with the longest id. */
    private static TableLayout below(List<Column> columns, int[] widths, int[] words, boolean[] empty, Page page) {
        boolean[] below = new boolean[widths.length];
        int longest = -1;
        for (int i = 1; i < below.length; i++) {
            below[i] = columns.get(i).kind() == Column.Kind.SENTENCE;
            boolean isId = columns.get(i).kind() == Column.Kind.EXACT && columns.get(i).rank() == Column.Rank.KEY;
            longest = isId && (longest < 0 || widths[i] > widths[longest]) ? i : longest;
        }
        TableLayout layout = below(below, columns, widths, words, empty, page);
        if (layout.fits() || longest < 0) {
            return layout;
        }
        below[longest] = true;
        return below(below, columns, widths, words, empty, page);
    }

    private static TableLayout below(boolean[] below, List<Column> columns, int[] widths, int[] words, boolean[] empty, Page page) {
        TableLayout layout = new TableLayout(columns, widths, words, page);
        layout.stacked = true;
        for (int i = 0; i < below.length; i++) {
            layout.below[i] = below[i];
            layout.widths[i] = below[i] ? page.columns() - GAP : widths[i];
        }
        layout.choose(empty);
        return layout;
    }

    /** How many columns are shown but for those that are needed least. */
    private int usual() {
        int usual = 0;
        for (int i = 0; i < shown.length; i++) {
            usual += shown[i] && columns.get(i).rank() != Column.Rank.MINOR ? 1 : 0;
        }
        return usual;
    }

    /** Shortens the widest texts until all fits, at words or, where that is not enough, within them. */
    private void shorten(boolean withinWords) {
        int widest = widestText(withinWords);
        for (int excess = width(Integer.MAX_VALUE) - page.columns(); excess > 0 && widest >= 0; excess--) {
            widths[widest]--;
            widest = widestText(withinWords);
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
            width += !shown[i] || below[i] ? 0 : GAP + Math.min(widths[i], Math.max(shortest(i), Math.min(longestText, widths[i])));
        }
        return width + (stacked ? GAP : 0);
    }

    /** How narrow a column may become; no narrower than it is where it is not to be shortened. */
    private int shortest(int column) {
        return switch (columns.get(column).kind()) {
            case TEXT -> Math.min(widths[column], Math.max(Math.min(words[column], READABLE), isKey(column) ? TELLING : NARROWEST));
            case SENTENCE -> Math.min(widths[column], Math.max(Math.min(SENTENCE, page.columns() / 2), pathOf(column)));
            default -> widths[column];
        };
    }

    /** The width of the longest word, as a path or a hash, which a page should not break; 0 where the whole page is too narrow for it. */
    private int pathOf(int column) {
        return words[column] > page.columns() - GAP ? 0 : words[column];
    }

    private boolean isKey(int column) {
        return columns.get(column).rank() == Column.Rank.KEY;
    }

    /** The widest text that can still be shortened, or -1. */
    private int widestText(boolean withinWords) {
        int widest = -1;
        for (int i = stacked ? 1 : 0; i < shown.length; i++) {
            if (below[i]) {
                continue;
            }
            int shortest = withinWords && columns.get(i).kind() == Column.Kind.TEXT ? NARROWEST : shortest(i);
            if (shown[i] && widths[i] > shortest && (widest < 0 || widths[i] > widths[widest])) {
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
        List<List<String>> broken = new ArrayList<>();
        int most = 1;
        for (int i = 0; i < cells.length; i++) {
            broken.add(shown[i] && isSentence(i) ? Wrap.lines(cells[i], widths[i]) : List.of(cells[i]));
            most = below[i] ? most : Math.max(most, broken.getLast().size());
        }
        for (int at = 0; at < most; at++) {
            String[] next = new String[cells.length];
            for (int i = 0; i < cells.length; i++) {
                next[i] = at < broken.get(i).size() && !below[i] ? broken.get(i).get(at) : "";
            }
            lines.add(line(next, header && at == 0));
        }
        for (int i = 0; i < cells.length; i++) {
            for (String each : below[i] && shown[i] && !cells[i].isEmpty() ? broken.get(i) : List.<String>of()) {
                lines.add(" ".repeat(GAP) + styled(each, i, header));
            }
        }
        return lines;
    }

    private boolean isSentence(int column) {
        return page.columns() > 0 && columns.get(column).kind() == Column.Kind.SENTENCE;
    }

    private String line(String[] cells, boolean header) {
        StringBuilder line = new StringBuilder();
        int padding = stacked ? GAP : 0;
        for (int i = stacked ? 1 : 0; i < cells.length; i++) {
            if (!shown[i] || below[i]) {
                continue;
            }
            boolean shorten = page.columns() > 0 && columns.get(i).kind() == Column.Kind.TEXT;
            String cell = shorten ? Width.cut(cells[i], widths[i]) : cells[i];
            int missing = Math.max(0, widths[i] - Width.of(cell));
            Column.Kind kind = columns.get(i).kind();
            boolean right = kind == Column.Kind.NUMBER || kind == Column.Kind.PLACE;
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
