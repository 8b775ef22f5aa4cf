package taskmgmt.word;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The normal form in which names are compared when an invisible difference must not let anybody through: without case, blanks and
 * invisible characters, and with Unicode compatibility characters replaced by those they represent.
 */
public final class Spelling {
    private static final int LAST_ASCII = 0x7f;

    private Spelling() {}

    /** The normal form of a text. */
    public static String plain(String text) {
        boolean isPlain = true;
        boolean isAscii = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            isAscii &= c <= LAST_ASCII;
            isPlain &= c > ' ' && c < LAST_ASCII && (c < 'A' || c > 'Z');
        }
        if (isPlain) {
            return text;
        }
        String normal = isAscii ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        StringBuilder plain = new StringBuilder();
        normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).codePoints().filter(Spelling::isShown).forEach(plain::appendCodePoint);
        return isAscii ? plain.toString() : Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }

    private static boolean isShown(int c) {
        int type = Character.getType(c);
        return !Character.isWhitespace(c) && !Character.isSpaceChar(c) && type != Character.FORMAT && type != Character.CONTROL;
    }
}
