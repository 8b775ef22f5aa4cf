package taskmgmt.redaction;

import taskmgmt.redaction.search.SearchedText;

/**
 * What stands after the name of a secret, as a grammar: where a value begins and ends, whoever wrote it.
 * <pre>
 * value  = [type "="] (quoted | balanced | block | word | line)
 * quoted = [prefix] quote … quote {more of the same shell word}    prefix: $ of a shell, b f r u N @ of a language
 * balanced = "[" … "]" | "{" … "}" | "(" … ")"                     an array, an object, a call
 * block  = ("|" | "&gt;") indicators, and the lines below that are set in deeper; or only these
 * line   = up to the end of the line, and the lines below that are set in deeper, which continue it
 * word   = up to a blank that no backslash stands before
 * </pre>
 * Where it is not clear which of them is meant, the longer one is.
 */
final class SecretValue {
    /** What a value is, by what stands before it. */
    enum Reach {
        /** After a flag, or an equals sign with nothing around it. */
        WORD,
        /** After a colon, or a separator with blanks around it. */
        SPACED,
        /** The name begins its line and a separator with a blank follows: what comes is a line. */
        LINE,
        /** A header, whose value has blanks and goes up to the line's end or the quote that it stands in. */
        HEADER
    }

    private static final String TRIPLE = "\"\"\"";
    private static final String TRIPLE_SINGLE = "'''";
    private static final String PREFIXES = "$bBfFrRuUNLl@";
    private static final int MAX_PREFIX = 2;

    private final SearchedText text;
    private final int from;
    private final Reach reach;
    private final boolean query;
    /** By how many blanks the line is set in that the name stands in. */
    private final int indent;
    private int start;
    private int end;

    private SecretValue(SearchedText text, int nameStart, int from, Reach reach) {
        this.text = text;
        this.from = from;
        this.reach = reach;
        this.query = isInQuery(text, from);
        int line = SecretWords.lineStart(text, nameStart);
        this.indent = SecretWords.indent(text, line);
    }

    /** @param from after the separator */
    static SecretValue after(SearchedText text, int nameStart, int from, Reach reach) {
        SecretValue value = new SecretValue(text, nameStart, from, reach);
        value.find();
        return value;
    }

    int start() {
        return start;
    }

    /** Not after {@link #start} where there is no value. */
    int end() {
        return end;
    }

    private void find() {
        int at = SecretWords.afterBlanks(text, from);
        at = afterType(at);
        start = at;
        end = at;
        if (at >= text.length()) {
            return;
        }
        char c = text.charAt(at);
        if (c == '\n' || c == '\r') {
            nextLine(at);
        } else if ((c == '|' || c == '>') && isBlockIndicator(at)) {
            nextLine(SecretWords.lineEnd(text, at));
        } else {
            inLine(at);
        }
    }

    private void inLine(int at) {
        int opening = openingQuote(at);
        if (opening >= 0) {
            quoted(opening);
        } else if (reach != Reach.HEADER && "[{(".indexOf(text.charAt(at)) >= 0) {
            end = balancedEnd(at);
            end = end >= text.length() || isAfterWord(end) ? end : wordEnd(end);
        } else if (isNextPair(at)) {
            return;
        } else if (reach == Reach.HEADER || reach == Reach.LINE) {
            end = folded(reach == Reach.HEADER ? headerEnd(at) : commentStart(at));
        } else {
            end = wordEnd(at);
        }
    }

    /** In {@code password: str = "x"} a type comes first. */
    private int afterType(int at) {
        int typeEnd = at;
        while (typeEnd < text.length() && (Character.isLetter(text.charAt(typeEnd)) || "&*?.<>[]".indexOf(text.charAt(typeEnd)) >= 0)) {
            typeEnd++;
        }
        int equals = SecretWords.afterBlanks(text, typeEnd);
        boolean typed = typeEnd > at && equals > typeEnd && text.startsWith("= ", equals);
        return typed ? SecretWords.afterBlanks(text, equals + 1) : at;
    }

    /** {@code a= b=x}: the first has no value. */
    private boolean isNextPair(int at) {
        if (at == from || reach != Reach.WORD) {
            return false;
        }
        int word = at;
        while (word < text.length() && SecretWords.isOfKey(text.charAt(word))) {
            word++;
        }
        return word > at && word < text.length() && text.charAt(word) == '=';
    }

