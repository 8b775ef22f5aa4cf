package taskmgmt.run.task;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Finds metrics in lines of output. Each named group is the metric of that name: {@code loss: (?<loss>\S+)}. Without named groups
 * there are two, the name and the value: {@code (\w+)=(\S+)}. Every match in a line counts.
 *
 * @param pattern with named groups, or with two
 */
public record MetricPattern(Pattern pattern) {
    private static final int NAME_AND_VALUE = 2;

    /** @throws IllegalArgumentException if it is no regular expression, or has no such groups */
    public static MetricPattern parse(String text) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no regular expression: " + e.getDescription(), e);
        }
        if (pattern.namedGroups().isEmpty() && pattern.matcher("").groupCount() != NAME_AND_VALUE) {
            throw new IllegalArgumentException("'" + text + "' needs named groups, as in 'loss (?<loss>\\S+)', or two: a name and a value");
        }
        return new MetricPattern(pattern);
    }

    /** Passes on each name and its value, as they are in the line. */
    void find(CharSequence line, BiConsumer<String, String> found) {
        Map<String, Integer> names = pattern.namedGroups();
        for (Matcher matcher = pattern.matcher(line); matcher.find(); ) {
            if (names.isEmpty()) {
                give(matcher.group(1), matcher.group(NAME_AND_VALUE), found);
            }
            for (Map.Entry<String, Integer> name : names.entrySet()) {
                give(name.getKey(), matcher.group(name.getValue()), found);
            }
        }
    }

    /** A group that did not take part in the match has no value. */
    private static void give(String name, String value, BiConsumer<String, String> found) {
        if (name != null && value != null) {
            found.accept(name, value);
        }
    }
}
