package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class NextflowTraceTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.NEXTFLOW_TRACE, "trace.txt", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T08:00:00.120000Z task.created nextflow:3f-70944c@1767600000 {"task_type":"FASTQC","subsystem":"nextflow","title":"FASTQC (s1)","metadata":{"imported_from":"nextflow-trace","hash":"3f/70944c","native_id":20011,"peak_vmem":"3.6 GB"}}
                2026-01-05T08:00:06.820000Z task.started nextflow:3f-70944c@1767600000
                2026-01-05T08:01:05.120000Z task.completed nextflow:3f-70944c@1767600000 {"resource_usage":{"source":"nextflow-trace","cpu_seconds":109.254,"memory_peak_mb":432.642458,"disk_read_mb":1288.490189,"disk_write_mb":14.680064},"metadata":{"exit_code":0}}
                2026-01-05T08:01:06.001000Z task.created nextflow:a1-5be2d0@1767600066 {"task_type":"ALIGN","subsystem":"nextflow","title":"ALIGN (s1)","metadata":{"imported_from":"nextflow-trace","hash":"a1/5be2d0","native_id":20014,"peak_vmem":"16.2 GB"}}
                2026-01-05T08:01:17.001000Z task.started nextflow:a1-5be2d0@1767600066
                2026-01-05T08:23:16.001000Z task.failed nextflow:a1-5be2d0@1767600066 {"error_message":"exit code 137","resource_usage":{"source":"nextflow-trace","cpu_seconds":5157.29,"memory_peak_mb":17072.495002,"disk_read_mb":4294.967296,"disk_write_mb":1181.116006},"metadata":{"exit_code":137}}
                2026-01-05T08:23:42.444000Z task.started nextflow:a1-5be2d0@1767600066 {"attempt":2}
                2026-01-05T08:54:22.444000Z task.completed nextflow:a1-5be2d0@1767600066 {"resource_usage":{"source":"nextflow-trace","cpu_seconds":7141.04,"memory_peak_mb":22870.700851,"disk_read_mb":10415.295693,"disk_write_mb":2576.980378},"metadata":{"exit_code":0}}
                2026-01-05T08:54:30Z task.created nextflow:99-12bbf4@1767603270 {"task_type":"REPORT","subsystem":"nextflow","title":"REPORT","metadata":{"imported_from":"nextflow-trace","hash":"99/12bbf4"}}
                2026-01-05T08:54:30Z task.cancelled nextflow:99-12bbf4@1767603270 {"reason":"ABORTED","ts_from":"import"}
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(3);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void readsARawTrace() throws Exception {
        Imported imported = Imported.text(Preset.NEXTFLOW_TRACE, """
                task_id\thash\tname\tstatus\texit\tsubmit\tstart\tcomplete\tduration\trealtime\t%cpu\tpeak_rss
                1\t3f/70944c\tFASTQC (s1)\tCOMPLETED\t0\t1767600000120\t1767600006820\t1767600065120\t65000\t58300\t187.4\t104857600
                """);

        assertThat(imported.outline()).isEqualTo("""
                2026-01-05T08:00:00.120000Z task.created nextflow:3f-70944c@1767600000
                2026-01-05T08:00:06.820000Z task.started nextflow:3f-70944c@1767600000
                2026-01-05T08:01:05.120000Z task.completed nextflow:3f-70944c@1767600000
                """);
        assertThat(imported.events()).contains("\"cpu_seconds\":109.254,\"memory_peak_mb\":104.8576}");
    }
}
