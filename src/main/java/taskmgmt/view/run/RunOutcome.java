package taskmgmt.view.run;

import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.run.task.RecordedRun;

/** The outcome of a command that was run as a task, for programs. */
public final class RunOutcome {
    private RunOutcome() {}

    /**
     * The text of the outcome, with its line end. A JSON object is on one line too, so that it can be distinguished from the command's own
     * output.
     */
    public static String line(RecordedRun.Result result, Format format) throws IOException {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", result.taskId());
        data.put("is_run", result.wasRun());
        data.put("exit_code", (long) result.status().code());
        data.put("status", !result.wasRun() ? null : result.error() == null ? "completed" : "failed");
        data.put("error", result.error());
        data.put("is_recorded", result.recorded());
        StringWriter text = new StringWriter();
        Report.write(format == Format.JSON ? Format.JSONL : format, data, (page, out) -> {}, Page.PLAIN, text);
        return text.toString();
    }
}
