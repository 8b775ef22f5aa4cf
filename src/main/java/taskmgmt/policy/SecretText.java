package taskmgmt.policy;

import org.jspecify.annotations.Nullable;
import taskmgmt.policy.CommandSecrets.Program;
import taskmgmt.policy.SecretValue.Reach;

/**
 * Secrets within a text, as command lines, headers, addresses and settings hold them: {@code PASSWORD=x}, {@code --token x},
 * {@code "api_key": "x"}, {@code Authorization: Bearer x}, {@code https://user:x@host}. It looks for names; what may follow
 * one is {@link SecretValue}'s. Where it is not clear where such a value ends, more of the text goes rather than less.
 * A text that has been through once comes out unchanged.
 */
final class SecretText {
    static final String MARK = "[redacted]";

    /** Shorter than this, what follows {@code Bearer} is a word of a sentence. */
    private static final int MIN_BEARER = 8;
    /** Words of at least so many characters may be tokens. */
    private static final int MIN_TOKEN = 20;

    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";
    private static final String IDENTIFIED = "identified";
    private static final String BEGIN = "-----BEGIN ";

    /** Of a key written with blanks, as {@code private key=x}. */
    private static final int MAX_WORDS = 3;

    private final String text;
    private final Redaction redaction;
    private @Nullable StringBuilder out;
    /** Up to where the text has been copied or left out. */
    private int done;
    /** The last pair said that the next one, {@code value}, is a secret's. */
    private Secrecy named = Secrecy.NONE;

    private SecretText(String text, Redaction redaction) {
        this.text = text;
        this.redaction = redaction;
    }

    /** The text without its secrets; the same instance where it has none. */
    static String redacted(String text, Redaction redaction) {
        return mayHoldSecrets(text) ? new SecretText(text, redaction).redacted() : text;
    }

