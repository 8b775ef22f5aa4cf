package taskmgmt.export;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.integration.Integration;
import taskmgmt.number.Decimal;
import taskmgmt.task.TaskRun;

/**
 * The rows of the integrations. They contain neither a credential nor its name, nor the query of a path, in which some servers expect a
 * key.
 */
public final class ExportedIntegrations {
    private ExportedIntegrations() {}

    /** One row for each. */
    public static TableBatch rows(List<Integration> integrations) {
        TableBatch batch = new TableBatch();
        for (Integration each : integrations) {
            add(each, batch);
        }
        return batch;
    }

    private static void add(Integration shown, TableBatch to) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : shown.settings().entrySet()) {
            settings.put(each.getKey(), isAddress(shown, each.getKey()) ? withoutQuery(each.getValue()) : each.getValue());
        }
        boolean isAsked = shown.kind().isAsked();
        Integration.Limits limits = shown.limits();
        to.row(ExportTables.INTEGRATIONS, shown.name(), shown.kind().text(), shown.url(), shown.enabled(), shown.credential() != null, settings,
                isAsked ? seconds(limits.timeout()) : null, isAsked ? (long) limits.retries() : null, isAsked ? seconds(limits.pause()) : null,
                isAsked ? seconds(limits.poll()) : null);
    }

    private static boolean isAddress(Integration shown, String setting) {
        return shown.kind() == Integration.Kind.HTTP && shown.kind().settings().contains(setting);
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static Decimal seconds(Duration time) {
        return Decimal.valueOf(TimeUnit.NANOSECONDS.toMicros(time.toNanos()), 6).plain();
    }
}
