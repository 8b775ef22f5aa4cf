package taskmgmt.view.imports;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Row;
import taskmgmt.imports.WorkItem;
import taskmgmt.imports.WorkSink;
import taskmgmt.imports.map.ColumnMap;
import taskmgmt.imports.map.MappedRows;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.time.Rfc3339;
import taskmgmt.view.Document;

/**
 * A proposed map, and how it would import the first rows.
 *
 * @param taken one entry per row: what it would become, or why it is unusable
 */
public record GuessDocument(ColumnMap map, List<Map<String, @Nullable Object>> taken) implements Document {
    private static final String ROW = "row";

    /** Reads these rows by the map. */
    public static GuessDocument of(ColumnMap map, ImportContext context, String format, List<Row> sample) {
        Taken taken = new Taken();
        MappedRows reader = new MappedRows(context, map, format);
        for (Row row : sample) {
            reader.row(row, taken);
        }
        return new GuessDocument(map, List.copyOf(taken.rows));
    }

    private static final class Taken implements WorkSink {
        private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

        @Override
        public void work(WorkItem work) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put(ROW, work.row());
            row.put("task_id", work.taskId());
            row.put("type", work.creation().get("task_type"));
            row.put("status", work.outcome().name().toLowerCase(Locale.ROOT));
            row.put("created", text(work.first()));
            row.put("started", text(work.started()));
            row.put("ended", text(work.ended()));
            row.put("title", work.creation().get("title"));
            if (work.ending().get("resource_usage") instanceof Map<?, ?> usage) {
                usage.forEach((figure, amount) -> row.put(String.valueOf(figure), figure.equals("source") ? null : amount));
            }
            rows.add(row);
        }

        @Override
        public void unusable(Row row, String reason) {
            Map<String, @Nullable Object> unusable = new LinkedHashMap<>();
            unusable.put(ROW, row.number());
            unusable.put("unusable", reason);
            rows.add(unusable);
        }

        @Override
        public void passedOver(Row row) {
            // a mapped table has no such rows
        }
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : Rfc3339.format(at);
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("map", map.columnText());
        data.put("time_format", map.timeFormat());
        data.put("rows", taken);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(map.columnText().isEmpty() ? "no column has a usual name: say which is what with --map"
                : "--map '" + Plain.text(map.columnText()) + "'");
        String format = map.timeFormat();
        out.append(format == null ? "" : " --time-format '" + Plain.text(format) + "'").append('\n');
        for (Map<String, @Nullable Object> row : taken) {
            out.append('\n');
            for (Map.Entry<String, @Nullable Object> each : row.entrySet()) {
                if (each.getValue() != null) {
                    out.append(each.getKey().equals(ROW) ? "" : "    ").append(each.getKey()).append(' ')
                            .append(Plain.text(String.valueOf(each.getValue()))).append('\n');
                }
            }
        }
    }
}
