package taskmgmt.imports.map;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import taskmgmt.imports.Row;
import taskmgmt.imports.StatusWords;
import taskmgmt.time.LooseDuration;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/**
 * Proposes a map for a table nobody has described: by the usual names of columns, where the values of the first rows fit what
 * the column would be. Pure.
 */
public final class ColumnGuess {
    private ColumnGuess() {}

    /** @param sample some rows, the more the surer */
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
        return map;
    }

    private static String best(MapTarget target, Set<String> names, Set<String> taken, List<Row> sample, LooseTime times,
            StatusWords words) {
        for (String usual : target.usualNames()) {
            for (String name : names) {
                if (plain(name).equals(usual) && !taken.contains(name) && fits(target, name, sample, times, words)) {
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

    /** Whether at least half of the values that say something are of the kind. */
    private static boolean fits(MapTarget target, String name, List<Row> sample, LooseTime times, StatusWords words) {
        int fitting = 0;
        int said = 0;
        for (Row row : sample) {
            Object value = row.values().get(name);
            String text = value == null ? "" : value.toString().strip();
            if (!LooseTime.isAbsent(text)) {
                said++;
                fitting += fits(target, text, times, words) ? 1 : 0;
            }
        }
        return said > 0 && fitting * 2 >= said;
    }

    private static boolean fits(MapTarget target, String text, LooseTime times, StatusWords words) {
        return switch (target) {
            case CREATED, START, END -> times.read(text) instanceof TimeReading.At;
            case DURATION, CPU_SECONDS -> LooseDuration.parse(text) != null;
            case STATUS -> words.of(text) != null;
            case EXIT_CODE, ATTEMPT -> text.chars().allMatch(c -> Character.isDigit(c) || c == '-') && text.length() < 10;
            default -> true;
        };
    }
}
