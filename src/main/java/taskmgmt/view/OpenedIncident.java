package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/** The answer to opening an incident: its id. */
public record OpenedIncident(Incident incident) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("incident_id", incident.id());
        data.put("task_id", incident.taskId());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(Plain.text(incident.id())).append('\n');
    }
}
