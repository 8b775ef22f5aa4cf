package taskmgmt.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.LooseDuration;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/**
 * The values of one row as they are asked for. It remembers which were used, so that {@link #rest} can keep the others, and
 * which could not be read as what they should be: those cost nobody the row, they are kept aside. A name may be a path with
 * points into nested objects. Not thread-safe.
 */
public final class Fields {
    private static final int MAX_DIGITS = 15;
    /** What exports write where there is no text. Words that may well be a name, such as never, unknown, none or inf, are not among them. */
    private static final Set<String> NO_TEXT = Set.of("", "-", "--", "None", "null", "NULL", "nil", "n/a", "N/A", "NA", "NaN", "nan", "NaT",
            "\\N", "undefined");

    /** What JSON has no number for, as records keep it. Of a time it says nothing; a figure that is so, as a loss, has been measured. */
    private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

    private static final String BETWEEN_DIGITS = ".,' \u2019\u00a0\u202f";

    private final Row row;
    private final LooseTime times;
    private final Set<String> used = new HashSet<>();
    private final Map<String, @Nullable Object> unusable = new LinkedHashMap<>();
    private final List<TimeReading.Form> forms = new ArrayList<>();
    private boolean ignoresOthers;

    public Fields(Row row, LooseTime times) {
        this.row = row;
        this.times = times;
    }

    public Row row() {
        return row;
    }

    /** The value as it is; null if it is absent or says that there is none. */
    public @Nullable Object value(String name) {
        Object value = find(name);
        return value instanceof String text && LooseTime.isAbsent(text) && !text.strip().equals("-1") ? null : value;
    }

    private @Nullable Object find(String name) {
        used.add(name);
        if (row.values().containsKey(name)) {
            return row.values().get(name);
        }
        int point = name.indexOf('.');
        Object within = null;
        while (point > 0 && within == null) {
            String head = name.substring(0, point);
            if (row.values().get(head) instanceof Map<?, ?> map) {
                within = within(map, name.substring(point + 1));
                used.add(head);
            }
            point = name.indexOf('.', point + 1);
        }
        return within;
    }

    private static @Nullable Object within(Map<?, ?> map, String path) {
        if (map.containsKey(path)) {
            return map.get(path);
        }
        int point = path.indexOf('.');
        return point > 0 && map.get(path.substring(0, point)) instanceof Map<?, ?> inner
                ? within(inner, path.substring(point + 1)) : null;
    }

    /** The value as text, without blanks around it; null if there is none. A number is its digits. */
    public @Nullable String text(String name) {
        String text = written(find(name));
        return text == null || NO_TEXT.contains(text) ? null : text;
    }

    /** The text of a number or a duration, for which there are more words that say that there is none. */
    private @Nullable String figure(String name) {
        return written(value(name));
    }

