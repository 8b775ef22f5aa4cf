package taskmgmt.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of one {@code .gitignore}: which files below its directory git ignores. Immutable. */
public final class IgnoreRules {
    /** Any number of directories. */
    private static final String ANY = "**";

    private final List<Rule> rules;

    private IgnoreRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * One line.
     *
     * @param segments         the pattern between slashes
     * @param isNegated        whether it revokes what earlier lines have said
     * @param isForDirectories whether it applies only to directories
     */
    private record Rule(List<String> segments, boolean isNegated, boolean isForDirectories) {}

    public static IgnoreRules parse(String text) {
        List<Rule> rules = new ArrayList<>();
        text.lines().forEach(line -> {
            Rule rule = rule(trimmed(line));
            if (rule != null) {
                rules.add(rule);
            }
        });
        return new IgnoreRules(rules);
    }

    /** The line without the blanks at its end, unless the last of them is escaped. */
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '\r') && !(end > 1 && line.charAt(end - 2) == '\\')) {
            end--;
        }
        return line.substring(0, end);
    }

    private static @Nullable Rule rule(String line) {
        if (line.isEmpty() || line.charAt(0) == '#') {
            return null;
        }
        boolean isNegated = line.charAt(0) == '!';
        String pattern = isNegated ? line.substring(1) : line;
        boolean isForDirectories = pattern.endsWith("/");
        pattern = isForDirectories ? pattern.substring(0, pattern.length() - 1) : pattern;
        boolean isAnchored = pattern.indexOf('/') >= 0;
        pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
        if (pattern.isEmpty()) {
            return null;
        }
        List<String> segments = new ArrayList<>();
        if (!isAnchored) {
            segments.add(ANY);
        }
        segments.addAll(List.of(pattern.split("/", -1)));
        if (segments.getLast().equals(ANY)) {
            segments.add("*"); // its contents, not the directory itself
        }
        return new Rule(List.copyOf(segments), isNegated, isForDirectories);
    }

    /**
     * The decision of the last rule that matches.
     *
     * @param path relative to the directory of the rules, with {@code /} between names
     * @return null if no rule matches
     */
    public @Nullable Boolean ignores(String path, boolean isDirectory) {
        List<String> names = List.of(path.split("/", -1));
        for (int i = rules.size() - 1; i >= 0; i--) {
            Rule rule = rules.get(i);
            if ((isDirectory || !rule.isForDirectories()) && fits(rule.segments(), names)) {
                return !rule.isNegated();
            }
        }
        return null;
    }

    /** Whether the names match the segments; only the most recently passed {@code **} ever has to absorb more names. */
    private static boolean fits(List<String> segments, List<String> names) {
        int at = 0;
        int here = 0;
        int open = -1;
        int resume = 0;
        while (here < names.size()) {
            if (at < segments.size() && segments.get(at).equals(ANY)) {
                open = at++;
                resume = here;
            } else if (at < segments.size() && NamePattern.fits(segments.get(at), names.get(here))) {
                at++;
                here++;
            } else if (open >= 0) {
                at = open + 1;
                here = ++resume;
            } else {
                return false;
            }
        }
        return at == segments.size();
    }
}
