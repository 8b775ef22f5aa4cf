package taskmgmt.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.redaction.AddressSecrets.Span;
import taskmgmt.redaction.search.SearchedText;

/**
 * What a call is given, as programs write it: under the name of the call ({@code .password("x")}, {@code setPassword(Secret.of("x"))},
 * {@code PASSWORD(x)}), or behind a name that is its first argument ({@code define('DB_PASSWORD', 'x')}, {@code ("password", "x")}).
 *
 * <p>A call that asks for a secret is given its name, or a sentence that asks: {@code getPassword("ann")}. A list of names looks like a name
 * and its value: {@code fields("password", "email")}. So the second argument counts where the call says that it keeps something, or has no
 * name at all, and elsewhere where nobody would say it.
 */
final class CallSecrets {
    /** Words with which the name of a call begins that asks. */
    private static final Set<String> ASKING = Set.of("get", "getenv", "env", "read", "ask", "prompt", "input", "find", "load", "fetch", "has", "is",
            "require", "lookup", "resolve", "expect", "missing", "getpass");
    /** Words in the name of a call that keeps a value under a name, or asks for one and is given what to take otherwise. */
    private static final Set<String> KEEPING = Set.of("define", "put", "set", "setenv", "putenv", "setdefault", "add", "append", "with", "header", "headers",
            "property", "param", "parameter", "env", "environment", "getenv", "get", "field", "entry", "map", "cookie", "option", "config", "pair", "arg");
    private static final Set<String> SETTING = Set.of("set", "with", "add", "use");
    /** Of operators of large machines: {@code ALTUSER ann PASSWORD(x)}. */
    private static final Set<String> KEYWORDS = Set.of("PASSWORD", "PASSPHRASE", "PASSWD");
    private static final int MIN_TEXT = 6;

    private final SearchedText text;
    private final List<Span> found = new ArrayList<>(1);

    private CallSecrets(SearchedText text) {
        this.text = text;
    }

    /** @param open the parenthesis that opens the arguments */
    static List<Span> in(SearchedText text, int open, Redaction redaction) {
        CallSecrets call = new CallSecrets(text);
        PairName name = PairName.before(text, open, redaction, 1);
        if (name.secrecy() == Secrecy.NONE || name.secrecy() == Secrecy.UNSAYABLE || name.spaced()) {
            call.second(open, redaction);
        } else if (!asks(text.substring(name.start(), name.end()))) {
            call.given(open, name, redaction);
        }
        return call.found;
    }

    private void given(int open, PairName name, Redaction redaction) {
        String called = text.substring(name.start(), name.end());
        boolean sets = called.indexOf('.') >= 0 || SETTING.contains(firstWord(called));
        int depth = 0;
        int asked = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SecretWords.isQuote(c)) {
                int closing = SecretValue.closing(text, i);
                if (asked == 0 && isSecret(i + 1, closing, name.secrecy(), sets)) {
                    found.add(new Span(i + 1, closing));
                }
                i = behindEscapes(closing);
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
                asked = asked == 0 && depth > 1 && isName(i, c) ? depth : asked;
            } else if (c == ')' || c == ']' || c == '}') {
                asked = asked == depth ? 0 : asked;
                if (--depth == 0) {
                    bare(open + 1, i, called, redaction);
                    return;
                }
            }
        }
        if (!found.isEmpty()) { // it is not closed, so nobody can tell what belongs to it
            int from = found.getFirst().from();
            found.clear();
            found.add(new Span(from, text.length()));
        }
    }

    /** Whether what this opens holds the name of what is asked for: {@code env("X")}, {@code config["x"]}. */
    private boolean isName(int opening, char bracket) {
        int word = text.wordStart(SearchedText.Word.NAME, opening);
        return word < opening && (bracket == '[' || asks(text.substring(word, opening)));
    }

    private boolean isSecret(int from, int to, Secrecy secrecy, boolean sets) {
        if (from >= to) {
            return false;
        }
        if (secrecy != Secrecy.TEXTS) {
            return true;
        }
        boolean word = sets && to - from >= MIN_TEXT && !SecretWords.isDigits(text, from, to) && SecretWords.wordEnd(text, from, to) == to;
        return word || SecretWords.isRandom(text, from, to) && SecretWords.wordEnd(text, from, to) == to;
    }

    /** An argument without quotes. */
    private void bare(int from, int to, String called, Redaction redaction) {
        boolean word = from < to && SecretWords.wordEnd(text, from, to) == to && "[{(".indexOf(text.charAt(from)) < 0;
        boolean unsayable = word && SpokenSecrets.isUnsayable(text, from, to) && redaction.of(text.substring(from, to)) == Secrecy.NONE;
        if (found.isEmpty() && (word && KEYWORDS.contains(called) || unsayable)) {
            found.add(new Span(from, to));
        }
    }

    /** The argument behind one that is the name of a secret. */
    private void second(int open, Redaction redaction) {
        int quote = quote(open + 1);
        if (quote < 0) {
            return;
        }
        int closing = SecretValue.closing(text, quote);
        int comma = SecretWords.afterBlanks(text, behindEscapes(closing) + 1);
        int value = comma < text.length() && text.charAt(comma) == ',' ? quote(comma + 1) : -1;
        Secrecy secrecy = value < 0 || !isKey(quote + 1, closing) ? Secrecy.NONE : redaction.of(text.substring(quote + 1, closing));
        if (secrecy == Secrecy.NONE || secrecy == Secrecy.UNSAYABLE) {
            return;
        }
        int end = SecretValue.closing(text, value);
        boolean counts = secrecy == Secrecy.TEXTS && SecretWords.isDigits(text, value + 1, end);
        boolean last = closes(SecretWords.afterBlanks(text, behindEscapes(end) + 1));
        if (!counts && value + 1 < end && (keeps(open, last) || SpokenSecrets.isUnsayable(text, value + 1, end))) {
            found.add(new Span(value + 1, end));
        }
    }

    private boolean isKey(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!SecretWords.isOfKey(text.charAt(i)) && text.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean closes(int at) {
        return at >= text.length() || text.charAt(at) == ')';
    }

    private boolean keeps(int open, boolean two) {
        int name = text.wordStart(SearchedText.Word.NAME, open);
        if (name == open) {
            return two && (open == 0 || !SecretWords.isBlank(text.charAt(open - 1)) || !endsWord(open - 1));
        }
        for (String word : words(text.substring(name, open)).split("_", -1)) {
            if (KEEPING.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word stands before these blanks, as in {@code field IN ("a", "b")}. */
    private boolean endsWord(int blank) {
        int at = blank;
        while (at >= 0 && SecretWords.isBlank(text.charAt(at))) {
            at--;
        }
        return at >= 0 && Character.isLetterOrDigit(text.charAt(at));
    }

    /** Where the quote stands that an argument begins with; -1 where it begins otherwise. */
    private int quote(int from) {
        int at = behindEscapes(SecretWords.afterBlanks(text, from));
        return at < text.length() && SecretWords.isQuote(text.charAt(at)) ? at : -1;
    }

    private int behindEscapes(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == '\\') {
            at++;
        }
        return at;
    }

    private static boolean asks(String called) {
        return ASKING.contains(firstWord(called));
    }

    private static String firstWord(String called) {
        String words = words(called);
        int end = words.indexOf('_');
        return end < 0 ? words : words.substring(0, end);
    }

    /** Of what is called, behind the object that it is called of. */
    private static String words(String called) {
        return SecretNames.words(called.substring(called.lastIndexOf('.') + 1));
    }
}
