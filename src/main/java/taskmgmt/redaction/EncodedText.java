package taskmgmt.redaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.AddressSecrets.Span;

/**
 * A text whose separators, quotes and brackets are in another encoding: as entities of HTML, percent-encoded as in {@code
 * password%3Dx} of an address, as escapes of JSON within a text, or as the wide signs of another keyboard. It is read as what it
 * means, so that one grammar serves for all of them; each place of it says where that is in the text itself.
 *
 * <p>Blanks and line ends stay encoded: an encoded value has no other end than an encoded separator.
 */
final class EncodedText {
    /** What is decoded; every other character stays as it is. */
    private static final String DECODED = "=:\"'&<>[]{},@";
    private static final String[] ENTITIES = {"equals;", "colon;", "quot;", "apos;", "amp;", "lt;", "gt;", "lbrack;", "rbrack;", "lcub;", "rcub;", "comma;",
        "commat;"};
    private static final String MEANINGS = "=:\"'&<>[]{},@";
    private static final String WIDE = "＝：＂＇＆＜＞［］｛｝，＠“”„«»";
    private static final String NARROW = "=:\"'&<>[]{},@\"\"\"\"\"";
    private static final int MAX_DIGITS = 6;

    private final String text;
    private final StringBuilder decoded;
    /** Where each character of the decoded text begins in the text, and behind them the text's end. */
    private int[] starts;
    /** Behind the encoded character that was looked at last. */
    private int end;
    /** Behind the backslashes that were looked at last. */
    private int backslashesEnd;

    private EncodedText(String text) {
        this.text = text;
        this.decoded = new StringBuilder(text.length());
        this.starts = new int[text.length() + 1];
    }

    /** Whether an encoded character may begin with this one. */
    static boolean mayBeAt(char c) {
        return c == '%' || c == '&' || c == '\\' || c > 0x7f && WIDE.indexOf(c) >= 0;
    }

    /** Null where nothing in it is encoded. */
    static @Nullable EncodedText of(String text) {
        int first = 0;
        while (first < text.length() && !mayBeAt(text.charAt(first))) {
            first++;
        }
        return first == text.length() ? null : decoded(text);
    }

    private static @Nullable EncodedText decoded(String text) {
        EncodedText encoded = new EncodedText(text);
        boolean any = false;
        for (int i = 0; i < text.length(); i = encoded.end) {
            char c = encoded.at(i);
            any |= encoded.end > i + 1 || c != text.charAt(i);
            encoded.starts[encoded.decoded.length()] = i;
            encoded.decoded.append(c);
        }
        encoded.starts[encoded.decoded.length()] = text.length();
        encoded.starts = Arrays.copyOf(encoded.starts, encoded.decoded.length() + 1);
        return any ? encoded : null;
    }

    String decoded() {
        return decoded.toString();
    }

    /** The same places in the text itself. */
    List<Span> of(List<Span> spans) {
        List<Span> own = new ArrayList<>(spans.size());
        for (Span span : spans) {
            own.add(new Span(starts[span.from()], starts[span.to()]));
        }
        return own;
    }

    /** What the character here means; {@link #end} is behind it. */
    private char at(int from) {
        char c = text.charAt(from);
        end = from + 1;
        int meant = switch (c) {
            case '%' -> percent(from);
            case '&' -> entity(from);
            case '\\' -> escape(from);
            default -> c > 0x7f && WIDE.indexOf(c) >= 0 ? NARROW.charAt(WIDE.indexOf(c)) : c;
        };
        if (meant != c && DECODED.indexOf(meant) < 0) {
            end = from + 1;
            return c;
        }
        return (char) meant;
    }

    /** Of a text that was encoded more than once, the percent sign is encoded too. */
    private int percent(int from) {
        int digits = from + 1;
        while (text.startsWith("25", digits)) {
            digits += 2;
        }
        return number(digits, 2, 16, '%');
    }

    private int entity(int from) {
        int name = from + 1;
        while (text.startsWith("amp;", name) && isEntity(name + "amp;".length())) {
            name += "amp;".length();
        }
        if (text.startsWith("#", name)) {
            boolean hex = name + 1 < text.length() && (text.charAt(name + 1) == 'x' || text.charAt(name + 1) == 'X');
            int value = number(name + (hex ? 2 : 1), 0, hex ? 16 : 10, '&');
            end += end > from + 1 && text.startsWith(";", end) ? 1 : 0;
            return value;
        }
        for (int i = 0; i < ENTITIES.length; i++) {
            if (text.regionMatches(true, name, ENTITIES[i], 0, ENTITIES[i].length())) {
                end = name + ENTITIES[i].length();
                return MEANINGS.charAt(i);
            }
        }
        return '&';
    }

    private boolean isEntity(int name) {
        if (text.startsWith("#", name)) {
            return true;
        }
        for (String entity : ENTITIES) {
            if (text.regionMatches(true, name, entity, 0, entity.length())) {
                return true;
            }
        }
        return false;
    }

    /** However many backslashes a text within a text has gathered. */
    private int escape(int from) {
        int letter = Math.max(from + 1, backslashesEnd);
        while (letter < text.length() && text.charAt(letter) == '\\') {
            letter++;
        }
        backslashesEnd = letter;
        char kind = letter < text.length() ? text.charAt(letter) : ' ';
        return kind == 'u' ? number(letter + 1, 4, 16, '\\') : kind == 'x' ? number(letter + 1, 2, 16, '\\') : '\\';
    }

    /**
     * The character of this number.
     *
     * @param count     of its digits; 0 for as many as there are
     * @param otherwise what is meant where there is no such number
     */
    private int number(int from, int count, int radix, char otherwise) {
        int value = 0;
        int at = from;
        while (at < text.length() && at - from < (count == 0 ? MAX_DIGITS : count) && Character.digit(text.charAt(at), radix) >= 0) {
            value = value * radix + Character.digit(text.charAt(at), radix);
            at++;
        }
        if (at == from || (count > 0 && at - from < count)) {
            return otherwise;
        }
        end = at;
        return value;
    }
}
