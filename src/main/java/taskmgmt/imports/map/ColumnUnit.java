package taskmgmt.imports.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The unit for bare numbers in a column, taken from the name of the column: {@code duration_ms}, {@code Runtime (hours)}, {@code
 * maxRssKb}, {@code bytes_read}. Pure.
 */
final class ColumnUnit {
    private static final int MIN_PLURAL = 3;

    private ColumnUnit() {}

    /** The unit of time, as written after a number; null if the name has none. */
    static @Nullable String ofTime(String column) {
        List<String> words = words(column);
        String last = time(words.getLast());
        return last != null && (words.size() > 1 || words.getLast().length() > 1) ? last
                : isPlural(words.getFirst()) ? time(words.getFirst()) : null;
    }

    /** The unit of memory or data; null if the name has none. */
    static @Nullable String ofSize(String column) {
        List<String> words = words(column);
        String last = size(words.getLast());
        return last != null || !isPlural(words.getFirst()) ? last : size(words.getFirst());
    }

    /** At the start of a name a unit is a whole word, as in "seconds elapsed" and "bytes read"; "min duration" is not about minutes. */
    private static boolean isPlural(String word) {
        return word.length() > MIN_PLURAL && word.endsWith("s");
    }

    /** The name without a unit in brackets at its end, as in {@code duration (ms)}. */
    static String withoutBracket(String column) {
        int open = column.lastIndexOf(" (");
        boolean isUnit = open > 0 && column.endsWith(")") && (ofTime(column) != null || ofSize(column) != null);
        return isUnit ? column.substring(0, open) : column;
    }

    /** The name without a unit at its end. */
    static String without(String column) {
        List<String> words = words(column);
        boolean hasUnit = words.size() > 1 && (time(words.getLast()) != null || size(words.getLast()) != null);
        return String.join("", hasUnit ? words.subList(0, words.size() - 1) : words);
    }

    /** The words of the name in lower case; at least one. */
    private static List<String> words(String column) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean wasSmall = false;
        for (int i = 0; i < column.length(); i++) {
            char c = column.charAt(i);
            boolean isOfWord = Character.isLetterOrDigit(c);
            if (!word.isEmpty() && (!isOfWord || wasSmall && Character.isUpperCase(c) && !isLastOfUnit(column, i))) {
                words.add(word.toString().toLowerCase(Locale.ROOT));
                word.setLength(0);
            }
            if (isOfWord) {
                word.append(c);
            }
            wasSmall = Character.isLowerCase(c);
        }
        if (!word.isEmpty() || words.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
        }
        return words;
    }

    /** Whether the character is the B of a unit, as in kB and MiB. */
    private static boolean isLastOfUnit(String column, int at) {
        return column.charAt(at) == 'B' && (at + 1 == column.length() || !Character.isLetterOrDigit(column.charAt(at + 1)));
    }

    private static @Nullable String time(String word) {
        return switch (word) {
            case "ns", "nsec", "nsecs", "nanos", "nanosecond", "nanoseconds" -> "ns";
            case "us", "µs", "μs", "usec", "usecs", "micros", "microsecond", "microseconds" -> "us";
            case "ms", "msec", "msecs", "millis", "millisecond", "milliseconds" -> "ms";
            case "s", "sec", "secs", "second", "seconds" -> "s";
            case "m", "min", "mins", "minute", "minutes" -> "min";
            case "h", "hr", "hrs", "hour", "hours" -> "h";
            case "d", "day", "days" -> "d";
            default -> null;
        };
    }

    private static @Nullable String size(String word) {
        return switch (word) {
            case "b", "byte", "bytes" -> "b";
            case "kb", "kbyte", "kbytes", "kilobyte", "kilobytes" -> "kb";
            case "kib", "kibibytes" -> "kib";
            case "mb", "mbyte", "mbytes", "megabyte", "megabytes" -> "mb";
            case "mib", "mebibytes" -> "mib";
            case "gb", "gbyte", "gbytes", "gigabyte", "gigabytes" -> "gb";
            case "gib", "gibibytes" -> "gib";
            case "tb", "terabyte", "terabytes" -> "tb";
            case "tib", "tebibytes" -> "tib";
            default -> null;
        };
    }
}
