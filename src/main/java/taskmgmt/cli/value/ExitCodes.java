package taskmgmt.cli.value;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringTokenizer;

/** Exit codes as people type them: {@code 1,75}. */
public final class ExitCodes {
    private static final int MAX_CODE = 255;

    private ExitCodes() {}

    /** @throws IllegalArgumentException if one of them is not the exit code of a failure */
    public static Set<Integer> parse(String text) {
        Set<Integer> codes = new LinkedHashSet<>();
        for (StringTokenizer rest = new StringTokenizer(text, ","); rest.hasMoreTokens(); ) {
            codes.add(Numbers.between(1, MAX_CODE).parse(rest.nextToken().strip()));
        }
        if (codes.isEmpty()) {
            throw new IllegalArgumentException("names no exit code, as in 1,75");
        }
        return codes;
    }
}
