package taskmgmt.export;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/** The type of a column. A value of another type becomes null there; the event's column {@code fields} has the original. */
enum ColumnType {
    TEXT("text"),
    NUMERIC("numeric"),
    BIGINT("bigint"),
    SMALLINT("smallint"),
    BOOLEAN("boolean"),
    TIMESTAMP("timestamptz"),
    TEXTS("text[]"),
    JSON("jsonb");

    private static final int DATE_END = 10;

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /** The type's name in SQL. */
    String sql() {
        return sql;
    }

    static ColumnType of(TaskField field) {
        return switch (field.kind()) {
            case TEXT -> TEXT;
            case NUMBER, SIGNED -> NUMERIC;
            case COUNT -> BIGINT;
            case PRIORITY -> SMALLINT;
            case FLAG -> BOOLEAN;
            case INSTANT -> TIMESTAMP;
            case TEXTS, IDS -> TEXTS;
            case OBJECT, ANY -> JSON;
        };
    }

    /** The value as the server reads it; null if it cannot be of this type. */
    @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (this) {
            case TEXT -> value instanceof String text ? CleanValue.text(text) : null;
            case NUMERIC -> value instanceof Number number && TaskField.isModest(number) ? number.toString() : null;
            case BIGINT, SMALLINT -> value instanceof Long || value instanceof Integer ? value.toString() : null;
            case BOOLEAN -> value instanceof Boolean flag ? flag.toString() : null;
            case TIMESTAMP -> timestamp(value);
            case TEXTS -> value instanceof List<?> list ? array(list) : null;
            case JSON -> JsonPrinter.compact(CleanValue.of(value));
        };
    }

    private static @Nullable String timestamp(Object value) {
        Instant instant = value instanceof Instant given ? given : value instanceof String text ? Rfc3339.parse(text) : null;
        if (instant == null) {
            return null;
        }
        LocalDateTime utc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int year = utc.getYear();
        if (year > 0) {
            return Rfc3339.format(instant);
        }
        // The server's calendar has no year 0; it calls it 1 BC.
        String sameDay = Rfc3339.format(utc.withYear(4).toInstant(ZoneOffset.UTC));
        return String.format(Locale.ROOT, "%04d", 1 - year) + sameDay.substring(4, DATE_END) + " "
                + sameDay.substring(DATE_END + 1) + " BC";
    }

    private static String array(List<?> list) {
        StringBuilder array = new StringBuilder("{");
        for (Object each : list) {
            if (each instanceof String text) {
                array.append(array.length() > 1 ? ",\"" : "\"");
                array.append(CleanValue.text(text).replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
            }
        }
        return array.append('}').toString();
    }
}
