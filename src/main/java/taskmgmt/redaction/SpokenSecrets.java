package taskmgmt.redaction;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.AddressSecrets.Span;
import taskmgmt.redaction.search.SearchedText;

/**
 * Secrets that no separator announces: behind a name and a blank ({@code setx API_TOKEN x}, {@code the password is x}), and on
 * their way into a program that asks for one ({@code echo x | docker login --password-stdin}, {@code sudo -S <<< x}).
 *
 * <p>A sentence speaks of passwords, too. So behind a bare name only what nobody would say is a secret: letters of both cases
 * with digits among them, or long ones of either. Behind a command that sets a variable, whatever follows its name is.
 */
final class SpokenSecrets {
    private static final int MIN_MIXED = 10;
    private static final int MIN_PLAIN = 20;
    private static final int MAX_WORDS = 3;
    private static final String HERE = "<<<";
    private static final String POWERSHELL = "ConvertTo-SecureString";
    private static final String POWERSHELL_OPTION = "-String";
    private static final String LITERAL = "--from-literal";
    /** Between a name and what it is. */
    private static final String[] COPULAS = {"is", "was", "to", "as", "are"};
    /** Words behind which a name stands as often as a secret: {@code secret my-app-Tls2}, {@code session Tuesday10AM}. */
    private static final Set<String> TOPICS = Set.of("auth", "session", "secret", "secrets", "cookie", "cookies", "credential", "credentials");
    /** What the command has that reads a secret from its standard input. */
    private static final String[] READERS = {"password-stdin", "token-stdin", "pass-stdin", "--with-token", "sudo -S", "sudo -kS", "chpasswd",
        "passwd --stdin", "passphrase-fd 0", "pass:stdin", "-pass stdin", "-passin stdin", "-passout stdin", "--key-file -", "--key-file=-", "kinit"};

    private SpokenSecrets() {}

    /** Whether a text may hold one at this place, so that it is worth a look: a way to tell that costs nearly nothing. */
    static boolean mayBeAt(String text, int at, char c) {
        return switch (c) {
            case '_' -> begins(text, at + 1, "token", "secret", "key", "pass", "pwd", "auth");
            case 't', 'T' -> begins(text, at, "token");
            case 's', 'S' -> begins(text, at, "secret");
            case 'a', 'A' -> begins(text, at, "api", "access", "auth");
            case 'k', 'K' -> begins(text, at, "kennwort");
            case 'c', 'C' -> begins(text, at, "credential", "client", "contrase");
            case 'p', 'P' -> begins(text, at, "passw", "passphrase", "private");
            case 'w', 'W' -> begins(text, at, "wachtwoord");
            case 'm', 'M' -> begins(text, at, "mot de passe");
            case '|', '<' -> true;
            default -> false;
        };
    }

