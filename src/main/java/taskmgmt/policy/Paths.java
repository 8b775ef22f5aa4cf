package taskmgmt.policy;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The rules for the path of a resource or a scope. Paths are compared character by character, so two that mean or look the same
 * must be the same: those with {@code .} or {@code ..}, empty parts, or text that is not in Unicode normalization form C are
 * refused, not corrected.
 */
final class Paths {
    private static final int LAST_ASCII = 0x7f;

    private Paths() {}

    /** Why the path is invalid; empty if it is valid. */
    static String fault(String path) {
        if (!path.startsWith("/")) {
            return "it does not begin with /";
        }
        if (!isNormal(path)) {
            return "it is not in Unicode's normal form C";
        }
        for (String part : path.substring(1).split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return "a part of it is " + (part.isEmpty() ? "empty" : part);
            }
        }
        return "";
    }

    static boolean isNormal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > LAST_ASCII) {
                return Normalizer.isNormalized(text, Normalizer.Form.NFC);
            }
        }
        return true;
    }

    /** The text with invisible characters escaped. */
    static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.FORMAT || type == Character.CONTROL) {
                visible.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
