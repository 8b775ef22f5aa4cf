package taskmgmt.view.top;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Micros;

/** The content of the screen, for programs. */
public final class TopDocument {
    private TopDocument() {}

    /** Keys and values, nested; durations in seconds. Unknown values are null. */
    public static Map<String, @Nullable Object> data(TopModel model, TopView view) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("generated_at", model.at());
        data.put("damaged_lines", model.damaged());
        List<Object> tasks = new ArrayList<>();
        for (TopTask task : view.tasks(model)) {
            tasks.add(task(task));
        }
        data.put("tasks", tasks);
        List<Object> incidents = new ArrayList<>();
        for (TopModel.OpenIncident each : model.incidents()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("incident_id", each.id());
            row.put("severity", each.severity());
            row.put("failure_mode", each.what());
            row.put("open_seconds", Micros.seconds(each.sinceMicros()));
            incidents.add(row);
        }
        data.put("open_incidents", incidents);
        List<Object> failures = new ArrayList<>();
        for (TopModel.Failure each : model.failures()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("task_id", each.id());
            row.put("subsystem", each.subsystem());
            row.put("title", each.title());
            row.put("ago_seconds", Micros.seconds(each.agoMicros()));
            failures.add(row);
        }
        data.put("recent_failures", failures);
        return data;
    }

    private static Map<String, @Nullable Object> task(TopTask task) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("task_id", task.id());
        row.put("title", task.title());
        row.put("subsystem", task.subsystem());
        row.put("task_type", task.type());
        row.put("standing", task.standing().name().toLowerCase(Locale.ROOT));
        row.put("why", task.why().isEmpty() ? null : task.why());
        row.put("running", task.running());
        row.put("priority", (long) task.priority());
        row.put("progress_percent", known(task.percent()));
        row.put("age_seconds", Micros.seconds(task.ageMicros()));
        row.put("p50_remaining_seconds", task.leftMicros() == null ? null : Micros.seconds(task.leftMicros()));
        row.put("p90_remaining_seconds", task.atMostMicros() == null ? null : Micros.seconds(task.atMostMicros()));
        row.put("processors", known(TopTask.last(task.cpu())));
        row.put("memory_mb", known(TopTask.last(task.memory())));
        return row;
    }

    private static @Nullable Object known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
