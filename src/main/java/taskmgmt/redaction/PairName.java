package taskmgmt.redaction;

import taskmgmt.redaction.search.SearchedText;

/**
 * What stands before a separator, taken for a name: {@code password}, {@code "password"}, {@code \"password\"},
 * {@code config["password"]}, {@code private key}.
 *
 * @param text   what it stands in
 * @param start  of the name itself
 * @param end    of the name itself
 * @param spaced blanks stand between the name and the separator
 * @param quoted a quote closes behind the name
 */
record PairName(SearchedText text, int start, int end, boolean spaced, boolean quoted, Secrecy secrecy) {

    /** @param maxWords this many words with blanks between them may be one name */
    static PairName before(SearchedText text, int separator, Redaction redaction, int maxWords) {
        int end = separator;
        while (end > 0 && "?+!".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int beforeBlanks = end;
        while (beforeBlanks > 0 && SecretWords.isBlank(text.charAt(beforeBlanks - 1))) {
            beforeBlanks--;
        }
        boolean spaced = beforeBlanks < end;
        end = beforeBlanks;
        if (end > 0 && text.charAt(end - 1) == ']') {
            end--;
        }
        boolean quoted = end > 0 && SecretWords.isQuote(text.charAt(end - 1));
        end = quoted ? end - 1 : end;
        while (quoted && end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return named(text, end, spaced, quoted, redaction, maxWords);
    }

    private static PairName named(SearchedText text, int end, boolean spaced, boolean quoted, Redaction redaction, int maxWords) {
        int first = wordStart(text, end);
        int start = first;
        for (int words = 0; words < maxWords && start >= 0; words++) {
            int from = words == 0 ? first : wordStart(text, start - 1);
            Secrecy secrecy = from == end ? Secrecy.NONE : redaction.of(text.substring(from, end));
            if (secrecy != Secrecy.NONE) {
                return new PairName(text, from, end, spaced, quoted, secrecy);
            }
            start = from > 1 && text.charAt(from - 1) == ' ' ? from : -1;
        }
        return new PairName(text, first, end, spaced, quoted, Secrecy.NONE);
    }

    private static int wordStart(SearchedText text, int end) {
        return text.wordStart(SearchedText.Word.NAME, end);
    }

    boolean is(String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }

    boolean endsWith(String word) {
        return end - start >= word.length() && text.regionMatches(true, end - word.length(), word, 0, word.length());
    }

    /** Names of headers whose value has several words. */
    boolean isHeader() {
        return endsWith("authorization") || endsWith("cookie") || endsWith("cookies");
    }

    /** A colon also ends a sentence's first half: {@code unexpected token: x}. A name of several words is none of a sentence. */
    boolean isHeaderLike() {
        return text.substring(start, end).indexOf('-') > 0 || text.substring(start, end).indexOf('_') > 0;
    }

    /** {@code Server=a;Uid=b;Pwd=x}, where the name is short for a password and not a directory. */
    boolean isInConnectionString() {
        return isPass() && start > 0 && text.charAt(start - 1) == ';';
    }

    /** What alone is a verdict or a directory, and a password where nobody would say what stands there. */
    boolean isPass() {
        return is("pwd") || is("pass");
    }

    /** Whether nothing is before it in its line but blanks, the dash of an item, a quote, or a word that declares it. */
    boolean beginsLine() {
        int line = SecretWords.lineStart(text, start);
        int at = line + SecretWords.indent(text, line);
        at = text.startsWith("- ", at) ? at + 2 : at;
        at = text.startsWith("export ", at) ? at + "export ".length() : text.startsWith("set ", at) ? at + "set ".length() : at;
        at = at < start && SecretWords.isQuote(text.charAt(at)) ? at + 1 : at;
        return at >= start;
    }
}
