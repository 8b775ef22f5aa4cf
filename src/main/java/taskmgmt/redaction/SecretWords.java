package taskmgmt.redaction;

import taskmgmt.redaction.search.SearchedText;

/** What single characters mean where secrets are looked for in a text, and words that look like secrets by themselves. */
final class SecretWords {
    /** Shorter words are words of a sentence, however they are made. */
    private static final int MIN_RANDOM = 12;
    private static final int MIN_LONG_RANDOM = 20;

    private SecretWords() {}

    static boolean isOfKey(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    static boolean isEnd(char c) {
        return Character.isWhitespace(c) || isQuote(c);
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** What an assignment or a mapping is written with in one sign. */
    static boolean isArrow(char c) {
        return c == '→' || c == '←' || c == '⇒' || c == '⇐' || c == '≔' || c == '↦';
    }

    /** Behind {@code <-} or {@code <<-}, with which R assigns; the same place where neither is. Without a blank, the longer begins a here-document. */
    static int leftArrow(SearchedText text, int at) {
        if (text.startsWith("<-", at)) {
            return at + 2;
        }
        return text.startsWith("<<- ", at) ? at + "<<-".length() : at;
    }

    static boolean isDigits(SearchedText text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nobody would say this: 12 characters or more with letters and digits among them, or 20 of both cases. */
    static boolean isRandom(SearchedText text, int from, int to) {
        boolean digits = false;
        boolean small = false;
        boolean capitals = false;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            digits |= Character.isDigit(c);
            small |= Character.isLowerCase(c);
            capitals |= Character.isUpperCase(c);
        }
        boolean letters = small || capitals;
        return (to - from >= MIN_RANDOM && digits && letters) || (to - from >= MIN_LONG_RANDOM && small && capitals);
    }

    /** Where the blanks after a place end; so does a line that a backslash continues in the next. */
    static int afterBlanks(SearchedText text, int from) {
        int at = from;
        while (at < text.length()) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else if (continues(text, at) > at) {
                at = continues(text, at);
            } else {
                break;
            }
        }
        return at;
    }

    /** Behind a backslash and the line's end; the same place where there is none. */
    static int continues(SearchedText text, int at) {
        if (text.charAt(at) != '\\' || at + 1 >= text.length()) {
            return at;
        }
        if (text.charAt(at + 1) == '\n') {
            return at + 2;
        }
        return text.startsWith("\r\n", at + 1) ? at + "\\\r\n".length() : at;
    }

    /** Where the word ends that goes on here, or the limit. */
    static int wordEnd(SearchedText text, int from, int limit) {
        int end = from;
        while (end < limit && !isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Where the command ends that goes on here. */
    static int commandEnd(SearchedText text, int from) {
        int limit = from;
        while (limit < text.length() && ";|&\n".indexOf(text.charAt(limit)) < 0) {
            int after = continues(text, limit);
            limit = after > limit ? after : isQuote(text.charAt(limit)) ? quotedEnd(text, limit) : limit + 1;
        }
        return Math.min(limit, text.length());
    }

    private static int quotedEnd(SearchedText text, int quote) {
        int closing = SecretValue.closing(text, quote);
        return closing >= text.length() ? quote + 1 : closing + 1;
    }

    /** Where the line begins that the place is in. */
    static int lineStart(SearchedText text, int at) {
        return text.lastBefore('\n', at) + 1;
    }

    /** Where the line ends that the place is in, before its end sign. */
    static int lineEnd(SearchedText text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** By how many blanks the line is set in that begins here. */
    static int indent(SearchedText text, int lineStart) {
        int at = lineStart;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at - lineStart;
    }
}
