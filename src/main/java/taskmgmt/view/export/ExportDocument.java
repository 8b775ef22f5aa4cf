package taskmgmt.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.ExportResult;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.view.Document;

/** What was exported to a database. */
public record ExportDocument(String schema, ExportResult result) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("schema", schema);
        data.put("events", result.events());
        data.put("tasks", result.tasks());
        data.put("incident_records", result.incidents());
        data.put("audit_entries", result.auditEntries());
        data.put("integrations", result.integrations());
        data.put("unreadable_lines", result.unreadable());
        data.put("registry_bytes", result.bytes());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        boolean nothing = result.changes() == 0;
        out.append("exported   ");
        out.append(nothing ? "nothing new" : Human.count(result.events(), "event", "events") + " of " + Human.count(result.tasks(), "task", "tasks") + ", "
                + Human.count(result.incidents(), "record of incidents", "records of incidents") + ", "
                + Human.count(result.auditEntries(), "audit entry", "audit entries")
                + (result.integrations() == 0 ? "" : ", " + Human.count(result.integrations(), "integration", "integrations")));
        out.append("\nschema     ").append(Plain.text(schema)).append(": up to byte ").append(Human.count(result.bytes())).append(" of registry.jsonl\n");
        if (result.unreadable() > 0) {
            out.append("left out   ").append(page.bad(Human.count(result.unreadable(), "line that cannot be read", "lines that cannot be read")))
                    .append(": see 'task-mgmt doctor'\n");
        }
    }
}
