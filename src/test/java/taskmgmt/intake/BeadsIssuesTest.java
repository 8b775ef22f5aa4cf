package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class BeadsIssuesTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.BEADS, "issues.jsonl", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-02T09:00:00Z task.created kiln-1 {"task_type":"bug","subsystem":"beads","title":"Parser drops the last token","description":"Seen with files that have no line end.","assigned_to":"mira","tags":["parser"],"priority":10,"metadata":{"imported_from":"beads"}}
                2026-01-02T10:00:00Z task.created kiln-4 {"task_type":"bug","subsystem":"beads","title":"Duplicate of kiln-1","metadata":{"imported_from":"beads","deleted_by":"mira","unusable":{"priority":9}}}
                2026-01-02T10:10:00Z task.cancelled kiln-4 {"reason":"duplicate"}
                2026-01-03T11:00:00Z task.created kiln-2 {"task_type":"feature","subsystem":"beads","title":"Cache the parser tables","assigned_to":"mira","depends_on":["kiln-1"],"priority":5,"metadata":{"imported_from":"beads","started_from":"updated_at"}}
                2026-01-03T11:05:00Z task.created kiln-3 {"task_type":"task","subsystem":"beads","title":"Measure before caching","priority":3,"metadata":{"imported_from":"beads","parent_id":"kiln-2"}}
                2026-01-03T11:20:00Z task.completed kiln-1
                2026-01-05T07:00:00Z task.started kiln-2
                """);
        assertThat(imported.refused()).containsExactly("5: no time in created_at", "6: it ends too early");
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(3);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void aBrokenLineCostsNobodyButItself() throws Exception {
        String whole = "{\"id\":\"a-1\",\"title\":\"x\",\"status\":\"open\",\"created_at\":\"2026-01-05T08:00:00Z\"}";
        Imported imported = Imported.text(Preset.BEADS, whole + "\n{broken\n" + whole.replace("a-1", "a-2") + "\n");

        assertThat(imported.outline()).contains("task.created a-1").contains("task.created a-2");
        assertThat(imported.refused()).hasSize(1).first().asString().startsWith("2: ");
    }
}
