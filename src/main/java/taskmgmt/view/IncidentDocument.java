package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.record.IncidentCodec;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.render.page.Sheet;

/**
 * An incident with its history.
 *
 * @param last    its last record
 * @param records all of them, in the order of the log
 */
public record IncidentDocument(Incident last, List<Incident> records) implements Document {
    private static final Fields<Incident> RECORDS = Fields.<Incident>always()
            .exact("status", "STATUS", incident -> incident.status().text())
            .exact("resolved_at", "RESOLVED", Incident::resolvedAt)
            .text("actions_taken", "ACTIONS", Incident::actionsTaken)
            .text("error", "ERROR", Incident::error)
            .text("metadata", "METADATA", Incident::metadata);

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>(IncidentCodec.toMap(last));
        data.put("records", records.stream().map(IncidentCodec::toMap).toList());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Report.fields(IncidentCodec.toMap(last), out);
        new Sheet(page, out).table("Records", RECORDS.columns(), RECORDS.rows(records));
    }
}
