package taskmgmt.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces values that the log may contain but PostgreSQL refuses to store: the character 0 and unpaired surrogates, which become {@code
 * U+FFFD}, and numbers beyond the range of a double, which become strings.
 */
final class CleanValue {
    private static final char REPLACEMENT = '\uFFFD';

    private CleanValue() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case String text -> text(text);
            case Number number -> isStorable(number) ? number : number.toString();
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> list(List<?> list) {
        List<@Nullable Object> clean = new ArrayList<>(list.size());
        for (Object each : list) {
            clean.add(of(each));
        }
        return clean;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> clean = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : map.entrySet()) {
            clean.put(text(String.valueOf(each.getKey())), of(each.getValue()));
        }
        return clean;
    }

    private static boolean isStorable(Number number) {
        double value = number.doubleValue();
        boolean vanished = value == 0 && !(number instanceof Long) && number.toString().chars().anyMatch(each -> each >= '1' && each <= '9');
        return Double.isFinite(value) && !vanished;
    }

    static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isRefused(text, i)) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder clean = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (isRefused(text, i)) {
                clean.setCharAt(i, REPLACEMENT);
            }
        }
        return clean.toString();
    }

    private static boolean isRefused(String text, int index) {
        char each = text.charAt(index);
        if (!Character.isSurrogate(each)) {
            return each == 0;
        }
        boolean isWhole = Character.isHighSurrogate(each)
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return !isWhole;
    }
}
