package taskmgmt.imports.map;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Row;
import taskmgmt.imports.StatusWords;
import taskmgmt.time.LooseDuration;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/**
 * Proposes a map for a table that nobody has described: from common column names, if the values of the first rows fit. Pure.
 */
public final class ColumnGuess {
    private static final Set<MapTarget> TIMES = EnumSet.of(MapTarget.CREATED, MapTarget.START, MapTarget.END);
    private static final List<String> PATTERNS = List.of("dd.MM.uuuu HH:mm:ss", "dd.MM.uuuu HH:mm", "d.M.uuuu H:mm", "dd.MM.uuuu");
    /** The same text may be in either order; only a day above 12 shows which. */
    private static final List<String> DAY_FIRST = List.of("d/M/uuuu H:mm:ss", "d/M/uuuu H:mm", "d/M/uuuu", "d/M/uuuu h:mm:ss a",
            "d/M/uuuu h:mm a");
    private static final List<String> MONTH_FIRST = List.of("M/d/uuuu H:mm:ss", "M/d/uuuu H:mm", "M/d/uuuu", "M/d/uuuu h:mm:ss a",
            "M/d/uuuu h:mm a");

    private ColumnGuess() {}

    /** The pattern of times that are not in a common spelling; null if they are, if no pattern fits, or if two do. */
    public static @Nullable String timeFormat(List<Row> sample, LooseTime times) {
        List<String> texts = timeTexts(sample);
        if (texts.isEmpty() || allRead(texts, times)) {
            return null;
        }
        for (String pattern : PATTERNS) {
            if (allRead(texts, patterned(pattern, times))) {
                return pattern;
            }
        }
        for (int i = 0; i < DAY_FIRST.size(); i++) {
            boolean dayFits = allRead(texts, patterned(DAY_FIRST.get(i), times));
            boolean monthFits = allRead(texts, patterned(MONTH_FIRST.get(i), times));
            if (dayFits != monthFits) {
                return dayFits ? DAY_FIRST.get(i) : MONTH_FIRST.get(i);
            }
        }
        return null;
    }

