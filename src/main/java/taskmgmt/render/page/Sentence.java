package taskmgmt.render.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;

/**
 * Text with values filled in as people read them. What a value is, its key tells: {@code _seconds} a duration,
 * {@code _percent} a share, {@code _mb} megabytes; instants, counts and names are shown as such.
 */
public final class Sentence {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Sentence() {}

    /**
     * Fills in a template.
     *
     * @param template with {@code {key}} where the value of that key belongs, or {@code {key|thing|things}} where it
     *                 counts things
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
        String key = words[0];
        // Not a switch over patterns, which is linked at its first call, for milliseconds.
        if (value == null) {
            throw new IllegalArgumentException("there is no " + key);
        }
        if (value instanceof Decimal number) {
            return shown(key, number);
        }
        if (value instanceof Long count) {
            return words.length == 3 ? Human.count(count, words[1], words[2]) : Human.count(count);
        }
        return value instanceof Instant instant ? Human.time(instant)
                : value instanceof String name ? name : Human.cell(value);
    }

    private static String shown(String key, Decimal number) {
        if (key.endsWith("_seconds")) {
            return Human.duration(duration(number));
        }
        if (key.endsWith("_percent")) {
            return Human.percent(number.doubleValue());
        }
        return key.endsWith("_mb") ? number.toPlainString() + " MB" : Human.cell(number);
    }

    private static Duration duration(Decimal seconds) {
        Decimal whole = Decimal.valueOf(seconds.longValue());
        return Duration.ofSeconds(whole.longValue(),
                seconds.subtract(whole).multiply(Decimal.valueOf(NANOS_PER_SECOND)).longValue());
    }
}
