package taskmgmt.render.roff;

import java.util.Locale;

/** Text as roff has to have it to print it as it is, whatever the characters mean there. */
final class Roff {
    /** Longer lines are read as well, but reported by those who check pages. */
    private static final int WIDEST = 78;
    private static final int ASCII = 0x7f;

    private Roff() {}

    /**
     * The text with what stands for itself: a hyphen that can be copied as the minus of an option, quotes that are not turned into
     * curly ones, and characters beyond ASCII by their numbers, so that the page does not depend on the encoding it is read in.
     */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '"' -> escaped.append("\\(dq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (character > ASCII) {
                        escaped.append(String.format(Locale.ROOT, "\\[u%04X]", character));
                    } else {
                        escaped.append(character < ' ' ? ' ' : (char) character);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** A line that is no request, even if it begins with a full stop, as file names do; what begins with a quote was escaped. */
    static String line(String escaped) {
        return (escaped.startsWith(".") ? "\\&" : "") + escaped + "\n";
    }

    /** Escaped text as lines that end between words, and behind sentences, where roff leaves the space that it wants. */
    static String filled(String escaped) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : escaped.strip().split(" +", -1)) {
            if (!line.isEmpty() && (line.length() + 1 + word.length() > WIDEST || endsSentence(line))) {
                lines.append(line(line.toString()));
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(line(line.toString())).toString();
    }

    private static boolean endsSentence(CharSequence line) {
        char last = line.charAt(line.length() - 1);
        return last == '.' || last == '!' || last == '?';
    }
}
