package taskmgmt.task.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.Priority;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskField;
import taskmgmt.time.LooseTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/**
 * A value of a different kind than its field takes, read as it was meant if there is no doubt: numbers and flags in quotes, numbers
 * in place of strings, one item in place of a list, names of priorities, times in their usual spellings. Pure.
 */
final class MeantValue {
    private static final int MAX_NUMBER_LENGTH = 64;

    private MeantValue() {}

    /** The value as it was meant; null if that cannot be determined. */
    static @Nullable Object of(TaskField.Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> text(value);
            case NUMBER, SIGNED -> number(value);
            case COUNT -> whole(value);
            case PRIORITY -> priority(value);
            case FLAG -> flag(value);
            case INSTANT -> instant(value);
            case TEXTS -> texts(value, true);
            case IDS -> texts(value, false);
            case OBJECT, ANY -> null;
        };
    }

    /** A number becomes its digits, as written. */
    static @Nullable String text(Object value) {
        return switch (value) {
            case String text -> text;
            case Decimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> null;
        };
    }

    private static @Nullable Object number(Object value) {
        if (!(value instanceof String text) || text.length() > MAX_NUMBER_LENGTH) {
            return null;
        }
        try {
            Decimal number = Decimal.parse(text.strip());
            Long whole = whole(number);
            return whole != null ? whole : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long whole(Object value) {
        Object number = value instanceof String ? number(value) : value;
        if (number instanceof Long whole) {
            return whole;
        }
        if (!(number instanceof Decimal decimal) || !TaskField.isModest(decimal)) {
            return null;
        }
        String digits = decimal.plain().toPlainString();
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Long priority(Object value) {
        Long whole = whole(value);
        if (whole != null || !(value instanceof String text)) {
            return whole;
        }
        try {
            return (long) Priority.parse(text.strip()).value();
        } catch (RefusedException e) {
            return null;
        }
    }

    private static @Nullable Boolean flag(Object value) {
        return value instanceof String text ? switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        } : null;
    }

    private static @Nullable String instant(Object value) {
        return LooseTime.utc().read(value) instanceof TimeReading.At at ? Rfc3339.format(at.instant()) : null;
    }

    /** The time that was meant; null if the value is not a time. */
    static @Nullable Instant time(Object value) {
        return LooseTime.utc().read(value) instanceof TimeReading.At at ? at.instant() : null;
    }

    /** @param split whether one string may contain several, separated by commas */
    private static @Nullable List<String> texts(Object value, boolean split) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                String text = item == null ? null : text(item);
                if (text == null) {
                    return null;
                }
                texts.add(text);
            }
        } else {
            String text = text(value);
            if (text == null) {
                return null;
            }
            for (String part : split ? text.split(",") : new String[] {text}) {
                if (!part.isBlank()) {
                    texts.add(part.strip());
                }
            }
        }
        return List.copyOf(texts);
    }
}
