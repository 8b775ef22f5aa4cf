package taskmgmt.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the Markdown of our own documentation into plain text of a given width: headings, paragraphs, lists of one level, tables and fenced
 * code. Code is never wrapped, so that it can be copied. Our documents use nothing else of Markdown. Not thread-safe.
 */
final class MarkdownText {
    private static final String INDENT = "  ";
    private static final String FENCE = "```";
    private static final Pattern LIST_ITEM = Pattern.compile("(?:-|\\d+\\.) .*");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");

    private final int width;
    private final boolean bold;
    private final StringBuilder text = new StringBuilder();
    private final List<String> paragraph = new ArrayList<>();
    private final List<List<String>> table = new ArrayList<>();
    private boolean inCode;

    /**
     * @param width in columns; only code, and words longer than a line, exceed it
     * @param bold whether headings are bold, as for a terminal
     */
    MarkdownText(int width, boolean bold) {
        this.width = width;
        this.bold = bold;
    }

    String of(List<String> markdown) {
        for (String line : markdown) {
            if (line.startsWith(FENCE)) {
                endBlock();
                inCode = !inCode;
            } else if (inCode) {
                text.append(line.isEmpty() ? "" : INDENT + INDENT + line).append('\n');
            } else {
                takeProse(line);
            }
        }
        endBlock();
        return text.toString();
    }

    private void takeProse(String line) {
        if (line.isEmpty()) {
            endBlock();
            text.append('\n');
        } else if (line.startsWith("#")) {
            endBlock();
            String heading = inline(line.replaceFirst("^#+ ", ""));
            text.append(bold ? "\u001b[1m" + heading + "\u001b[0m" : heading).append('\n');
        } else if (line.startsWith("|")) {
            takeRow(line);
        } else {
            if (LIST_ITEM.matcher(line).matches()) {
                endBlock();
            }
            paragraph.add(line.strip());
        }
    }

    private void takeRow(String line) {
        if (line.startsWith("|---")) {
            return; // a rule is drawn below the first row anyway
        }
        List<String> cells = new ArrayList<>();
        for (String cell : CELL_END.split(line.substring(1), 0)) {
            cells.add(inline(cell.strip().replace("\\|", "|")));
        }
        table.add(cells);
    }

    private void endBlock() {
        if (!paragraph.isEmpty()) {
            writeParagraph(String.join(" ", paragraph));
            paragraph.clear();
        }
        if (!table.isEmpty()) {
            writeTable();
            table.clear();
        }
    }

    private void writeParagraph(String whole) {
        String mark = LIST_ITEM.matcher(whole).matches() ? whole.substring(0, whole.indexOf(' ') + 1) : "";
        String before = INDENT + mark;
        for (String line : wrapped(inline(whole.substring(mark.length())), width - before.length())) {
            text.append(before).append(line).append('\n');
            before = " ".repeat(before.length());
        }
    }

    private void writeTable() {
        int[] widths = columnWidths();
        writeRow(table.getFirst(), widths);
        writeRow(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
        for (List<String> row : table.subList(1, table.size())) {
            writeRow(row, widths);
        }
    }

    /** Writes as many lines as the tallest cell has. */
    private void writeRow(List<String> row, int[] widths) {
        List<List<String>> cells = new ArrayList<>();
        int height = 1;
        for (int i = 0; i < row.size(); i++) {
            cells.add(wrapped(row.get(i), widths[i]));
            height = Math.max(height, cells.getLast().size());
        }
        for (int y = 0; y < height; y++) {
            text.append(tableLine(cells, y, widths).stripTrailing()).append('\n');
        }
    }

    private static String tableLine(List<List<String>> cells, int y, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String part = y < cells.get(i).size() ? cells.get(i).get(y) : "";
            line.append(INDENT).append(part).append(" ".repeat(Math.max(0, widths[i] - part.length())));
        }
        return line.toString();
    }

    /** Each column is as wide as its widest cell; if that is too much, the widest columns shrink until all fit. */
    private int[] columnWidths() {
        int[] widths = new int[table.stream().mapToInt(List::size).max().orElse(0)];
        int total = 0;
        for (int i = 0; i < widths.length; i++) {
            for (List<String> row : table) {
                widths[i] = Math.max(widths[i], i < row.size() ? row.get(i).length() : 0);
            }
            total += INDENT.length() + widths[i];
        }
        for (; total > width; total--) {
            widths[widest(widths)]--;
        }
        return widths;
    }

    private static int widest(int[] widths) {
        int widest = 0;
        for (int i = 1; i < widths.length; i++) {
            widest = widths[i] > widths[widest] ? i : widest;
        }
        return widest;
    }

    /** Removes marks that are of no use in plain text; a link to another topic becomes the command that shows it. */
    private static String inline(String markdown) {
        return LINK.matcher(markdown.replace("**", "")).replaceAll(link -> {
            String target = link.group(2);
            return Matcher.quoteReplacement(target.contains("://") ? link.group(1) + " <" + target + ">" : link.group(1));
        });
    }

    private static List<String> wrapped(String words, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" +", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
