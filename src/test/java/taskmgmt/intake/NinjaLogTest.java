package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class NinjaLogTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.NINJA_LOG, "ninja_log", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T09:00:00Z task.created ninja:8f14e45fceea167a@12-1534-1767603600000000000 {"task_type":".o","subsystem":"ninja","title":"obj/main.o","metadata":{"imported_from":"ninja-log","command_hash":"8f14e45fceea167a","ts_from":"mtime"}}
                2026-01-05T09:00:00Z task.started ninja:8f14e45fceea167a@12-1534-1767603600000000000
                2026-01-05T09:00:00.003000Z task.created ninja:c9f0f895fb98ab91@15-2210-1767603600003000000 {"task_type":".o","subsystem":"ninja","title":"obj/parser.o","metadata":{"imported_from":"ninja-log","outputs":["obj/parser.o","obj/parser.gcno"],"command_hash":"c9f0f895fb98ab91","ts_from":"mtime"}}
                2026-01-05T09:00:00.003000Z task.started ninja:c9f0f895fb98ab91@15-2210-1767603600003000000
                2026-01-05T09:00:01.522000Z task.completed ninja:8f14e45fceea167a@12-1534-1767603600000000000
                2026-01-05T09:00:02.198000Z task.completed ninja:c9f0f895fb98ab91@15-2210-1767603600003000000
                2026-01-05T09:00:02.203000Z task.created ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000 {"task_type":".so","subsystem":"ninja","title":"lib/libparse.so","metadata":{"imported_from":"ninja-log","command_hash":"45c48cce2e2d7fbd","ts_from":"mtime"}}
                2026-01-05T09:00:02.203000Z task.started ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000
                2026-01-05T09:00:02.963000Z task.completed ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000
                2026-01-06T11:59:59.875000Z task.created ninja:d3d9446802a44259@2980-3105 {"task_type":"output","subsystem":"ninja","title":"app","metadata":{"imported_from":"ninja-log","command_hash":"d3d9446802a44259","ts_from":"file"}}
                2026-01-06T11:59:59.875000Z task.started ninja:d3d9446802a44259@2980-3105
                2026-01-06T12:00:00Z task.completed ninja:d3d9446802a44259@2980-3105
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }
//MORE
}
