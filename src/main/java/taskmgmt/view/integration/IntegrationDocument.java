package taskmgmt.view.integration;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.integration.Integration;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/** One integration, with the outcomes of its tasks. */
public record IntegrationDocument(IntegrationRows row) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Integration shown = row.integration();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", shown.name());
        data.put("kind", shown.kind().text());
        data.put("enabled", shown.enabled());
        data.put("url", shown.url());
        data.put("credential", shown.credential());
        data.put("settings", shown.settings());
        data.put("completed", row.counts().completed());
        data.put("failed", row.counts().failed());
        data.put("avg_seconds", row.average());
        data.put("last_failed", row.counts().lastFailed());
        data.put("last_error", row.lastError());
        boolean asked = shown.kind().isAsked();
        data.put("timeout_seconds", asked ? shown.limits().timeout() : null);
        data.put("retries", asked ? (long) shown.limits().retries() : null);
        data.put("retry_pause_seconds", asked ? shown.limits().pause() : null);
        data.put("poll_seconds", asked ? shown.limits().poll() : null);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Integration shown = row.integration();
        Integration.Limits limits = shown.limits();
        Sheet sheet = new Sheet(page, out);
        sheet.figure("Integration", shown.name() + (shown.enabled() ? "" : ", disabled"));
        sheet.figure("Kind", shown.kind().text());
        sheet.figure("URL", shown.url());
        sheet.figure("Credential", shown.credential() == null ? "none" : shown.credential());
        for (Map.Entry<String, String> each : shown.settings().entrySet()) {
            sheet.figure(each.getKey(), each.getValue());
        }
        if (shown.kind().isAsked()) {
            sheet.figure("Requests", "at most " + Human.duration(limits.timeout()) + ", repeated " + limits.retries() + " times, first after "
                    + Human.duration(limits.pause()));
            sheet.figure("Looks", "every " + Human.duration(limits.poll()));
        }
        Duration average = row.average();
        sheet.figure("Tasks", row.counts().completed() + " completed, " + row.counts().failed() + " failed"
                + (average == null ? "" : ", " + Human.duration(average) + " on average"));
        if (row.lastError() != null) {
            sheet.figure("Last failure", row.counts().lastFailed() + ": " + row.lastError());
        }
    }
}
