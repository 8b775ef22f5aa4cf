package taskmgmt.redaction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.AddressSecrets.Span;
import taskmgmt.redaction.SecretValue.Reach;
import taskmgmt.redaction.command.ProgramWords;
import taskmgmt.redaction.search.SearchedText;
import taskmgmt.redaction.search.TangledTextException;

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
    /** Words of at least this many characters may be tokens. */
    private static final int MIN_TOKEN = 20;

    private static final String BEARER = "bearer";
    private static final String BASIC = "basic";
    private static final String IDENTIFIED = "identified";
    private static final String BEGIN = "-----BEGIN ";

    /** Of a key written with blanks, as {@code private key=x}. */
    private static final int MAX_WORDS = 3;

    private final SearchedText text;
    private final Redaction redaction;
    private final CommandSecrets commands;
    private final List<Span> spans = new ArrayList<>(2);
    /** Up to where the text has been looked at, or is left out. */
    private int done;
    /** The last pair said that the next one, {@code value}, is a secret's. */
    private Secrecy named = Secrecy.NONE;

    private SecretText(SearchedText text, Redaction redaction) {
        this.text = text;
        this.redaction = redaction;
        this.commands = new CommandSecrets(text);
    }

    /** The text without its secrets; the same instance where it has none. */
    static String redacted(String text, Redaction redaction) {
        if (!mayHoldSecrets(text)) {
            return text;
        }
        try {
            Pass pass = Pass.over(text, redaction);
            boolean stays = pass.clean.equals(text) || !pass.heavy || Pass.over(pass.clean, redaction).clean.equals(pass.clean);
            return stays ? pass.clean : MARK;
        } catch (TangledTextException e) {
            return MARK; // nobody can tell in reasonable time what of it is a secret
        }
    }

    /**
     * One way through a text.
     *
     * @param heavy whether it was so much work that once more may be too much
     */
    private record Pass(String clean, boolean heavy) {
        static Pass over(String text, Redaction redaction) {
            EncodedText encoded = EncodedText.of(text);
            if (encoded == null) {
                return without(text, looked(text, redaction));
            }
            SecretText decoded = looked(encoded.decoded(), redaction);
            String plain = SecretText.without(text, encoded.of(decoded.spans));
            Pass pass = without(plain, looked(plain, redaction));
            return new Pass(pass.clean, pass.heavy || decoded.text.isHeavy());
        }

        private static SecretText looked(String text, Redaction redaction) {
            SecretText secrets = new SecretText(new SearchedText(text), redaction);
            secrets.look();
            return secrets;
        }

        private static Pass without(String text, SecretText looked) {
            return new Pass(SecretText.without(text, looked.spans), looked.text.isHeavy());
        }
    }

    private static String without(String text, List<Span> spans) {
        if (spans.isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Span span : spans) {
            out.append(text, copied, span.from()).append(MARK);
            copied = span.to();
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** Nearly no text does, and each one is asked: one way through it, and nothing made. */
    private static boolean mayHoldSecrets(String text) {
        int word = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '=' || c == ':' || c == '>' || c == '<' || c == '(' || SecretWords.isArrow(c) || (c == '-' && word == 0) || EncodedText.mayBeAt(c)) {
                return true;
            }
            word = c == ' ' || c == '"' || c == '\'' ? 0 : word + 1;
            if (word >= MIN_TOKEN || ((word == 1 || c == '_') && (isSpoken(text, i, c) || SpokenSecrets.mayBeAt(text, i, c)))
                    || ((word == 1 || i > 0 && text.charAt(i - 1) == '/') && ProgramWords.mayBeAt(text, i))) {
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

    private void look() {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            for (Span word = commands.upTo(i); word != null; word = commands.upTo(i)) {
                replace(Math.max(word.from(), done), word.to());
            }
            if (i >= done) {
                look(i, c, !inWord);
            }
            inWord = Character.isLetterOrDigit(c) || c == '_';
        }
    }

    private void look(int at, char c, boolean beginsWord) {
        if (c == ':' && text.startsWith("://", at)) {
            replace(AddressSecrets.beforeHost(text, at));
            replace(AddressSecrets.webhook(text, at));
        } else if (c == ':' && AddressSecrets.isOracle(text, at)) {
            replace(AddressSecrets.oracle(text, at));
        } else if (c == '=' || c == ':' || SecretWords.isArrow(c) || (c == '-' && text.startsWith("->", at))) {
            pair(at);
        } else if (c == '<' && SecretWords.leftArrow(text, at) > at) {
            pair(at);
        } else if (c == '(') {
            for (Span argument : CallSecrets.in(text, at, redaction)) {
                replace(argument);
            }
        } else if (c == '-') {
            dash(at);
        } else if (c == '>') {
            element(at);
        } else if (c == '|') {
            replace(SpokenSecrets.piped(text, at));
        } else if (c == '<') {
            replace(SpokenSecrets.hereString(text, at));
        } else if (c == '$' || c == '{') {
            replace(at, TokenShapes.hashEnd(text, at));
        } else if (beginsWord && (Character.isLetter(c) || c == '7' || c == '_')) { // no other digit begins a token or a program
            word(at);
        }
    }

    private void dash(int at) {
        if (text.startsWith(BEGIN, at)) {
            replace(TokenShapes.pem(text, at + BEGIN.length()));
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
        if (ProgramWords.isProgram(text.toString(), at, end) && commands.beginsAt(at, end)) {
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
        return text.wordEnd(SearchedText.Word.NAME, from);
    }

    private boolean isWord(int at, String word) {
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length()) && (end >= text.length() || !SecretWords.isOfKey(text.charAt(end)));
    }

    private void pair(int at) {
        char separator = text.charAt(at);
        int behindLeft = SecretWords.leftArrow(text, at);
        boolean arrow = text.startsWith("->", at) || text.startsWith("=>", at) || behindLeft > at;
        boolean assigns = arrow || SecretWords.isArrow(separator) || text.startsWith("=", at + 1);
        boolean path = separator == ':' && ((at + 1 < text.length() && text.charAt(at + 1) == ':') || (at > 0 && text.charAt(at - 1) == ':'));
        if (path) {
            return;
        }
        PairName name = PairName.before(text, at, redaction, MAX_WORDS);
        int from = behindLeft > at ? behindLeft : at + (assigns && !SecretWords.isArrow(separator) ? 2 : 1);
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
            if (SecretNames.isOfCommand(text.substring(name.start(), name.end()))) {
                replace(SpokenSecrets.printed(text, SecretValue.after(text, name.start(), from, Reach.LINE)));
            } else if (separator == '=') {
                replace(from, AddressSecrets.queryEnd(text, name.start(), at));
            } else if (separator == ':') {
                replace(AddressSecrets.login(text, name.start(), at));
                replace(TokenShapes.hashPair(text, at));
            }
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
        int name = text.wordStart(SearchedText.Word.NAME, at);
        if (name > 0 && name < at && (text.charAt(name - 1) == '<' || text.charAt(name - 1) == ':')) {
            Secrecy secrecy = redaction.of(text.substring(name, at));
            int end = secrecy == Secrecy.NONE ? -1 : text.indexOf("</", at + 1);
            if (secrecy == Secrecy.UNSAYABLE) {
                items(at + 1, end);
            } else if (secrecy != Secrecy.NONE && end > at + 1 && !(secrecy == Secrecy.TEXTS && SecretWords.isDigits(text, at + 1, end))) {
                replace(at + 1, end);
            }
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
        String option = text.substring(name, end);
        if (from > end && SecretNames.isOfCommand(option)) {
            replace(SpokenSecrets.printed(text, SecretValue.after(text, at, from, Reach.WORD)));
            return;
        }
        Secrecy secrecy = from == end ? Secrecy.NONE : redaction.ofOption(option);
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
        boolean looksSo = basic ? TokenShapes.isBasic(text, from, end) : end - from >= MIN_BEARER && !isWord(from, "authentication") && !isWord(from, "authorization");
        if (from > wordEnd && looksSo) {
            replace(from, end);
        }
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

    /** @param ifRandom only what nobody would say: the name may be the end of a sentence's first half */
    private void value(SecretValue value, Secrecy secrecy, boolean ifRandom) {
        int end = value.end();
        if (secrecy == Secrecy.UNSAYABLE) {
            items(value.start(), end);
            return;
        }
        int last = end;
        while (last > value.start() && ",;)]}".indexOf(text.charAt(last - 1)) >= 0) {
            last--;
        }
        boolean counts = secrecy == Secrecy.TEXTS && SecretWords.isDigits(text, value.start(), last);
        if (!counts && !(ifRandom && !SecretWords.isRandom(text, value.start(), end))) {
            replace(value.start(), end);
        }
    }

    /** Of several values, those that nobody would say. */
    private void items(int from, int to) {
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && !SecretWords.isEnd(text.charAt(end)) && ",;[]{}()".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (SpokenSecrets.isUnsayable(text, at, end)) {
                replace(at, end);
            }
            at = end + 1;
        }
    }

    private void replace(@Nullable Span secret) {
        if (secret != null) {
            replace(secret.from(), secret.to());
        }
    }

    private void replace(int from, int to) {
        if (from < to && from >= done && !isMark(from, to)) {
            spans.add(new Span(from, to));
            done = to;
        }
    }

    /** What was marked before, with what stood beside it then. */
    private boolean isMark(int from, int to) {
        return to - from == MARK.length() && text.startsWith(MARK, from);
    }
}
