package taskmgmt.redaction.search;

import java.util.HashMap;
import java.util.Map;

/**
 * A text that is searched for what begins at any of its characters, in time proportional to its length.
 *
 * <p>A search that looks ahead from every character, as far as a word, a line or the next sign of some kind, takes a time that is the square
 * of the text's length, once somebody writes a text of one word. So what is asked for from many places is remembered: where the words end
 * that a place is in, and where each sign is. And every character that is looked at is counted: whoever looks at more than
 * {@value #STEPS_PER_CHARACTER} for each that the text has gets a {@link TangledTextException}, whatever way of asking they have found.
 * Not for sharing between threads.
 */
public final class SearchedText {
    static final int STEPS_PER_CHARACTER = 128;
    private static final int STEPS_PER_PART = 8;
    /** Even the square of a short text's length is soon done. */
    private static final long FREE_STEPS = 1 << 16;

    private final String text;
    private final WordEnds[] words = new WordEnds[Word.COUNT];
    private final Map<Character, SignPlaces> signs = new HashMap<>(4);
    private long steps;

    public SearchedText(String text) {
        this.text = text;
        this.steps = FREE_STEPS + (long) STEPS_PER_CHARACTER * text.length();
    }

    /** Kinds of words, by what they are made of. */
    public enum Word {
        /** Letters, digits and the signs that names have: {@code _ - .}. */
        NAME,
        /** The same in ASCII. */
        TOKEN,
        /** Anything but blanks and quotes. */
        UNQUOTED;

        static final int COUNT = 3;

        boolean has(char c) {
            return switch (this) {
                case NAME -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
                case TOKEN -> c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.';
                case UNQUOTED -> !Character.isWhitespace(c) && c != '"' && c != '\'' && c != '`';
            };
        }
    }

    /** The two places between which there are only characters of a word: of the word that was asked about last. */
    private static final class WordEnds {
        private int from;
        private int to = -1;
        private int backFrom;
        private int backTo = -1;
    }

    /** Whether so much was looked at that a text which differs a little might be too much. */
    public boolean isHeavy() {
        return 4 * steps < 3 * (FREE_STEPS + (long) STEPS_PER_CHARACTER * text.length());
    }

    @Override
    public String toString() {
        return text;
    }

    public int length() {
        return text.length();
    }

    public char charAt(int index) {
        step(1);
        return text.charAt(index);
    }

    private void step(int count) {
        steps -= count;
        if (steps < 0) {
            throw new TangledTextException();
        }
    }

    /** A part, which whoever asks for it looks at more than once. */
    public String substring(int from, int to) {
        step(STEPS_PER_PART * (to - from));
        return text.substring(from, to);
    }

    public boolean startsWith(String prefix, int from) {
        step(1);
        return text.startsWith(prefix, from);
    }

    public boolean regionMatches(boolean ignoreCase, int from, String other, int otherFrom, int length) {
        step(1);
        return text.regionMatches(ignoreCase, from, other, otherFrom, length);
    }

    /** Where the word ends that goes on here; the same place where none does. */
    public int wordEnd(Word kind, int from) {
        WordEnds known = ends(kind);
        if (from < known.from || from > known.to) {
            int to = from;
            while (to < text.length() && (to != known.from || to > known.to) && kind.has(charAt(to))) {
                to++;
            }
            known.to = to == known.from && to <= known.to ? known.to : to;
            known.from = from;
        }
        return known.to;
    }

    /** Where the word begins that has come up to here; the same place where none has. */
    public int wordStart(Word kind, int to) {
        WordEnds known = ends(kind);
        if (to < known.backFrom || to > known.backTo) {
            int from = to;
            while (from > 0 && from != known.backTo && kind.has(charAt(from - 1))) {
                from--;
            }
            known.backFrom = from == known.backTo ? known.backFrom : from;
            known.backTo = to;
        }
        return known.backFrom;
    }

    @SuppressWarnings("EnumOrdinal") // a place in memory, never in a file
    private WordEnds ends(Word kind) {
        WordEnds ends = words[kind.ordinal()];
        if (ends == null) {
            ends = new WordEnds();
            words[kind.ordinal()] = ends;
        }
        return ends;
    }

    /** Where the sign is, from a place on; -1 where it is not. */
    public int indexOf(char sign, int from) {
        step(1);
        return places(sign).from(from);
    }

    /** Where the sign is last before a place; -1 where it is not. */
    public int lastBefore(char sign, int to) {
        step(1);
        return places(sign).before(to);
    }

    /** Where another text is, from a place on; -1 where it is not. */
    public int indexOf(String other, int from) {
        int found = text.indexOf(other, from);
        step((found < 0 ? text.length() : found) - Math.min(from, text.length()));
        return found;
    }

    private SignPlaces places(char sign) {
        SignPlaces known = signs.get(sign);
        if (known == null) {
            known = new SignPlaces(text, sign);
            signs.put(sign, known);
        }
        return known;
    }
}