    private static boolean begins(String text, int at, String... words) {
        for (String word : words) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    /**
     * What follows a name and a blank.
     *
     * @param wordEnd where the blank is
     */
    static @Nullable Span afterName(SearchedText text, int wordStart, int wordEnd, Redaction redaction) {
        PairName name = PairName.before(text, wordEnd, redaction, MAX_WORDS);
        if (name.secrecy() == Secrecy.NONE || name.secrecy() == Secrecy.UNSAYABLE) {
            return null;
        }
        int from = SecretWords.afterBlanks(text, wordEnd);
        if (isSet(text, wordStart, name)) {
            SecretValue value = SecretValue.after(text, name.start(), from, SecretValue.Reach.WORD);
            boolean counts = name.secrecy() == Secrecy.TEXTS && SecretWords.isDigits(text, value.start(), value.end());
            return value.start() < value.end() && !counts ? new Span(value.start(), value.end()) : null;
        }
        int behind = behindCopula(text, from);
        if (behind == from && TOPICS.contains(text.substring(name.start(), name.end()).toLowerCase(Locale.ROOT))) {
            return null;
        }
        from = behind;
        int end = tokenEnd(text, from);
        return isUnsayable(text, from, end) ? new Span(from, end) : null;
    }

    private static int behindCopula(SearchedText text, int from) {
        int at = from;
        for (String copula : COPULAS) {
            int end = at + copula.length();
            if (text.regionMatches(true, at, copula, 0, copula.length()) && end < text.length()
                    && (SecretWords.isBlank(text.charAt(end)) || text.charAt(end) == ':')) {
                at = SecretWords.afterBlanks(text, text.charAt(end) == ':' ? end + 1 : end);
                break;
            }
        }
        return at < text.length() && SecretWords.isQuote(text.charAt(at)) ? at + 1 : at;
    }

    private static int tokenEnd(SearchedText text, int from) {
        int end = from;
        while (end < text.length() && !SecretWords.isEnd(text.charAt(end)) && ",;)]}<>|&".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    /** Whether no sentence, path, time or identifier has such a word. */
    static boolean isUnsayable(SearchedText text, int from, int to) {
        boolean digits = false;
        boolean small = false;
        boolean capitals = false;
        boolean plain = true;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if ("/\\:[](){}".indexOf(c) >= 0) {
                return false;
            }
            digits |= Character.isDigit(c);
            small |= Character.isLowerCase(c);
            capitals |= Character.isUpperCase(c);
            plain &= Character.isLetterOrDigit(c);
        }
        return digits && (small && capitals && to - from >= MIN_MIXED || plain && (small || capitals) && to - from >= MIN_PLAIN);
    }

    /** {@code setx NAME x}, {@code setenv NAME x}, {@code set -gx NAME x}, {@code npm config set NAME x}. */
    private static boolean isSet(SearchedText text, int wordStart, PairName name) {
        int before = wordBefore(text, name.start());
        int second = before > 0 && text.charAt(before) == '-' ? wordBefore(text, before) : before;
        String verb = second < 0 ? "" : text.substring(second, Math.min(text.length(), second + "setenv ".length())).toLowerCase(Locale.ROOT);
        boolean isSet = verb.startsWith("set ") && (text.substring(name.start(), name.end()).indexOf('_') >= 0 || second != before);
        return name.start() == wordStart && (isSet || verb.startsWith("setx ") || verb.equals("setenv "));
    }

    /** Where the word begins that stands before this one in its line; -1 where none does. */
    private static int wordBefore(SearchedText text, int at) {
        int word = at;
        while (word > 0 && !SecretWords.isBlank(text.charAt(word - 1)) && text.charAt(word - 1) != '\n') {
            word--;
        }
        int end = word;
        while (end > 0 && SecretWords.isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        return start < end ? start : -1;
    }

    /** {@code program <<< x}, where the program reads a secret. */
    static @Nullable Span hereString(SearchedText text, int at) {
        if (!text.startsWith(HERE, at) || !readsSecret(text.substring(commandStart(text, at), at))) {
            return null;
        }
        SecretValue value = SecretValue.after(text, at, at + HERE.length(), SecretValue.Reach.WORD);
        return value.start() < value.end() ? new Span(value.start(), value.end()) : null;
    }

    /** {@code echo x | program}, where the program reads a secret. */
    static @Nullable Span piped(SearchedText text, int bar) {
        int end = bar + 1;
        while (end < text.length() && ";|&\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        if (!readsSecret(text.substring(bar, end))) {
            return null;
        }
        int command = SecretWords.afterBlanks(text, commandStart(text, bar));
        int from = behindVerb(text, command, bar);
        from = from == command ? bar : from;
        int to = bar;
        while (to > from && SecretWords.isBlank(text.charAt(to - 1))) {
            to--;
        }
        boolean quoted = to - from >= 2 && SecretWords.isQuote(text.charAt(from)) && text.charAt(to - 1) == text.charAt(from);
        return quoted ? new Span(from + 1, to - 1) : new Span(from, to);
    }

    /**
     * What {@code echo} or {@code printf} is given in {@code --password-command "echo x"}; null where another program gets the secret.
     * Where its quotes were left out, it is the next word.
     */
    static @Nullable Span printed(SearchedText text, SecretValue command) {
        int to = command.end();
        int next = to > command.start() && to < text.length() && SecretWords.isBlank(text.charAt(to)) ? SecretWords.afterBlanks(text, to) : to;
        return printed(text, command.start(), SecretWords.wordEnd(text, next, text.length()) > next && next > to
                ? SecretValue.after(text, next, next, SecretValue.Reach.WORD).end() : to);
    }

    static @Nullable Span printed(SearchedText text, int from, int to) {
        int at = behindVerb(text, from, to);
        return at > from && at < to ? new Span(at, to) : null;
    }

    /** Behind {@code echo} and its options; the same place where it is not called. */
    private static int behindVerb(SearchedText text, int from, int to) {
        int verb = text.startsWith("echo ", from) ? "echo".length() : text.startsWith("printf ", from) ? "printf".length() : 0;
        int at = verb == 0 ? from : SecretWords.afterBlanks(text, from + verb);
        while (verb > 0 && at < to && text.charAt(at) == '-') {
            at = SecretWords.afterBlanks(text, SecretWords.wordEnd(text, at, to));
        }
        return at;
    }

    private static int commandStart(SearchedText text, int at) {
        int start = at;
        while (start > 0 && ";|&\n(".indexOf(text.charAt(start - 1)) < 0) {
            start--;
        }
        return start;
    }

    private static boolean readsSecret(String command) {
        for (String reader : READERS) {
            if (command.contains(reader)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ConvertTo-SecureString -String "x"}; a variable is none. */
    static @Nullable Span secureString(SearchedText text, int at, int wordEnd) {
        if (!text.regionMatches(true, at, POWERSHELL, 0, POWERSHELL.length())) {
            return null;
        }
        int from = SecretWords.afterBlanks(text, wordEnd);
        if (text.regionMatches(true, from, POWERSHELL_OPTION, 0, POWERSHELL_OPTION.length())) {
            from = SecretWords.afterBlanks(text, from + POWERSHELL_OPTION.length());
        }
        SecretValue value = SecretValue.after(text, at, from, SecretValue.Reach.WORD);
        return value.start() > from && value.start() < value.end() ? new Span(value.start(), value.end()) : null;
    }

    /** {@code --from-literal=name=x} of kubectl, whatever the name. */
    static @Nullable Span literal(SearchedText text, int at) {
        if (!text.startsWith(LITERAL, at)) {
            return null;
        }
        int word = at + LITERAL.length() + 1;
        int equals = text.indexOf('=', word);
        if (equals < 0 || SecretWords.wordEnd(text, word, equals) < equals) {
            return null;
        }
        SecretValue value = SecretValue.after(text, at, equals + 1, SecretValue.Reach.WORD);
        return value.start() < value.end() ? new Span(value.start(), value.end()) : null;
    }
}
