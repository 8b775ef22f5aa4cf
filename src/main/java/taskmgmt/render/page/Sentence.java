package taskmgmt.render.page;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;

/** Text with values filled in as people read them. Values with a unit are passed as text; counts, instants and names as they are. */
public final class Sentence {
    private Sentence() {}

    /**
     * Fills in a template.
     *
     * @param template with {@code {key}} in place of that key's value, or {@code {key|thing|things}} if it counts things
     * @throws IllegalArgumentException if it has a gap that no value fills
     */
    public static String of(String template, Map<String, ?> values) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int gap = template.indexOf('{'); gap >= 0; gap = template.indexOf('{', position)) {
            int end = template.indexOf('}', gap);
            String[] words = template.substring(gap + 1, end).split("\\|", -1);
            text.append(template, position, gap).append(shown(words, values.get(words[0])));
            position = end + 1;
        }
        return text.append(template, position, template.length()).toString();
    }

    private static String shown(String[] words, @Nullable Object value) {
        // Not a pattern switch: linking one at its first call takes milliseconds.
        if (value == null) {
            throw new IllegalArgumentException("there is no " + words[0]);
        }
        if (value instanceof Long count) {
            return words.length == 3 ? Human.count(count, words[1], words[2]) : Human.count(count);
        }
        return value instanceof Instant instant ? Human.time(instant)
                : value instanceof String name ? name : Human.cell(value);
    }
}