    private static LooseTime patterned(String pattern, LooseTime times) {
        return new LooseTime(times.zone(), DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    }

    private static boolean allRead(List<String> texts, LooseTime times) {
        return texts.stream().noneMatch(text -> times.read(text) instanceof TimeReading.Unreadable);
    }

    /** The values of the columns that are named like times. */
    private static List<String> timeTexts(List<Row> sample) {
        List<String> texts = new ArrayList<>();
        for (Row row : sample) {
            row.values().forEach((name, value) -> {
                boolean isTime = TIMES.stream().anyMatch(target -> target.usualNames().contains(plain(name)));
                if (isTime && value instanceof String text && !LooseTime.isAbsent(text)) {
                    texts.add(text.strip());
                }
            });
        }
        return texts;
    }

    /** @param sample some rows; the more, the more reliable */
    public static ColumnMap of(List<Row> sample, LooseTime times, StatusWords words) {
        Set<String> names = new LinkedHashSet<>();
        sample.forEach(row -> names.addAll(row.values().keySet()));
        ColumnMap map = ColumnMap.EMPTY;
        Set<String> taken = new HashSet<>();
        for (MapTarget target : MapTarget.values()) {
            String column = best(target, names, taken, sample, times, words);
            if (!column.isEmpty()) {
                map = map.with(target, column);
                taken.add(column);
            }
        }
        map = withUnit(map, sample, times);
        String key = map.column(MapTarget.ID) == null ? distinct(names, taken, sample, times) : "";
        return key.isEmpty() ? map : map.with(MapTarget.ID, key);
    }

    /** Tables with times in milliseconds have durations in them as well, if they are whole numbers and nothing says otherwise. */
    private static ColumnMap withUnit(ColumnMap map, List<Row> sample, LooseTime times) {
        String column = map.column(MapTarget.DURATION);
        String start = map.column(MapTarget.START);
        String unit = column == null || start == null || ColumnUnit.ofTime(column) != null ? "" : unit(start, sample, times);
        boolean areWhole = !unit.isEmpty() && sample.stream().map(row -> row.values().get(column))
                .allMatch(value -> value == null || value.toString().chars().allMatch(Character::isDigit));
        return areWhole ? map.with(MapTarget.DURATION, column + " (" + unit + ")") : map;
    }

    private static String unit(String start, List<Row> sample, LooseTime times) {
        for (Row row : sample) {
            if (times.read(row.values().get(start)) instanceof TimeReading.At at) {
                return switch (at.form()) {
                    case MILLIS -> "ms";
                    case MICROS -> "us";
                    case NANOS -> "ns";
                    default -> "";
                };
            }
        }
        return "";
    }

    /** The first column whose values are all different and are not times. */
    private static String distinct(Set<String> names, Set<String> taken, List<Row> sample, LooseTime times) {
        for (String name : names) {
            Set<String> values = new HashSet<>();
            boolean fits = !taken.contains(name) && !sample.isEmpty();
            int said = 0;
            for (Row row : sample) {
                Object value = row.values().get(name);
                String text = value == null ? "" : value.toString();
                boolean says = !LooseTime.isAbsent(text);
                said += says ? 1 : 0;
                boolean isWhole = value instanceof Map || value instanceof List;
                fits = fits && !isWhole && (!says || values.add(text)) && !(times.read(text) instanceof TimeReading.At);
            }
            if (fits && said * 2 > sample.size()) {
                return name;
            }
        }
        return "";
    }

    private static String best(MapTarget target, Set<String> names, Set<String> taken, List<Row> sample, LooseTime times,
            StatusWords words) {
        for (String usual : target.usualNames()) {
            for (String name : names) {
                if ((plain(name).equals(usual) || isFigure(target) && ColumnUnit.without(name).equals(usual)) && !taken.contains(name) && fits(target, name, sample, times, words)) {
                    return name;
                }
            }
        }
        return "";
    }

    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.toLowerCase(Locale.ROOT).codePoints().filter(Character::isLetterOrDigit).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Whether at least half of the non-empty values fit the target. */
    private static boolean fits(MapTarget target, String name, List<Row> sample, LooseTime times, StatusWords words) {
        int fitting = 0;
        int said = 0;
        for (Row row : sample) {
            Object value = row.values().get(name);
            String text = value == null ? "" : value.toString().strip();
            if (!LooseTime.isAbsent(text)) {
                said++;
                boolean isWhole = value instanceof Map || value instanceof List && target != MapTarget.TAGS && target != MapTarget.DEPENDS_ON;
                fitting += !isWhole && fits(target, name, text, times, words) ? 1 : 0;
            }
        }
        return said > 0 && fitting * 2 >= said;
    }

    private static boolean isFigure(MapTarget target) {
        return switch (target) {
            case DURATION, CPU_SECONDS, MEMORY_PEAK_MB, DISK_READ_MB, DISK_WRITE_MB, NETWORK_RX_MB, NETWORK_TX_MB -> true;
            default -> false;
        };
    }

    private static boolean fits(MapTarget target, String name, String text, LooseTime times, StatusWords words) {
        return switch (target) {
            case CREATED, START, END -> times.read(text) instanceof TimeReading.At;
            case DURATION, CPU_SECONDS -> LooseDuration.parse(text) != null;
            case STATUS -> words.of(text) != null;
            // A bare number is not assumed to be MB if nothing says whether it counts bytes or something else.
            case MEMORY_PEAK_MB, DISK_READ_MB, DISK_WRITE_MB, NETWORK_RX_MB, NETWORK_TX_MB ->
                    ColumnUnit.ofSize(name) != null || plain(name).endsWith("mb") || text.chars().anyMatch(Character::isLetter);
            case EXIT_CODE, ATTEMPT -> text.chars().allMatch(c -> Character.isDigit(c) || c == '-') && text.length() < 10;
            default -> true;
        };
    }
}
