package taskmgmt.render.roff;

import java.util.Locale;

/** Escapes text so that roff prints it literally, whatever its characters mean to roff. */
final class Roff {
    /** Longer lines work too, but programs that check pages report them. */
    private static final int WIDEST = 78;
    private static final int ASCII = 0x7f;

    private Roff() {}

    /**
     * The text with every character escaped to mean itself: hyphens can be copied as the minus of an option, quotes do not turn into curly
     * ones, and characters beyond ASCII are given by number, so that the page does not depend on the encoding in which it is read.
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

    /**
     * The text as a line that is not a request, even if it starts with a full stop, as some file names do. A leading quote has been escaped
     * already.
     */
    static String line(String escaped) {
        return (escaped.startsWith(".") ? "\\&" : "") + escaped + "\n";
    }

    /** Escaped text in lines that end between words, and after each sentence, where roff then inserts the spacing it wants. */
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