    private static @Nullable String written(@Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            return null;
        }
        String text = value instanceof Decimal number ? number.toPlainString() : value.toString().strip();
        return text.isEmpty() ? null : text;
    }

    /** The first of several names that has a text. */
    public @Nullable String firstText(String... names) {
        for (String name : names) {
            String text = text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    public String textOr(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    public @Nullable Instant time(String name) {
        return time(name, null);
    }

    /** @param notBefore what is known to have happened earlier, for the hour that a clock repeats */
    public @Nullable Instant time(String name, @Nullable Instant notBefore) {
        Object value = find(name);
        TimeReading reading = times.read(value, notBefore);
        if (reading instanceof TimeReading.At at) {
            forms.add(at.form());
            return at.instant();
        }
        if (reading instanceof TimeReading.Unreadable) {
            unusable.put(name, value);
        }
        return null;
    }

    /** A duration in any usual way of writing one; a bare number counts seconds. */
    public @Nullable Duration duration(String name) {
        return duration(name, null);
    }

    /** @param unit of a bare number; null for seconds */
    public @Nullable Duration duration(String name, @Nullable String unit) {
        String text = withUnit(figure(name), unit);
        Duration duration = text == null ? null : LooseDuration.parse(text);
        String pointed = text == null || duration != null ? null : DecimalSign.withPoint(text);
        duration = pointed == null ? duration : LooseDuration.parse(pointed);
        if (text != null && duration == null && !text.equals("-1")) {
            refused(name);
        }
        return duration;
    }

    /** A number that is at least 0; {@code -1} is what many write where there is none. */
    public @Nullable Decimal number(String name) {
        return number(name, figure(name));
    }

    /** The same, with or without a percent sign behind it. */
    public @Nullable Decimal percentage(String name) {
        String text = figure(name);
        return number(name, text != null && text.endsWith("%") ? text.substring(0, text.length() - 1).strip() : text);
    }

    private @Nullable Decimal number(String name, @Nullable String text) {
        if (text == null || text.equals("-1")) {
            return null;
        }
        try {
            String pointed = DecimalSign.withPoint(text);
            Decimal number = Decimal.parse(pointed == null ? text : pointed);
            if (number.signum() >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // refused below, like a negative one
        }
        refused(name);
        return null;
    }

    /** A whole number of any sign; null if there is none. */
    public @Nullable Long whole(String name) {
        String text = figure(name);
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            refused(name);
            return null;
        }
    }

    /** An amount of memory or data in MB of a million bytes; a number without a unit counts those of {@code bare}, see {@link ByteUnit}. */
    public @Nullable Decimal megabytes(String name, ByteUnit bare) {
        return megabytes(name, bare, null);
    }

    /** @param unit of a bare number, in letters; null for those of {@code bare} */
    public @Nullable Decimal megabytes(String name, ByteUnit bare, @Nullable String unit) {
        String text = withUnit(figure(name), unit);
        if (text == null || text.equals("-1")) {
            return null;
        }
        String pointed = DecimalSign.withPoint(text);
        Decimal amount = ByteUnit.megabytes(pointed == null ? text : pointed, bare);
        if (amount == null) {
            refused(name);
        }
        return amount;
    }

    private static @Nullable String withUnit(@Nullable String text, @Nullable String unit) {
        boolean isBare = text != null && !text.equals("-1")
                && text.chars().allMatch(c -> c >= '0' && c <= '9' || BETWEEN_DIGITS.indexOf(c) >= 0);
        return isBare && unit != null ? text + " " + unit : text;
    }

    /** Texts of a list, or of a text with commas between them. */
    public List<String> texts(String name) {
        Object value = value(name);
        List<String> texts = new ArrayList<>();
        List<?> items = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value.toString().split(",", -1));
        for (Object item : items) {
            String text = item == null || item instanceof Map ? "" : item.toString().strip();
            if (!text.isEmpty()) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Keeps a value aside that cannot be used as what it should be. */
    public void refused(String name) {
        unusable.put(name, find(name));
    }

    /** Keeps a value aside under a name of its own. */
    public void refused(String name, @Nullable Object value) {
        unusable.put(name, value);
    }

    /** Says that the values are of no use to anybody. */
    public void ignore(String... names) {
        used.addAll(List.of(names));
    }

    /** Reports that a value that no field uses cannot be used. */
    public void ignoreOthers() {
        ignoresOthers = true;
    }

    /** The remaining values that have content. A text that is a number becomes one, since every value of a table is text. */
    public Map<String, @Nullable Object> rest() {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        if (ignoresOthers) {
            return rest;
        }
        row.values().forEach((name, value) -> {
            boolean says = value instanceof String text ? NOT_FINITE.contains(text) || !LooseTime.isAbsent(text) : value != null && !isEmpty(value);
            if (says && !used.contains(name)) {
                rest.put(name, value instanceof String text ? plain(text) : value);
            }
        });
        return rest;
    }

    /** A number only where it is written as numbers are: 007 is a name. */
    private static Object plain(String text) {
        int point = text.indexOf('.');
        boolean hasDigits = !text.isEmpty() && text.length() <= MAX_DIGITS && point != 0 && point != text.length() - 1
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')) && text.lastIndexOf('.') == point;
        boolean isPadded = text.startsWith("0") && text.length() > 1 && point != 1;
        return !hasDigits || isPadded ? text : point < 0 ? (Object) Long.valueOf(text) : Decimal.parse(text);
    }

    private static boolean isEmpty(Object value) {
        return (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
    }

    /** What could not be used, by name. */
    public Map<String, @Nullable Object> unusable() {
        return unusable;
    }

    /** How the times were written, one for each that was read. */
    public List<TimeReading.Form> forms() {
        return forms;
    }
}
