package taskmgmt.cli.imports;

import java.io.IOException;
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
import taskmgmt.render.Plain;
import taskmgmt.time.Rfc3339;

/** A proposed map, and how the first rows would be imported by it. */
final class GuessSheet {
    private final ColumnMap map;
    private final List<Map<String, @Nullable Object>> rows = new ArrayList<>();

    GuessSheet(ColumnMap map, ImportContext context, String format, List<Row> sample) {
        this.map = map;
        MappedRows reader = new MappedRows(context, map, format);
        sample.forEach(row -> reader.row(row, new Taken()));
    }

    private final class Taken implements WorkSink {
        @Override
        public void work(WorkItem work) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("row", work.row());
            row.put("task_id", work.taskId());
            row.put("type", work.creation().get("task_type"));
            row.put("status", work.outcome().name().toLowerCase(Locale.ROOT));
            row.put("created", text(work.first()));
            row.put("started", text(work.started()));
            row.put("ended", text(work.ended()));
            row.put("title", work.creation().get("title"));
            rows.add(row);
        }

        @Override
        public void unusable(Row row, String reason) {
            Map<String, @Nullable Object> unusable = new LinkedHashMap<>();
            unusable.put("row", row.number());
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

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("map", map.columnText());
        data.put("time_format", map.timeFormat());
        data.put("rows", rows);
        return data;
    }

    void writeTo(Appendable out) throws IOException {
        out.append(map.columnText().isEmpty() ? "no column has a usual name: say which is what with --map"
                : "--map '" + Plain.text(map.columnText()) + "'");
        String format = map.timeFormat();
        out.append(format == null ? "" : " --time-format '" + Plain.text(format) + "'").append('\n');
        for (Map<String, @Nullable Object> row : rows) {
            out.append('\n');
            for (Map.Entry<String, @Nullable Object> each : row.entrySet()) {
                if (each.getValue() != null) {
                    out.append(each.getKey().equals("row") ? "" : "    ").append(each.getKey()).append(' ')
                            .append(Plain.text(String.valueOf(each.getValue()))).append('\n');
                }
            }
        }
    }
}
