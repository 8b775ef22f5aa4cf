package taskmgmt.render;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.json.Scalars;
import taskmgmt.number.Thousands;
import taskmgmt.time.Rfc3339;

/** Values as people read them: rounded, with units, never with control characters. */
public final class Human {
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int KIB = 1024;
    private static final String BYTE_UNITS = "KMGT";
    private static final int SECOND_PRECISION = "2025-01-31T12:00:00".length();

    private Human() {}

    /** Any data value as the cell of a table; nothing for null. */
    public static String cell(@Nullable Object value) {
        // Not a switch over patterns, which is linked at its first call, for milliseconds.
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return time(instant);
        }
        if (value instanceof Duration duration) {
            return duration(duration);
        }
        if (value instanceof Number number) {
            return Scalars.number(number);
        }
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty() ? "" : JsonPrinter.compact(map);
        }
        return value instanceof List<?> list ? list(list) : Plain.text(value.toString());
    }

    /** The same in a column of this kind. */
    public static String cell(@Nullable Object value, Column.Kind kind) {
        return kind == Column.Kind.NUMBER && (value instanceof Long || value instanceof Integer)
                ? count(((Number) value).longValue()) : cell(value);
    }

    private static String list(List<?> list) {
        StringBuilder out = new StringBuilder();
        for (Object item : list) {
            out.append(out.isEmpty() ? "" : ", ").append(cell(item));
        }
        return out.toString();
    }

    /** To the second, in UTC, in a form that {@code --since} takes. */
    public static String time(Instant instant) {
        return Rfc3339.format(instant).substring(0, SECOND_PRECISION) + "Z";
    }

    /** The two largest units: {@code 78ms}, {@code 12.3s}, {@code 4m 05s}, {@code 2h 03m}, {@code 3d 4h}. */
    public static String duration(Duration duration) {
        if (duration.isNegative()) {
            return "-" + duration(duration.negated());
        }
        if (duration.isZero()) {
            return "0s";
        }
        long seconds = duration.getSeconds();
        if (seconds < MINUTE) {
            long millis = seconds * MILLIS_PER_SECOND + (duration.toNanosPart() + 500_000) / 1_000_000;
            long tenths = (millis + 50) / 100;
            if (millis < MILLIS_PER_SECOND) {
                return millis == 0 ? "<1ms" : millis + "ms";
            }
            if (tenths < MINUTE * 10) {
                return tenths / 10 + "." + tenths % 10 + "s";
            }
        }
        return longDuration(duration.getNano() >= 500_000_000 ? seconds + 1 : seconds);
    }

    private static String longDuration(long seconds) {
        if (seconds < HOUR) {
            return seconds / MINUTE + "m " + twoDigits(seconds % MINUTE) + "s";
        }
        long minutes = (seconds + MINUTE / 2) / MINUTE;
        if (minutes < DAY / MINUTE) {
            return minutes / 60 + "h " + twoDigits(minutes % 60) + "m";
        }
        long hours = (seconds + HOUR / 2) / HOUR;
        return count(hours / 24) + "d " + hours % 24 + "h";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }

    /** With a comma between thousands. */
    public static String count(long number) {
        return Thousands.of(number);
    }

    /** {@code 1 line}, {@code 1,024 lines}. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** In the largest unit of which there is one, with a decimal: {@code 980 B}, {@code 1.2 GiB}. */
    public static String bytes(long bytes) {
        if (bytes < KIB) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= KIB - 0.05 && unit < BYTE_UNITS.length() - 1) {
            size /= KIB;
            unit++;
        }
        long tenths = Math.round(size * 10);
        return count(tenths / 10) + "." + tenths % 10 + " " + BYTE_UNITS.charAt(unit) + "iB";
    }

    /** With one decimal and the sign. Nearly nothing and nearly all are not nothing and all: {@code <0.1%}, {@code >99.9%}. */
    public static String percent(double percent) {
        if (percent > 0 && percent < 0.05) {
            return "<0.1%";
        }
        if (percent >= 99.95 && percent < 100) {
            return ">99.9%";
        }
        long tenths = Math.round(Math.abs(percent) * 10);
        return (percent < 0 && tenths > 0 ? "-" : "") + count(tenths / 10) + "." + tenths % 10 + "%";
    }
}
