package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class TaskwarriorTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.TASKWARRIOR, "taskwarrior.json", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-02T09:00:00Z task.created 16fd2706-8baf-433b-82eb-8c7fada847da {"task_type":"task","subsystem":"hardware","title":"Replace the fan of rack 4","metadata":{"imported_from":"taskwarrior","project":"hardware"}}
                2026-01-02T09:05:00Z task.created 886313e1-3b8a-5372-9b90-0c9aee199e5d {"task_type":"task","subsystem":"hardware","title":"Try the new switch firmware","metadata":{"imported_from":"taskwarrior","project":"hardware"}}
                2026-01-03T10:15:00Z task.cancelled 886313e1-3b8a-5372-9b90-0c9aee199e5d {"reason":"deleted"}
                2026-01-04T13:00:00Z task.started 16fd2706-8baf-433b-82eb-8c7fada847da
                2026-01-04T15:30:00Z task.completed 16fd2706-8baf-433b-82eb-8c7fada847da
                2026-01-05T08:15:00Z task.created 5f0a2d3e-0b1c-4d6f-8a57-1f2e3d4c5b6a {"task_type":"task","subsystem":"ops","title":"Renew the certificate of the status page","tags":["tls"],"sla_deadline":"2026-01-20T16:00:00.000000Z","priority":8,"metadata":{"imported_from":"taskwarrior","project":"ops"}}
                2026-01-05T08:16:00Z task.created 7c9e6679-7425-40de-944b-e07fc1f90ae7 {"task_type":"task","subsystem":"ops","title":"Announce the renewed certificate","depends_on":["5f0a2d3e-0b1c-4d6f-8a57-1f2e3d4c5b6a"],"metadata":{"imported_from":"taskwarrior","project":"ops","wait":"20260121T000000Z"}}
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(2);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }

    @Test
    void readsTheExportOfOlderVersionsWithoutBrackets() throws Exception {
        Imported imported = Imported.text(Preset.TASKWARRIOR, """
                {"uuid":"a","entry":"20260105T081500Z","status":"pending","description":"one","depends":"b,c"},
                {"uuid":"b","entry":"20260105T081600Z","status":"pending","description":"two"}
                """);

        assertThat(imported.tasks()).isEqualTo(2);
        assertThat(imported.events()).contains("\"depends_on\":[\"b\",\"c\"]");
    }
}
