package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class SwfTraceTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.SWF, "cluster.swf", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2025-01-01T00:00:10Z task.created swf:1@1735689610 {"subsystem":"Amber cluster","task_type":"app7","title":"job 1","created_by":"3","metadata":{"imported_from":"swf","user":"3","executable":"7","processors":4,"requested_processors":4,"requested_time":900,"group":1,"queue":1}}
                2025-01-01T00:00:15Z task.started swf:1@1735689610
                2025-01-01T00:00:40Z task.created swf:2@1735689640 {"subsystem":"Amber cluster","task_type":"app7","title":"job 2","created_by":"3","metadata":{"imported_from":"swf","user":"3","executable":"7","requested_processors":8,"requested_time":900,"group":1,"queue":1}}
                2025-01-01T00:00:40Z task.cancelled swf:2@1735689640 {"ts_from":"import"}
                2025-01-01T00:02:00Z task.created swf:3@1735689720 {"subsystem":"Amber cluster","task_type":"app9","title":"job 3","created_by":"4","metadata":{"imported_from":"swf","user":"4","executable":"9","processors":16,"requested_processors":16,"requested_time":7200,"group":1,"queue":2}}
                2025-01-01T00:03:00Z task.started swf:3@1735689720
                2025-01-01T00:03:20Z task.created swf:4@1735689800 {"subsystem":"Amber cluster","task_type":"app7","title":"job 4","created_by":"3","metadata":{"imported_from":"swf","user":"3","executable":"7","processors":4,"requested_processors":4,"requested_time":900,"group":1,"queue":1}}
                2025-01-01T00:03:20Z task.started swf:4@1735689800
                2025-01-01T00:10:15Z task.completed swf:1@1735689610 {"resource_usage":{"source":"swf","cpu_seconds":2320,"memory_peak_mb":838.8608}}
                2025-01-01T00:10:50Z task.completed swf:4@1735689800 {"resource_usage":{"source":"swf","cpu_seconds":1760}}
                2025-01-01T01:03:00Z task.failed swf:3@1735689720 {"resource_usage":{"source":"swf","cpu_seconds":54576,"memory_peak_mb":8388.608}}
                """);
        assertThat(imported.refused()).containsExactly("9: a line of a trace has 18 numbers");
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(4);
    }

    @Test
    void withoutAZeroNothingCanBePlaced() throws Exception {
        Imported imported = Imported.text(Preset.SWF, " 1 10 5 600 4 580 204800 4 900 -1 1 3 1 7 1 -1 -1 -1\n");

        assertThat(imported.lines()).isEmpty();
        assertThat(imported.refused()).containsExactly("1: times are relative and the header has no UnixStartTime: say --base TIME");
    }

    @Test
    void theGivenZeroCountsMoreThanTheHeader() throws Exception {
        Imported imported = Imported.based(Preset.SWF, """
                ; UnixStartTime: 1735689600
                 1 10 5 600 4 580 204800 4 900 -1 1 3 1 7 1 -1 -1 -1
                """, "2020-01-01T00:00:00Z");

        assertThat(imported.outline()).startsWith("2020-01-01T00:00:10Z task.created");
    }

    @Test
    void partsOfAJobArePassedOver() throws Exception {
        Imported imported = Imported.based(Preset.SWF, " 1 10 5 600 4 580 204800 4 900 -1 3 3 1 7 1 -1 -1 -1\n", "2020-01-01T00:00:00Z");

        assertThat(imported.lines()).isEmpty();
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }
}
