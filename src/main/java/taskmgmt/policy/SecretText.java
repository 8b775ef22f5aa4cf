package taskmgmt.policy;

/**
 * Secrets within a text, as command lines, headers and addresses hold them: {@code PASSWORD=x}, {@code --token x},
 * {@code "api_key": "x"}, {@code Authorization: Bearer x}, {@code https://user:x@host}. Where it is not clear where such a
 * value ends, more of the text goes rather than less. A text that has been through once comes out unchanged.
 */
final class SecretText {
    static final String MARK = "[redacted]";

    /** Shorter than this, what follows {@code Bearer} is a word of a sentence. */
    private static final int LEAST_BEARER = 8;

    private static final String BEGIN = "-----BEGIN ";

    /** Of a key written with blanks, as {@code private key=x}. */
    private static final int MOST_WORDS = 3;

    private final String text;
    private final StringBuilder out = new StringBuilder();
    /** Up to where the text has been copied or left out. */
    private int done;

    private SecretText(String text) {
        this.text = text;
    }

    /** The text without its secrets; the same instance where it has none. */
    static String redacted(String text) {
        boolean may = text.indexOf('=') >= 0 || text.indexOf(':') >= 0 || text.contains("--") || text.contains("earer ");
        return may ? new SecretText(text).redacted() : text;
    }

    private String redacted() {
        for (int i = 0; i < text.length(); i++) {
            if (i >= done) {
                look(i);
            }
        }
        return done == 0 ? text : out.append(text, done, text.length()).toString();
    }

    private void look(int at) {
        char c = text.charAt(at);
        if (c == '=' || c == ':') {
            if (text.startsWith("://", at)) {
                address(at + "://".length());
            } else {
                pair(at, c);
            }
        } else if (c == '-' && text.startsWith(BEGIN, at)) {
            pem(at + BEGIN.length());
        } else if (c == '-' && text.startsWith("--", at) && (at == 0 || isEnd(text.charAt(at - 1)))) {
            flag(at);
        } else if ((c == 'b' || c == 'B') && text.regionMatches(true, at, "bearer ", 0, "bearer ".length())) {
            bearer(at + "bearer ".length());
        }
    }

    /** {@code user:password@} in front of a host. A password that holds a slash, which it may not, goes too. */
    private void address(int from) {
        int wordEnd = from;
        while (wordEnd < text.length() && !isEnd(text.charAt(wordEnd))) {
            wordEnd++;
        }
        int end = from;
        while (end < wordEnd && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int colon = text.indexOf(':', from);
        if (colon < 0 || colon >= end) {
            return;
        }
        int at = text.lastIndexOf('@', end - 1);
        if (at < colon && !isDigits(colon + 1, end)) {
            at = text.lastIndexOf('@', wordEnd - 1);
        }
        if (at > colon + 1) {
            replace(colon + 1, at);
        }
    }

    private void pair(int at, char separator) {
        int end = at;
        boolean spaced = end > 0 && text.charAt(end - 1) == ' ';
        end = spaced ? end - 1 : end;
        boolean quoted = end > 0 && isQuote(text.charAt(end - 1));
        end = quoted ? end - 1 : end;
        while (quoted && end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        String key = "";
        Secrecy secrecy = Secrecy.NONE;
        int start = end;
        for (int words = 0; words < MOST_WORDS && secrecy == Secrecy.NONE && start >= 0; words++) {
            start = wordStart(words == 0 ? end : start - 1);
            key = text.substring(start, end);
            secrecy = SecretNames.of(key);
            start = start > 1 && text.charAt(start - 1) == ' ' ? start : -1;
        }
        if (secrecy == Secrecy.NONE || (separator == ':' && !quoted && !isHeader(key, secrecy))) {
            return;
        }
        int from = at + 1;
        while ((separator == ':' || spaced || quoted) && from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        value(from, secrecy, SecretNames.words(key));
    }

    private int wordStart(int end) {
        int start = end;
        while (start > 0 && isOfKey(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** A colon also ends a sentence's first half: {@code unexpected token: x}. */
    private static boolean isHeader(String key, Secrecy secrecy) {
        return secrecy == Secrecy.VALUES || key.indexOf('-') > 0 || key.indexOf('_') > 0;
    }

    /** What a key in the form of RFC 7468 holds: {@code -----BEGIN PRIVATE KEY-----} and so on. */
    private void pem(int label) {
        int labelEnd = text.indexOf("-----", label);
        if (labelEnd >= 0 && text.substring(label, labelEnd).contains("PRIVATE KEY")) {
            int from = labelEnd + "-----".length();
            int end = text.indexOf("-----END ", from);
            replace(from, end < 0 ? text.length() : end);
        }
    }

    /** {@code --password x}; with an equals sign it is a pair. */
    private void flag(int at) {
        int end = at + 2;
        while (end < text.length() && isOfKey(text.charAt(end))) {
            end++;
        }
        int from = end;
        while (from < text.length() && text.charAt(from) == ' ') {
            from++;
        }
        Secrecy secrecy = from == end ? Secrecy.NONE : SecretNames.of(text.substring(at + 2, end));
        if (secrecy != Secrecy.NONE && from < text.length() && text.charAt(from) != '-') {
            value(from, secrecy, "");
        }
    }

    private void bearer(int from) {
        int end = from;
        while (end < text.length() && !isEnd(text.charAt(end))) {
            end++;
        }
        if (end - from >= LEAST_BEARER) {
            replace(from, end);
        }
    }

    private void value(int from, Secrecy secrecy, String name) {
        if (from >= text.length()) {
            return;
        }
        int opening = from;
        while (opening + 1 < text.length() && text.charAt(opening) == '\\') {
            opening++;
        }
        char first = text.charAt(opening);
        int start = isQuote(first) ? opening + 1 : from;
        int end = isQuote(first) ? closing(start, first, opening - from) : end(from, name);
        if (secrecy != Secrecy.TEXTS || !isDigits(start, end)) {
            replace(start, end);
        }
    }

    /** @param escapes so many backslashes stand before the quote that opens: in a text within a text it is escaped itself */
    private int closing(int from, char quote, int escapes) {
        int end = from;
        if (escapes > 0) {
            String closing = text.substring(from - 1 - escapes, from);
            end = text.indexOf(closing, from);
            while (end > from && text.charAt(end - 1) == '\\') {
                end = text.indexOf(closing, end + 1);
            }
            return end < 0 ? text.length() : end;
        }
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end, text.length());
    }

    private int end(int from, String name) {
        boolean wholeLine = name.endsWith("authorization") || name.endsWith("cookie") || name.endsWith("cookies");
        boolean query = isInQuery(from);
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (wholeLine ? c == '\n' || isQuote(c) : isEnd(c) || (query && c == '&')) {
                break;
            }
            end++;
        }
        return end;
    }

    /** Whether a question mark comes before in the same word. */
    private boolean isInQuery(int from) {
        for (int i = from - 1; i >= 0 && !isEnd(text.charAt(i)); i--) {
            if (text.charAt(i) == '?') {
                return true;
            }
        }
        return false;
    }

    private void replace(int from, int to) {
        if (from < to && from >= done && !text.substring(from, to).equals(MARK)) {
            out.append(text, done, from).append(MARK);
            done = to;
        }
    }

    private boolean isDigits(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static boolean isEnd(char c) {
        return Character.isWhitespace(c) || isQuote(c);
    }
}
