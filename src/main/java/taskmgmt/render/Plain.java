package taskmgmt.render;

import taskmgmt.json.Invisible;

/** Text of unknown origin, made safe to show: a title can neither move the cursor nor pretend to be another line. */
public final class Plain {
    private static final String HEX = "0123456789abcdef";
    /** No script sets more marks than this on one letter; a hundred of them cover the lines above and below. */
    private static final int MAX_MARKS = 8;
    private static final int FIRST_MARK = 0x300;

    private Plain() {}

    /** The same text with everything that would not be seen as itself written as an escape, such as {@code \n}; so is what covers other lines. */
    public static String text(String text) {
        int i = 0;
        int marks = 0;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks > MAX_MARKS || Invisible.is(codePoint)) {
                break;
            }
            i += Character.charCount(codePoint);
        }
        return i == text.length() ? text : escaped(text, i);
    }

    /** The same, but with line feeds left in, for formats in which they can be distinguished from the ends of lines. */
    static String textOfLines(String text) {
        int feed = text.indexOf('\n');
        if (feed < 0) {
            return text(text);
        }
        StringBuilder lines = new StringBuilder(text.length() + 16);
        int from = 0;
        for (; feed >= 0; feed = text.indexOf('\n', from)) {
            lines.append(text(text.substring(from, feed))).append('\n');
            from = feed + 1;
        }
        return lines.append(text(text.substring(from))).toString();
    }

    private static String escaped(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
        int codePoint;
        int marks = isMark(text.codePointAt(from)) ? MAX_MARKS : 0;
        for (int i = from; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            marks = isMark(codePoint) ? marks + 1 : 0;
            if (marks > MAX_MARKS || Invisible.is(codePoint)) {
                escape(codePoint, out);
            } else {
                out.appendCodePoint(codePoint);
            }
        }
        return out.toString();
    }

    private static boolean isMark(int codePoint) {
        if (codePoint < FIRST_MARK) {
            return false;
        }
        int type = Character.getType(codePoint);
        return codePoint == 0x200c || codePoint == 0x200d || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static void escape(int codePoint, StringBuilder out) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                for (char c : Character.toChars(codePoint)) {
                    out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
                    out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                }
            }
        }
    }
}
