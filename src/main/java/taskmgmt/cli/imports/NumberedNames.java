package taskmgmt.cli.imports;

import java.util.Comparator;

/** Names as people number them: {@code events_2} before {@code events_10}, as programs write logs that roll over. Pure. */
final class NumberedNames {
    static final Comparator<String> ORDER = NumberedNames::compare;

    private NumberedNames() {}

    private static int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = digitsEnd(one, i);
            int jEnd = digitsEnd(other, j);
            int order = iEnd > i && jEnd > j ? number(one, i, iEnd, other, j, jEnd) : Character.compare(one.charAt(i), other.charAt(j));
            if (order != 0) {
                return order;
            }
            i = Math.max(iEnd, i + 1);
            j = Math.max(jEnd, j + 1);
        }
        int rest = Integer.compare(one.length() - i, other.length() - j);
        return rest == 0 ? one.compareTo(other) : rest;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /** Of any length: without zeros before it, the longer number is the greater. */
    private static int number(String one, int from, int end, String other, int otherFrom, int otherEnd) {
        String digits = significant(one, from, end);
        String others = significant(other, otherFrom, otherEnd);
        int byLength = Integer.compare(digits.length(), others.length());
        return byLength == 0 ? digits.compareTo(others) : byLength;
    }

    private static String significant(String text, int from, int end) {
        int first = from;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        return text.substring(first, end);
    }
}
