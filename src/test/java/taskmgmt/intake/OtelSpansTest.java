package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class OtelSpansTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.OTEL_SPANS, "spans.json", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T09:00:00Z task.created 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b174 {"subsystem":"checkout","task_type":"POST /orders","title":"POST /orders","metadata":{"imported_from":"otel-spans","kind":"server","trace_id":"5b8efff798038103d269b633813fc60c","http.response.status_code":500,"resource":{"service.name":"checkout","host.name":"web-3"}},"ts_from":"import"}
                2026-01-05T09:00:00Z task.started 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b174
                2026-01-05T09:00:00.020000Z task.created 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b175 {"subsystem":"checkout","task_type":"charge card","title":"charge card","metadata":{"imported_from":"otel-spans","parent_id":"5b8efff798038103d269b633813fc60c:eee19b7ec3c1b174","kind":"client","trace_id":"5b8efff798038103d269b633813fc60c","resource":{"service.name":"checkout","host.name":"web-3"}},"ts_from":"import"}
                2026-01-05T09:00:00.020000Z task.started 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b175
                2026-01-05T09:00:00.470000Z task.completed 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b175
                2026-01-05T09:00:00.480000Z task.failed 5b8efff798038103d269b633813fc60c:eee19b7ec3c1b174 {"error_message":"card service unreachable"}
                2026-01-05T09:00:01Z task.created 7d3efff798038103d269b633813fc611:aaa19b7ec3c1b201 {"subsystem":"mailer","task_type":"send receipt","title":"send receipt","metadata":{"imported_from":"otel-spans","kind":"consumer","trace_id":"7d3efff798038103d269b633813fc611","resource":{"service.name":"mailer"}},"ts_from":"import"}
                2026-01-05T09:00:01Z task.started 7d3efff798038103d269b633813fc611:aaa19b7ec3c1b201
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(3);
        assertThat(imported.attempts()).isEqualTo(3);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void aRequestOnManyLinesIsReadLikeOneOnALine() throws Exception {
        String line = Files.readAllLines(Imported.EXAMPLES.resolve("spans.json")).getFirst();
        String many = line.replace(",", ",\n").replace("{", "{\n");

        assertThat(Imported.text(Preset.OTEL_SPANS, many).events()).isEqualTo(Imported.text(Preset.OTEL_SPANS, line).events());
    }

    @Test
    void whatIsNoTraceSaysSo() throws Exception {
        assertThat(Imported.text(Preset.OTEL_SPANS, "{\"a\":1}\n").refused())
                .containsExactly("1: no resourceSpans with scopeSpans with spans, which OTLP in JSON has");
    }
}
