package taskmgmt.imports.map;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ByteUnit;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskField;
import taskmgmt.word.Suggestion;

/**
 * Interprets rows by a map of columns. Columns that are not in the map go to the metadata under their names. A row without an id is
 * identified by its whole contents.
 *
 * <p>The outcome follows from the status word; if that is missing or meaningless, from the exit code; otherwise from the times:
 * with an end it is completed, with only a start it is active.
 */
public final class MappedRows implements TaskFormat {
    /** How many columns a message lists, and how many characters of each. */
    private static final int MAX_COLUMNS = 50;
    private static final int MAX_COLUMN = 60;

    private final ImportContext context;
    private final ColumnMap map;
    private final String format;

    /** @param format its name: csv, tsv or json */
    public MappedRows(ImportContext context, ColumnMap map, String format) {
        this.context = context;
        this.map = map;
        this.format = format;
    }

    @Override
    public @Nullable String missing(List<String> columns) {
        List<String> named = new ArrayList<>(map.columns().values());
        named.addAll(map.metadata().values());
        for (String column : named) {
            if (!columns.contains(column) && !columns.contains(ColumnUnit.withoutBracket(column))) {
                return "it has no column '" + column + "', which the map names" + Suggestion.sentence(column, columns) + "; it has "
                        + shown(columns);
            }
        }
        return null;
    }

    /** Limited, because a file that is not a table may consist of a single huge column. */
    private static String shown(List<String> columns) {
        List<String> shown = new ArrayList<>();
        for (String column : columns.subList(0, Math.min(MAX_COLUMNS, columns.size()))) {
            shown.add(column.length() <= MAX_COLUMN ? column : column.substring(0, MAX_COLUMN) + "…");
        }
        return String.join(", ", shown) + (columns.size() > MAX_COLUMNS ? " and " + (columns.size() - MAX_COLUMNS) + " more" : "");
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        Instant created = time(fields, MapTarget.CREATED, null);
        Instant started = time(fields, MapTarget.START, created);
        Instant ended = time(fields, MapTarget.END, started);
        if (created == null && started == null && ended == null) {
            sink.unusable(row, noTime(fields));
            return;
        }
        String given = text(fields, MapTarget.ID);
        String id = given == null ? ForeignId.hash(row.values().toString()) : given;
        Long exit = whole(fields, MapTarget.EXIT_CODE);
        Duration ran = duration(fields, MapTarget.DURATION);
        boolean isOver = ended != null || (ran != null && started != null);
        WorkBuilder work = new WorkBuilder(fields, format, context.prefixOr(format), id)
                .created(created).started(started).outcome(outcome(fields, exit, isOver, ended != null, started != null)).ended(ended).ran(ran)
                .exitCode(exit).error(text(fields, MapTarget.ERROR));
        if (map.column(MapTarget.ATTEMPT) == null) {
            work.attempt(run(started, ended));
        } else {
            work.attempt(whole(fields, MapTarget.ATTEMPT));
        }
        describe(work, fields);
        usage(work, fields);
        map.metadata().forEach((name, column) -> work.metadata(name, fields.value(column)));
        sink.work(work.build());
    }

    /** Without a column that numbers the attempts, a row with a different start is another attempt. */
    private static String run(@Nullable Instant started, @Nullable Instant ended) {
        Instant at = started == null ? ended : started;
        return at == null ? "" : Long.toString(at.toEpochMilli());
    }

    private String noTime(Fields fields) {
        StringBuilder columns = new StringBuilder();
        boolean isWritten = false;
        for (MapTarget target : List.of(MapTarget.CREATED, MapTarget.START, MapTarget.END)) {
            String column = map.column(target);
            columns.append(column == null ? "" : columns.isEmpty() ? column : ", " + column);
            isWritten |= column != null && fields.unusable().containsKey(column);
        }
        String inner = inner(fields.row());
        if (!isWritten && !inner.isEmpty()) {
            return "no time, but a list of objects: jq -c '." + inner + "[]' makes each of them a row";
        }
        return columns.isEmpty() ? "no time: the map has no column for created, start or end"
                : isWritten ? "no time that can be read in " + columns + ": --time-format says how times are written" : "no time in " + columns;
    }

