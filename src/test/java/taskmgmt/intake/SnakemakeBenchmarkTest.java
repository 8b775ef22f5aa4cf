package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class SnakemakeBenchmarkTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.SNAKEMAKE_BENCHMARK, "sort_bam.tsv", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-06T11:56:59.401400Z task.created snakemake:sort_bam:842dfb31bd {"task_type":"sort_bam","subsystem":"snakemake","title":"sort_bam","metadata":{"imported_from":"snakemake-benchmark","ts_from":"file","max_vms":2210.45,"max_uss":790.10,"max_pss":795.12,"mean_load":97.31},"ts_from":"import"}
                2026-01-06T11:56:59.401400Z task.started snakemake:sort_bam:842dfb31bd
                2026-01-06T11:58:00.802600Z task.created snakemake:sort_bam:291cf37b0e {"task_type":"sort_bam","subsystem":"snakemake","title":"sort_bam","metadata":{"imported_from":"snakemake-benchmark","ts_from":"file","max_vms":2210.45,"max_uss":788.52,"max_pss":793.40,"mean_load":98.02},"ts_from":"import"}
                2026-01-06T11:58:00.802600Z task.started snakemake:sort_bam:291cf37b0e
                2026-01-06T11:58:00.802600Z task.completed snakemake:sort_bam:842dfb31bd {"resource_usage":{"source":"snakemake-benchmark","cpu_seconds":59.75,"memory_peak_mb":851.789742,"disk_read_mb":126.353408,"disk_write_mb":50.593792}}
                2026-01-06T11:58:59.795600Z task.created snakemake:sort_bam:3c0bc9035d {"task_type":"sort_bam","subsystem":"snakemake","title":"sort_bam","metadata":{"imported_from":"snakemake-benchmark","ts_from":"file"},"ts_from":"import"}
                2026-01-06T11:58:59.795600Z task.started snakemake:sort_bam:3c0bc9035d
                2026-01-06T11:58:59.795600Z task.completed snakemake:sort_bam:291cf37b0e {"resource_usage":{"source":"snakemake-benchmark","cpu_seconds":57.83,"memory_peak_mb":849.210245,"disk_read_mb":0,"disk_write_mb":50.593792}}
                2026-01-06T12:00:00Z task.completed snakemake:sort_bam:3c0bc9035d {"resource_usage":{"source":"snakemake-benchmark","cpu_seconds":58.91}}
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(3);
        assertThat(imported.attempts()).isEqualTo(3);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void theGivenBaseIsTheEnd() throws Exception {
        Imported imported = Imported.based(Preset.SNAKEMAKE_BENCHMARK, "s\th:m:s\n60\t0:01:00\n", "2026-01-05T08:01:00Z");

        assertThat(imported.outline()).contains("2026-01-05T08:00:00Z task.started").contains("2026-01-05T08:01:00Z task.completed");
    }

    @Test
    void whatHasNoSecondsIsUnusable() throws Exception {
        assertThat(Imported.text(Preset.SNAKEMAKE_BENCHMARK, "s\th:m:s\nNA\tNA\n").refused())
                .containsExactly("2: no seconds in column s");
    }
}