    private boolean isBlockIndicator(int at) {
        int lineEnd = SecretWords.lineEnd(text, at);
        for (int i = at + 1; i < lineEnd; i++) {
            char c = text.charAt(i);
            if (c == '#') {
                break;
            }
            if (c != '+' && c != '-' && !Character.isDigit(c) && !SecretWords.isBlank(c)) {
                return false;
            }
        }
        return lineEnd < text.length();
    }

    /** The value is in the line below, or is all lines below that are set in deeper. */
    private void nextLine(int lineEnd) {
        int line = contentLine(lineEnd);
        if (line < 0) {
            return;
        }
        int content = line + SecretWords.indent(text, line);
        boolean deeper = content - line > indent;
        boolean item = text.startsWith("- ", content) && content - line == indent;
        boolean opens = openingQuote(content) >= 0 || "[{(".indexOf(text.charAt(content)) >= 0;
        if (reach == Reach.WORD && !deeper) {
            return;
        }
        if (opens) {
            start = content;
            inLine(content);
        } else if (deeper || item) {
            start = content;
            end = blockEnd(line, item);
        } else if (!isPair(content)) {
            start = content;
            end = continuedEnd(content);
        }
    }

    /** The first line below that is not empty; -1 where there is none. */
    private int contentLine(int lineEnd) {
        int line = text.indexOf('\n', lineEnd) + 1;
        while (line > 0 && line < text.length()) {
            int content = line + SecretWords.indent(text, line);
            if (content < text.length() && text.charAt(content) != '\n' && text.charAt(content) != '\r') {
                return line;
            }
            line = text.indexOf('\n', line) + 1;
        }
        return -1;
    }

    private int blockEnd(int firstLine, boolean items) {
        int last = continuedEnd(firstLine);
        int line = contentLine(last);
        while (line > 0 && (SecretWords.indent(text, line) > indent
                || (items && text.startsWith("- ", line + SecretWords.indent(text, line)) && SecretWords.indent(text, line) == indent))) {
            last = continuedEnd(line);
            line = contentLine(last);
        }
        return last;
    }

    /** Where the line ends that the place is in, with the lines that a backslash at its end joins to it. */
    private int continuedEnd(int at) {
        int to = SecretWords.lineEnd(text, at);
        while (to > at && to < text.length() && text.charAt(to - 1) == '\\') {
            to = SecretWords.lineEnd(text, text.indexOf('\n', to) + 1);
        }
        return to;
    }

    private boolean isPair(int content) {
        int at = content;
        while (at < text.length() && (SecretWords.isOfKey(text.charAt(at)) || text.charAt(at) == ' ')) {
            at++;
        }
        return at > content && at < text.length() && (text.charAt(at) == ':' || text.charAt(at) == '=');
    }

    /** Lines below that are set in deeper continue the line, in YAML, in headers and in settings alike. */
    private int folded(int to) {
        if (to < SecretWords.lineEnd(text, to) || to >= text.length()) {
            return to;
        }
        int line = text.indexOf('\n', to) + 1;
        int last = to;
        while (line > 0 && line < text.length() && SecretWords.indent(text, line) > indent
                && !isPair(line + SecretWords.indent(text, line)) && SecretWords.lineEnd(text, line) > line + SecretWords.indent(text, line)) {
            last = SecretWords.lineEnd(text, line);
            line = text.indexOf('\n', last) + 1;
        }
        return last;
    }