    /** Nearly no text does, and each one is asked: one way through it, and nothing made. */
    private static boolean mayHoldSecrets(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':' || c == '>' || c == '→' || (c == '-' && word == 0)) {
                return true;
            }
            word = c == ' ' || c == '"' || c == '\'' ? 0 : word + 1;
            if (word >= MIN_TOKEN || ((word == 1 || c == '_') && (isSpoken(text, i, c) || SpokenSecrets.mayBeAt(text, i, c)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpoken(String text, int at, char c) {
        return switch (c) {
            case 'b', 'B' -> text.regionMatches(true, at, BEARER, 0, BEARER.length()) || text.regionMatches(true, at, BASIC, 0, BASIC.length());
            case 'i', 'I' -> text.regionMatches(true, at, IDENTIFIED, 0, IDENTIFIED.length());
            default -> false;
        };
    }

    private String redacted() {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (i >= done) {
                look(i, c, !inWord);
            }
            inWord = Character.isLetterOrDigit(c) || c == '_';
        }
        return out == null ? text : out.append(text, done, text.length()).toString();
    }

    private void look(int at, char c, boolean beginsWord) {
        if (c == ':' && text.startsWith("://", at)) {
            replace(AddressSecrets.beforeHost(text, at));
            replace(AddressSecrets.webhook(text, at));
        } else if (c == '=' || c == ':' || c == '→' || (c == '-' && text.startsWith("->", at))) {
            pair(at);
        } else if (c == '-') {
            dash(at);
        } else if (c == '>') {
            element(at);
        } else if (c == '|') {
            replace(SpokenSecrets.piped(text, at));
        } else if (c == '<') {
            replace(SpokenSecrets.hereString(text, at));
        } else if (c == '%') {
            replace(SpokenSecrets.encoded(text, at, redaction));
        } else if (beginsWord && (Character.isLetter(c) || c == '7' || c == '_')) { // no other digit begins a token or a program
            word(at);
        }
    }

    private void dash(int at) {
        if (text.startsWith(BEGIN, at)) {
            pem(at + BEGIN.length());
        } else if (at == 0 || SecretWords.isEnd(text.charAt(at - 1))) {
            flag(at);
        }
    }

    private void word(int at) {
        int token = TokenShapes.end(text, at);
        if (token > at) {
            replace(at, token);
            return;
        }
        int end = wordEnd(at);
        if (end < text.length() && SecretWords.isBlank(text.charAt(end))) {
            spacedWord(at, end);
        }
    }

    private void spacedWord(int at, int end) {
        Program program = CommandSecrets.program(text, at, end);
        if (program != null) {
            command(program, end);
            return;
        }
        switch (text.charAt(at)) {
            case 'b', 'B' -> {
                if (isWord(at, BEARER) || isWord(at, BASIC)) {
                    scheme(at, end);
                } else if (isWord(at, "by")) {
                    spoken(at, end);
                }
            }
            case 'p', 'P' -> {
                if (isWord(at, "password") || isWord(at, "passwd")) {
                    spoken(at, end);
                }
            }
            default -> replace(SpokenSecrets.secureString(text, at, end));
        }
        replace(SpokenSecrets.afterName(text, at, end, redaction));
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && SecretWords.isOfKey(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isWord(int at, String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length()) && (end >= text.length() || !SecretWords.isOfKey(text.charAt(end)));
    }

    private void pair(int at) {
        char separator = text.charAt(at);
        boolean arrow = text.startsWith("->", at) || text.startsWith("=>", at);
        boolean assigns = arrow || separator == '→' || text.startsWith("=", at + 1);
        boolean path = separator == ':' && ((at + 1 < text.length() && text.charAt(at + 1) == ':') || (at > 0 && text.charAt(at - 1) == ':'));
        if (path) {
            return;
        }
        PairName name = PairName.before(text, at, redaction, MAX_WORDS);
        int from = at + (assigns && separator != '→' ? 2 : 1);
        Secrecy secrecy = name.secrecy();
        if (named != Secrecy.NONE && name.is("value")) {
            secrecy = named;
        }
        named = name.is("name") || name.is("key") ? ofNamed(name, from) : Secrecy.NONE;
        if (secrecy == Secrecy.NONE && separator == '=' && at > 0 && name.isInConnectionString()) {
            secrecy = Secrecy.TEXTS;
        }
        if (secrecy == Secrecy.NONE && name.isPass()) {
            SecretValue value = SecretValue.after(text, name.start(), from, Reach.WORD);
            secrecy = SpokenSecrets.isUnsayable(text, value.start(), value.end()) ? Secrecy.TEXTS : secrecy;
        }
        if (secrecy == Secrecy.NONE) {
            replace(from, separator == '=' ? AddressSecrets.queryEnd(text, name.start(), at) : from);
            return;
        }
        boolean colon = separator == ':' && !assigns;
        boolean wide = name.spaced() || name.quoted() || assigns || colon;
        boolean blank = from >= text.length() || Character.isWhitespace(text.charAt(from));
        Reach reach = name.isHeader() ? Reach.HEADER : !wide ? Reach.WORD
                : blank && name.beginsLine() && (colon || name.spaced()) && secrecy != Secrecy.TEXTS ? Reach.LINE : Reach.SPACED;
        boolean sentence = colon && !name.quoted() && secrecy == Secrecy.TEXTS && !name.isHeaderLike();
        value(SecretValue.after(text, name.start(), from, reach), secrecy, sentence && !(blank && name.beginsLine() && name.endsWith("token")));
    }

    private Secrecy ofNamed(PairName name, int from) {
        SecretValue value = SecretValue.after(text, name.start(), from, Reach.WORD);
        return value.start() < value.end() ? redaction.of(text.substring(value.start(), value.end())) : Secrecy.NONE;
    }

    /** {@code <password>x</password>}. */
    private void element(int at) {
        int name = at;
        while (name > 0 && SecretWords.isOfKey(text.charAt(name - 1))) {
            name--;
        }
        if (name > 0 && name < at && (text.charAt(name - 1) == '<' || text.charAt(name - 1) == ':')) {
            Secrecy secrecy = redaction.of(text.substring(name, at));
            int end = text.indexOf("</", at + 1);
            if (secrecy != Secrecy.NONE && end > at + 1 && !(secrecy == Secrecy.TEXTS && SecretWords.isDigits(text, at + 1, end))) {
                replace(at + 1, end);
            }
        }
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

    /** {@code --password x}, {@code -storepass x}; with an equals sign it is a pair, but of names that only flags have. */
    private void flag(int at) {
        int name = text.startsWith("--", at) ? at + 2 : at + 1;
        int end = wordEnd(name);
        if (end - name < 2 || end >= text.length()) {
            return;
        }
        replace(SpokenSecrets.literal(text, at));
        boolean equals = text.charAt(end) == '=' || text.charAt(end) == ':';
        int from = equals ? end + 1 : SecretWords.afterBlanks(text, end);
        Secrecy secrecy = from == end ? Secrecy.NONE : redaction.ofOption(text.substring(name, end));
        if (secrecy != Secrecy.NONE && from < text.length() && (equals || "-<|".indexOf(text.charAt(from)) < 0)) {
            value(SecretValue.after(text, at, from, Reach.WORD), secrecy, false);
        }
    }

    /** {@code Bearer x}, {@code Basic x}. */
    private void scheme(int at, int wordEnd) {
        int from = SecretWords.afterBlanks(text, wordEnd);
        int end = from;
        while (end < text.length() && !SecretWords.isEnd(text.charAt(end))) {
            end++;
        }
        boolean basic = text.charAt(at) == 'b' ? text.charAt(at + 1) == 'a' : text.regionMatches(true, at, "ba", 0, 2);
        boolean looksSo = basic ? isBasic(from, end) : end - from >= MIN_BEARER && !isWord(from, "authentication") && !isWord(from, "authorization");
        if (from > wordEnd && looksSo) {
            replace(from, end);
        }
    }

    /** A name and a password in base64: capitals or digits, where a word of a sentence has small letters. */
    private boolean isBasic(int from, int end) {
        boolean base64 = end - from >= MIN_BEARER && (end - from) % 4 == 0;
        boolean mixed = false;
        for (int i = from; base64 && i < end; i++) {
            char c = text.charAt(i);
            base64 = Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=';
            mixed |= i > from && (Character.isUpperCase(c) || Character.isDigit(c));
        }
        return base64 && mixed;
    }

    /** {@code PASSWORD 'x'}, {@code IDENTIFIED BY 'x'}, and {@code login ann password x} of a {@code .netrc}. */
    private void spoken(int at, int end) {
        int from = SecretWords.afterBlanks(text, end);
        if (from >= text.length() || from == end) {
            return;
        }
        int before = at;
        while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
            before--;
        }
        boolean by = isWord(at, "by");
        boolean identified = before >= IDENTIFIED.length() && isWord(before - IDENTIFIED.length(), IDENTIFIED);
        boolean quoted = SecretWords.isQuote(text.charAt(from));
        if (by ? identified && quoted : quoted || isLogin(before)) {
            value(SecretValue.after(text, at, from, Reach.WORD), Secrecy.VALUES, false);
        }
    }

    private boolean isLogin(int end) {
        int name = end;
        while (name > 0 && !Character.isWhitespace(text.charAt(name - 1))) {
            name--;
        }
        int login = name;
        while (login > 0 && Character.isWhitespace(text.charAt(login - 1))) {
            login--;
        }
        return login >= "login".length() && login < name && isWord(login - "login".length(), "login");
    }

    /** The words after a program's name, up to the end of that command. */
    private void command(Program program, int from) {
        int limit = from;
        while (limit < text.length() && ";|&\n".indexOf(text.charAt(limit)) < 0) {
            int after = SecretWords.continues(text, limit);
            limit = after > limit ? after : SecretWords.isQuote(text.charAt(limit)) ? quotedEnd(limit) : limit + 1;
        }
        limit = Math.min(limit, text.length());
        if (!program.verb().isEmpty() && text.substring(from, limit).indexOf(program.verb()) < 0) {
            return;
        }
        boolean next = false;
        int at = SecretWords.afterBlanks(text, from);
        while (at < limit) {
            SecretValue word = SecretValue.after(text, at, at, Reach.WORD);
            int end = Math.min(limit, Math.max(word.end(), at + 1));
            int secret = next ? word.start() : CommandSecrets.secretIn(program, text, at, end);
            if (next && program.form() == CommandSecrets.Form.LOGIN) {
                secret = CommandSecrets.afterLogin(text, word.start(), end);
            }
            next = secret == CommandSecrets.NEXT;
            if (secret >= 0) {
                boolean quote = SecretWords.isQuote(text.charAt(secret)) && secret + 1 < end;
                replace(quote ? secret + 1 : secret, quote && text.charAt(end - 1) == text.charAt(secret) ? end - 1 : end);
            }
            at = SecretWords.afterBlanks(text, end < limit && SecretWords.isQuote(text.charAt(end)) ? end + 1 : end);
        }
    }

    private int quotedEnd(int quote) {
        int closing = SecretValue.closing(text, quote);
        return closing >= text.length() ? quote + 1 : closing + 1;
    }

    /** @param ifRandom only what nobody would say: the name may be the end of a sentence's first half */
    private void value(SecretValue value, Secrecy secrecy, boolean ifRandom) {
        int end = value.end();
        int last = end;
        while (last > value.start() && ",;)]}".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        boolean counts = secrecy == Secrecy.TEXTS && SecretWords.isDigits(text, value.start(), last);
        if (!counts && !(ifRandom && !SecretWords.isRandom(text, value.start(), end))) {
            replace(value.start(), end);
        }
    }

    private void replace(AddressSecrets.@Nullable Span secret) {
        if (secret != null) {
            replace(secret.from(), secret.to());
        }
    }

    private void replace(int from, int to) {
        if (from < to && from >= done && !isMark(from, to)) {
            out = out == null ? new StringBuilder(text.length()) : out;
            out.append(text, done, from).append(MARK);
            done = to;
        }
    }

    /** What was marked before, with what stood beside it then. */
    private boolean isMark(int from, int to) {
        return to - from == MARK.length() && text.startsWith(MARK, from);
    }
}