    /** The name of the list of objects in the row, as web services wrap their rows; empty if there is none. */
    private static String inner(Row row) {
        for (Map.Entry<String, @Nullable Object> each : row.values().entrySet()) {
            if (each.getValue() instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Map) {
                return each.getKey();
            }
        }
        return "";
    }

    private void describe(WorkBuilder work, Fields fields) {
        String type = text(fields, MapTarget.TYPE);
        String subsystem = text(fields, MapTarget.SUBSYSTEM);
        work.type(context, type == null ? "task" : type).subsystem(context, subsystem == null ? context.source() : subsystem)
                .title(text(fields, MapTarget.TITLE))
                .creation(TaskField.CREATED_BY, text(fields, MapTarget.CREATED_BY))
                .creation(TaskField.ASSIGNED_TO, text(fields, MapTarget.ASSIGNED_TO))
                .creation(TaskField.TAGS, texts(fields, MapTarget.TAGS))
                .dependsOn(texts(fields, MapTarget.DEPENDS_ON)).parent(text(fields, MapTarget.PARENT))
                .priority(MapTarget.PRIORITY.key(), text(fields, MapTarget.PRIORITY));
    }

    private void usage(WorkBuilder work, Fields fields) {
        work.usage(TaskField.CPU_SECONDS, duration(fields, MapTarget.CPU_SECONDS));
        Map<MapTarget, TaskField> sizes = Map.of(MapTarget.MEMORY_PEAK_MB, TaskField.MEMORY_PEAK_MB,
                MapTarget.DISK_READ_MB, TaskField.DISK_READ_MB, MapTarget.DISK_WRITE_MB, TaskField.DISK_WRITE_MB,
                MapTarget.NETWORK_RX_MB, TaskField.NETWORK_RX_MB, MapTarget.NETWORK_TX_MB, TaskField.NETWORK_TX_MB);
        sizes.forEach((target, field) -> {
            String column = map.column(target);
            Decimal amount = column == null ? null : fields.megabytes(stored(fields, column), ByteUnit.MEGA, ColumnUnit.ofSize(column));
            work.usage(field, amount);
        });
    }

    /** @param hasEnd whether the row says when it ended; if not, the duration of a running one is the time it has run so far */
    private Outcome outcome(Fields fields, @Nullable Long exit, boolean ended, boolean hasEnd, boolean started) {
        String word = text(fields, MapTarget.STATUS);
        Outcome outcome = word == null ? null : context.words().of(word);
        if (word != null && outcome == null) {
            fields.refused(MapTarget.STATUS.key(), word);
        }
        if (outcome != null) {
            return outcome;
        }
        boolean isUnsaid = word == null && exit == null && map.column(MapTarget.STATUS) != null && !hasEnd;
        return isUnsaid ? started ? Outcome.ACTIVE : Outcome.PENDING
                : exit != null && ended ? (exit == 0 ? Outcome.COMPLETED : Outcome.FAILED)
                : ended ? Outcome.COMPLETED : started ? Outcome.ACTIVE : Outcome.PENDING;
    }

    /** The name that the row has for the column: the map may append its unit in brackets. */
    private static String stored(Fields fields, String column) {
        return fields.row().values().containsKey(column) ? column : ColumnUnit.withoutBracket(column);
    }

    private @Nullable Instant time(Fields fields, MapTarget target, @Nullable Instant notBefore) {
        String column = map.column(target);
        return column == null ? null : fields.time(column, notBefore);
    }

    private @Nullable String text(Fields fields, MapTarget target) {
        String column = map.column(target);
        return column == null ? null : fields.text(column);
    }

    private List<String> texts(Fields fields, MapTarget target) {
        String column = map.column(target);
        return column == null ? List.of() : fields.texts(column);
    }

    private @Nullable Long whole(Fields fields, MapTarget target) {
        String column = map.column(target);
        return column == null ? null : fields.whole(column);
    }

    private @Nullable Duration duration(Fields fields, MapTarget target) {
        String column = map.column(target);
        return column == null ? null : fields.duration(stored(fields, column), ColumnUnit.ofTime(column));
    }
}
