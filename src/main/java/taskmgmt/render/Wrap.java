package taskmgmt.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences as lines of a page. Lines end between words, and in JSON between its values; a word that is longer than a line stays whole, to be
 * copied. Chinese and Japanese have no blanks between words: there a line may end behind every character but before punctuation (after
 * Unicode's UAX #14, class ID).
 */
public final class Wrap {
    private static final char ESCAPE = '\u001b';
    private static final int MAX_LABEL_LENGTH = 30;
    /** Of a text below its label. */
    private static final int INDENT = 2;
    private static final int FIRST_KANA = 0x3041;
    private static final int LAST_KANA = 0x30ff;

    private Wrap() {}

    /**
     * The lines of a text, at least one.
     *
     * @param cells how wide they may be; 0 for as long as they like
     */
    public static List<String> lines(String text, int cells) {
        if (cells <= 0 || width(text) <= cells) {
            return List.of(text);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (int from = 0; from < text.length();) {
            int end = endOfWord(text, from);
            String word = text.substring(from, end);
            if (used > 0 && used + width(word.stripTrailing()) > cells) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
            }
            line.append(word);
            used += width(word);
            from = end;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /**
     * A line of a page, broken so that it fits, unless it is a command, which is there to be copied: what follows is moved in as far as the text of the line is, behind a label, a bullet
     * or blanks. Where a path or a hash has no room behind a label, the text begins below it.
     */
    static String line(String line, int cells) {
        if (cells <= 0 || width(line) <= cells || isToBeCopied(line)) {
            return line;
        }
        int start = Math.min(startOfText(line), cells / 2);
        int longest = line.indexOf(ESCAPE) < 0 ? Width.ofWord(line.substring(start)) : 0;
        if (start > INDENT && longest > cells - start && longest <= cells - INDENT) {
            String indent = " ".repeat(INDENT);
            String label = line.substring(0, start).stripTrailing();
            return (label.isEmpty() ? "" : label + "\n") + indent + String.join("\n" + indent, lines(line.substring(start), cells - INDENT));
        }
        String indent = " ".repeat(start);
        List<String> lines = lines(line.substring(start), cells - start);
        return line.substring(0, start) + String.join("\n" + indent, lines);
    }

    /** A command, options of one, or JSON. */
    private static boolean isToBeCopied(String line) {
        String text = line.startsWith("- ") ? line.substring(2) : line;
        return text.startsWith("--") || text.startsWith("task-mgmt ") || text.startsWith("{");
    }

    /** Of a line such as {@code name    what is said of it} the place of {@code what}; of one without a label that of its text. */
    private static int startOfText(String line) {
        int text = 0;
        while (text < line.length() && line.charAt(text) == ' ') {
            text++;
        }
        if (line.startsWith("- ", text)) {
            return text + 2;
        }
        int label = line.indexOf("  ", text);
        if (label < 0 || label > MAX_LABEL_LENGTH) {
            return text;
        }
        while (label < line.length() && line.charAt(label) == ' ') {
            label++;
        }
        return label;
    }

    /** Without the sequences that colour a text. */
    private static int width(String text) {
        int escape = text.indexOf(ESCAPE);
        if (escape < 0) {
            return Width.of(text);
        }
        int end = text.indexOf('m', escape);
        return Width.of(text.substring(0, escape)) + (end < 0 ? 0 : width(text.substring(end + 1)));
    }

    /** Where the line may end: behind a word, or behind a value of JSON that another one follows. */
    static int wordEnd(String text, int from) {
        int blank = text.indexOf(' ', from);
        int end = blank < 0 ? text.length() : blank;
        int comma = text.indexOf(",\"", from);
        return comma < 0 || comma >= end ? end : comma + 1;
    }

    /** Behind the blanks that follow the word. */
    private static int endOfWord(String text, int from) {
        int end = wordEnd(text, from);
        for (int i = from; i < end; i += Character.charCount(text.codePointAt(i))) {
            int next = i + Character.charCount(text.codePointAt(i));
            if (next < end && isAWord(text.codePointAt(i)) && !belongsToTheOneBefore(text.codePointAt(next))) {
                return next;
            }
        }
        while (end < text.length() && text.charAt(end) == ' ') {
            end++;
        }
        return end;
    }

    private static boolean isAWord(int character) {
        return character >= FIRST_KANA && (character <= LAST_KANA || Character.isIdeographic(character));
    }

    private static boolean belongsToTheOneBefore(int character) {
        return switch (Character.getType(character)) {
            case Character.END_PUNCTUATION, Character.OTHER_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.NON_SPACING_MARK,
                 Character.MODIFIER_LETTER -> true;
            default -> false;
        };
    }
}
