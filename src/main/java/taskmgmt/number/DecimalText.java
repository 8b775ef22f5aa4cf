package taskmgmt.number;

import org.jspecify.annotations.Nullable;

/** The texts of decimal numbers whose unscaled value fits in a long, as BigDecimal reads and writes them. */
final class DecimalText {
    private static final long MAX_BEFORE_DIGIT = (Long.MAX_VALUE - 9) / 10;
    private static final int MAX_EXPONENT_DIGITS = 4;

    /** The exponent below which BigDecimal writes an exponent: from 0.0000001 down. */
    private static final int MIN_PLAIN_EXPONENT = -6;

    private DecimalText() {}

    /** Null for anything that is not a number, and for numbers with more digits than that. */
    static @Nullable Decimal parse(String text) {
        int at = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int first = at;
        long unscaled = 0;
        int point = -1;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && point < 0) {
                point = at;
            } else if (c >= '0' && c <= '9' && unscaled <= MAX_BEFORE_DIGIT) {
                unscaled = unscaled * 10 + c - '0';
            } else {
                break;
            }
        }
        if (at == first || at == first + 1 && point >= 0) {
            return null;
        }
        int decimals = point < 0 ? 0 : at - point - 1;
        if (at < text.length()) {
            int exponent = exponent(text, at);
            if (exponent == Integer.MIN_VALUE) {
                return null;
            }
            decimals -= exponent;
        }
        return Decimal.valueOf(text.charAt(0) == '-' ? -unscaled : unscaled, decimals);
    }

    /** The exponent after the digits, up to the end; Integer.MIN_VALUE if there is none, or a very large one. */
    private static int exponent(String text, int start) {
        if (text.charAt(start) != 'e' && text.charAt(start) != 'E' || start + 1 == text.length()) {
            return Integer.MIN_VALUE;
        }
        char sign = text.charAt(start + 1);
        int at = sign == '-' || sign == '+' ? start + 2 : start + 1;
        if (at == text.length() || text.length() - at > MAX_EXPONENT_DIGITS) {
            return Integer.MIN_VALUE;
        }
        int exponent = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                return Integer.MIN_VALUE;
            }
            exponent = exponent * 10 + c - '0';
        }
        return sign == '-' ? -exponent : exponent;
    }

    static String plain(long unscaled, int scale) {
        if (scale == 0 || scale < 0 && unscaled == 0) {
            return Long.toString(unscaled);
        }
        return scale < 0 ? unscaled + "0".repeat(-scale) : withPoint(unscaled, scale);
    }

    private static String withPoint(long unscaled, int scale) {
        String digits = Long.toString(Math.abs(unscaled));
        String sign = unscaled < 0 ? "-" : "";
        int before = digits.length() - scale;
        return before > 0
                ? sign + digits.substring(0, before) + "." + digits.substring(before)
                : sign + "0." + "0".repeat(-before) + digits;
    }

    static String canonical(long unscaled, int scale) {
        String digits = Long.toString(Math.abs(unscaled));
        int exponent = digits.length() - 1 - scale;
        if (scale >= 0 && exponent >= MIN_PLAIN_EXPONENT) {
            return plain(unscaled, scale);
        }
        String sign = unscaled < 0 ? "-" : "";
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        String power = exponent == 0 ? "" : exponent > 0 ? "E+" + exponent : "E" + exponent;
        return sign + digits.charAt(0) + fraction + power;
    }
}
