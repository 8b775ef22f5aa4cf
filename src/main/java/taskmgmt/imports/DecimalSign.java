package taskmgmt.imports;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in the notations that people use: {@code 1,5}, {@code 1.234,5}, {@code 1 234,5} and {@code 1,234.5}. A single comma
 * followed by three digits is ambiguous, so such a number is rejected. Pure.
 */
final class DecimalSign {
    private static final Pattern COMMA = Pattern.compile("(\\d{1,3}(?:[.'\u2019\u00a0\u202f ]\\d{3})+|\\d+),(\\d+)(?![\\d.,])");
    private static final Pattern POINT = Pattern.compile("(\\d{1,3}(?:,\\d{3})+)(\\.\\d+)(?![\\d.,])");
    private static final Pattern WHOLE = Pattern.compile("(\\d{1,3}(?:,\\d{3}){2,})(?![\\d.,])");
    private static final int GROUP = 3;
    private static final int MAX_LENGTH = 64;

    private DecimalSign() {}

    /** The text with its first number rewritten to use only a decimal point; null if it already does, or is ambiguous. */
    static @Nullable String withPoint(String text) {
        if (text.indexOf(',') < 0 || text.length() > MAX_LENGTH) {
            return null;
        }
        for (Pattern english : new Pattern[] {POINT, WHOLE}) {
            Matcher number = english.matcher(text);
            if (number.find()) {
                String fraction = number.groupCount() > 1 ? number.group(2) : "";
                return text.substring(0, number.start()) + number.group(1).replace(",", "") + fraction + text.substring(number.end());
            }
        }
        Matcher number = COMMA.matcher(text);
        if (!number.find()) {
            return null;
        }
        String whole = number.group(1);
        boolean isGrouped = whole.chars().anyMatch(c -> c < '0' || c > '9');
        boolean isUnclear = number.group(2).length() == GROUP && !isGrouped && whole.length() <= GROUP && !whole.startsWith("0");
        return isUnclear ? null : text.substring(0, number.start()) + whole.replaceAll("\\D", "") + "." + number.group(2)
                + text.substring(number.end());
    }
}