    private int headerEnd(int at) {
        int to = at;
        while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r' && !SecretWords.isQuote(text.charAt(to))) {
            to++;
        }
        return to;
    }

    /** A line's value without the comment and the blanks behind it. */
    private int commentStart(int at) {
        int to = at;
        while (to < text.length() && text.charAt(to) != '\n' && text.charAt(to) != '\r'
                && !(text.charAt(to) == '#' && SecretWords.isBlank(text.charAt(to - 1)))) {
            to += text.charAt(to) == '\\' ? 2 : 1;
        }
        to = Math.min(to, text.length());
        while (to > at && SecretWords.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return to;
    }

    /** Where the quote stands that opens the value, after a prefix or the backslashes of a text within a text; -1 where none does. */
    private int openingQuote(int at) {
        int quote = at;
        while (quote < text.length() && quote - at < MAX_PREFIX && PREFIXES.indexOf(text.charAt(quote)) >= 0) {
            quote++;
        }
        while (quote + 1 < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        return quote < text.length() && SecretWords.isQuote(text.charAt(quote)) ? quote : -1;
    }

    private void quoted(int opening) {
        String triple = text.startsWith(TRIPLE, opening) ? TRIPLE : text.startsWith(TRIPLE_SINGLE, opening) ? TRIPLE_SINGLE : "";
        int content = triple.isEmpty() ? opening + 1 : opening + triple.length();
        int closing = triple.isEmpty() ? closing(text, opening) : text.indexOf(triple, content);
        closing = closing < 0 ? text.length() : closing;
        int after = Math.min(text.length(), closing + Math.max(1, triple.length()));
        boolean escaped = opening > 0 && text.charAt(opening - 1) == '\\';
        if (escaped || after >= text.length() || isAfterWord(after)) {
            start = content;
            end = closing;
        } else {
            end = wordEnd(after); // in a shell, what stands next to a quoted part belongs to it
        }
    }

    /** Where the quote is closed that stands here; the text's end where it is not. */
    static int closing(SearchedText text, int opening) {
        int escapes = 0;
        while (opening - escapes > 0 && text.charAt(opening - escapes - 1) == '\\') {
            escapes++;
        }
        if (escapes > 0) {
            String sign = text.substring(opening - escapes, opening + 1);
            int closing = text.indexOf(sign, opening + 1);
            while (closing > opening && text.charAt(closing - 1) == '\\') {
                closing = text.indexOf(sign, closing + 1);
            }
            return closing < 0 ? text.length() : closing;
        }
        int closing = opening + 1;
        while (closing < text.length() && text.charAt(closing) != text.charAt(opening)) {
            closing += text.charAt(closing) == '\\' ? 2 : 1;
        }
        return Math.min(closing, text.length());
    }

    private boolean isAfterWord(int at) {
        char c = text.charAt(at);
        return Character.isWhitespace(c) || SecretWords.isQuote(c) && closesAround(at) || ",;:)]}>&|<\\".indexOf(c) >= 0;
    }

    /** Whether only quotes stand from here to a blank, the end, or what separates: they belong to what is around. */
    private boolean closesAround(int at) {
        int next = at;
        while (next < text.length() && (SecretWords.isQuote(text.charAt(next)) || text.charAt(next) == '\\')) {
            next++;
        }
        return next >= text.length() || Character.isWhitespace(text.charAt(next)) || ",;:)]}>&|<".indexOf(text.charAt(next)) >= 0;
    }

    /** Behind the bracket that closes the one here; the text's end where none does. */
    private int balancedEnd(int at) {
        int depth = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SecretWords.isQuote(c)) {
                i = closing(text, i);
            } else if ("[{(".indexOf(c) >= 0) {
                depth++;
            } else if ("]})".indexOf(c) >= 0 && --depth == 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Where a word ends, as a shell sees it: blanks that are quoted or have a backslash before them belong to it. */
    private int wordEnd(int at) {
        int to = at;
        while (to < text.length()) {
            char c = text.charAt(to);
            boolean escaped = c == '\\' && to + 1 < text.length();
            if (escaped && !(SecretWords.isQuote(text.charAt(to + 1)) && closesAround(to))) {
                to += 2;
            } else if (SecretWords.isQuote(c) || escaped) {
                if (closesAround(to)) {
                    break;
                }
                to = Math.min(text.length(), closing(text, to) + 1);
            } else if (Character.isWhitespace(c) || (query && (c == '&' || c == '#')) || text.startsWith("</", to)) {
                break;
            } else {
                to++;
            }
        }
        return Math.min(to, text.length());
    }

    /** Whether a question mark comes before in the same word. */
    static boolean isInQuery(SearchedText text, int from) {
        return text.lastBefore('?', from) >= text.wordStart(SearchedText.Word.UNQUOTED, from);
    }
}
