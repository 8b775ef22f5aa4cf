package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class NinjaLogTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.NINJA_LOG, "ninja_log", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T09:00:00Z task.created ninja:8f14e45fceea167a@12-1534-1767603600000000000 {"task_type":".o","subsystem":"ninja","title":"obj/main.o","metadata":{"imported_from":"ninja-log","command_hash":"8f14e45fceea167a","ts_from":"mtime"},"ts_from":"import"}
                2026-01-05T09:00:00Z task.started ninja:8f14e45fceea167a@12-1534-1767603600000000000
                2026-01-05T09:00:00.003000Z task.created ninja:c9f0f895fb98ab91@15-2210-1767603600003000000 {"task_type":".o","subsystem":"ninja","title":"obj/parser.o","metadata":{"imported_from":"ninja-log","outputs":["obj/parser.o","obj/parser.gcno"],"command_hash":"c9f0f895fb98ab91","ts_from":"mtime"},"ts_from":"import"}
                2026-01-05T09:00:00.003000Z task.started ninja:c9f0f895fb98ab91@15-2210-1767603600003000000
                2026-01-05T09:00:01.522000Z task.completed ninja:8f14e45fceea167a@12-1534-1767603600000000000
                2026-01-05T09:00:02.198000Z task.completed ninja:c9f0f895fb98ab91@15-2210-1767603600003000000
                2026-01-05T09:00:02.203000Z task.created ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000 {"task_type":".so","subsystem":"ninja","title":"lib/libparse.so","metadata":{"imported_from":"ninja-log","command_hash":"45c48cce2e2d7fbd","ts_from":"mtime"},"ts_from":"import"}
                2026-01-05T09:00:02.203000Z task.started ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000
                2026-01-05T09:00:02.963000Z task.completed ninja:45c48cce2e2d7fbd@2215-2975-1767603602203000000
                2026-01-06T11:59:59.875000Z task.created ninja:d3d9446802a44259@2980-3105 {"task_type":"output","subsystem":"ninja","title":"app","metadata":{"imported_from":"ninja-log","command_hash":"d3d9446802a44259","ts_from":"file"},"ts_from":"import"}
                2026-01-06T11:59:59.875000Z task.started ninja:d3d9446802a44259@2980-3105
                2026-01-06T12:00:00Z task.completed ninja:d3d9446802a44259@2980-3105
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }

    @Test
    void upToVersionFiveTheModificationTimeIsThatOfTheOutput() throws Exception {
        Imported imported = Imported.text(Preset.NINJA_LOG, "# ninja log v5\n1000\t3000\t1767603600\tapp\tabc\n");

        assertThat(imported.outline()).contains("2026-01-05T08:59:58Z task.started").contains("2026-01-05T09:00:00Z task.completed");
    }

    @Test
    void onlyTheLastBuildCanBePlacedWithoutModificationTimes() throws Exception {
        Imported imported = Imported.text(Preset.NINJA_LOG, "# ninja log v5\n0\t9000\t0\told\ta1\n0\t1000\t0\tone\ta2\n500\t2000\t0\ttwo\ta3\n");

        assertThat(imported.refused()).containsExactly("2: no modification time, and it is not of the last build: no time");
        assertThat(imported.outline()).isEqualTo("""
                2026-01-06T11:59:58Z task.created ninja:a2@0-1000
                2026-01-06T11:59:58Z task.started ninja:a2@0-1000
                2026-01-06T11:59:58.500000Z task.created ninja:a3@500-2000
                2026-01-06T11:59:58.500000Z task.started ninja:a3@500-2000
                2026-01-06T11:59:59Z task.completed ninja:a2@0-1000
                2026-01-06T12:00:00Z task.completed ninja:a3@500-2000
                """);
    }

    @Test
    void aBrokenLineIsUnusable() throws Exception {
        assertThat(Imported.text(Preset.NINJA_LOG, "# ninja log v5\nx\ty\n").refused())
                .containsExactly("2: a line of a ninja log has start, end, modification time, output and hash");
    }
}
