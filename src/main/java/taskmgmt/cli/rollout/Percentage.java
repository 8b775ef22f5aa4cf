package taskmgmt.cli.rollout;

import taskmgmt.queue.rollout.Share;

/** A percentage as people type it: {@code 25%}, {@code 25}, {@code on} or {@code off}. */
final class Percentage {
    private static final int MAX_DIGITS = 4;

    private Percentage() {}

    static Integer parse(String text) {
        if (text.equals("on")) {
            return Share.ALL;
        }
        if (text.equals("off")) {
            return 0;
        }
        String digits = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (digits.isEmpty() || digits.length() > MAX_DIGITS || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw new IllegalArgumentException("'" + text + "' is no percentage from 0 to 100, as in 25%");
        }
        return Share.checked(Long.parseLong(digits));
    }

    /** The name of a handler, a version or a flag. */
    static String name(String text) {
        if (text.isEmpty() || text.length() > 64 || !text.chars().allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '_' || each == '.')) {
            throw new IllegalArgumentException("'" + text + "' is no name: up to 64 letters, digits, '-', '_' and '.'");
        }
        return text;
    }
}
