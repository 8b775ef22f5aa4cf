package taskmgmt.code;

/** Patterns for one name in a path, as in shells and git: {@code *}, {@code ?}, {@code [a-z]}, {@code [!a-z]} and {@code \}. */
final class NamePattern {
    private NamePattern() {}

    /** Takes time in proportion to the product of the lengths, whatever the pattern. */
    static boolean fits(String pattern, String name) {
        int at = 0;
        int here = 0;
        int star = -1;
        int resume = 0;
        while (here < name.length()) {
            int next = at < pattern.length() && pattern.charAt(at) != '*' ? afterOne(pattern, at, name.charAt(here)) : -1;
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = here;
            } else if (next > 0) {
                at = next;
                here++;
            } else if (star >= 0) {
                at = star + 1;
                here = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** The index in the pattern after the part that matches one character; -1 if it does not match. */
    private static int afterOne(String pattern, int at, char each) {
        char first = pattern.charAt(at);
        if (first == '?') {
            return at + 1;
        }
        if (first == '\\' && at + 1 < pattern.length()) {
            return pattern.charAt(at + 1) == each ? at + 2 : -1;
        }
        int end = first == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (end > 0) {
            boolean isNegated = pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^';
            return isIn(pattern.substring(at + (isNegated ? 2 : 1), end), each) != isNegated ? end + 1 : -1;
        }
        return first == each ? at + 1 : -1;
    }

    private static boolean isIn(String set, char each) {
        for (int i = 0; i < set.length(); i++) {
            if (i + 2 < set.length() && set.charAt(i + 1) == '-') {
                if (set.charAt(i) <= each && each <= set.charAt(i + 2)) {
                    return true;
                }
                i += 2;
            } else if (set.charAt(i) == each) {
                return true;
            }
        }
        return false;
    }
}
