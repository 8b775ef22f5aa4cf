package taskmgmt.view.integration;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.DiscoverTasks;
import taskmgmt.change.integration.IntegrationFigures;
import taskmgmt.integration.Integration;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * An integration in a list, with the outcomes of its tasks.
 *
 * @param lastError the error of the task that failed last; null if none has
 */
public record IntegrationRows(Integration integration, IntegrationFigures.Counts counts, @Nullable String lastError) {
    public static final FieldList<IntegrationRows> ROWS = FieldList.<IntegrationRows>always()
            .exact("name", "NAME", row -> row.integration().name()).key()
            .exact("kind", "KIND", row -> row.integration().kind().text())
            .exact("enabled", "ENABLED", row -> row.integration().enabled())
            .text("url", "URL", row -> row.integration().url())
            .text("credential", "CREDENTIAL", row -> row.integration().credential())
            .text("settings", "SETTINGS", row -> String.join(" ", row.integration().settings().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList()))
            .number("completed", "DONE", row -> row.counts().completed())
            .number("failed", "FAILED", row -> row.counts().failed())
            .number("avg_seconds", "AVG", IntegrationRows::average)
            .text("last_error", "LAST ERROR", IntegrationRows::lastError)
            .program("timeout_seconds", row -> row.integration().limits().timeout())
            .program("retries", row -> (long) row.integration().limits().retries())
            .program("retry_pause_seconds", row -> row.integration().limits().pause())
            .program("poll_seconds", row -> row.integration().limits().poll());

    /** The tasks created from items of another system, with the values of these items that were corrected when read. */
    public static final Listing<DiscoverTasks.Created> CREATED = FieldList.<DiscoverTasks.Created>always()
            .exact("task_id", "ID", DiscoverTasks.Created::taskId)
            .program("fixed", DiscoverTasks.Created::fixed);

    @Nullable Duration average() {
        return counts.timed() == 0 ? null : Duration.of(counts.totalMicros() / counts.timed(), ChronoUnit.MICROS);
    }
}
