package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;
import taskmgmt.imports.ReasonTally;

class SlurmSacctTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.SLURM_SACCT, "sacct.txt", "Europe/Berlin");

        assertThat(imported.events()).isEqualTo("""
                2025-10-25T20:00:00Z task.created slurm:4101 {"subsystem":"slurm","created_by":"mira","task_type":"align","title":"align","metadata":{"imported_from":"slurm-sacct","Partition":"short","AllocCPUS":4}}
                2025-10-25T20:00:12Z task.started slurm:4101
                2025-10-25T20:00:14Z task.created slurm:4101.0 {"subsystem":"slurm","task_type":"step:bwa","title":"bwa","metadata":{"imported_from":"slurm-sacct","parent_id":"slurm:4101","AllocCPUS":4}}
                2025-10-25T20:00:14Z task.started slurm:4101.0
                2025-10-25T20:39:50Z task.completed slurm:4101.0 {"resource_usage":{"source":"slurm-sacct","cpu_seconds":9058,"memory_peak_mb":1849.688064},"metadata":{"exit_code":0,"nodelist":"n01","state":"COMPLETED"}}
                2025-10-25T20:40:12Z task.completed slurm:4101 {"resource_usage":{"source":"slurm-sacct","cpu_seconds":9067,"memory_peak_mb":1887.4368},"metadata":{"exit_code":0,"nodelist":"n01","state":"COMPLETED"}}
                2025-10-25T23:00:00Z task.created slurm:4102 {"subsystem":"slurm","created_by":"mira","task_type":"align","title":"align","metadata":{"imported_from":"slurm-sacct","Partition":"short","AllocCPUS":4}}
                2025-10-26T00:50:00Z task.started slurm:4102
                2025-10-26T01:10:00Z task.completed slurm:4102 {"resource_usage":{"source":"slurm-sacct","cpu_seconds":1080},"metadata":{"exit_code":0,"nodelist":"n02","state":"COMPLETED"}}
                2025-10-26T08:00:00Z task.created slurm:4103_1 {"subsystem":"slurm","created_by":"jonas","task_type":"sweep","title":"sweep","metadata":{"imported_from":"slurm-sacct","array_job":"4103","array_index":"1","Partition":"long","AllocCPUS":1}}
                2025-10-26T08:00:00Z task.created slurm:4103_2 {"subsystem":"slurm","created_by":"jonas","task_type":"sweep","title":"sweep","metadata":{"imported_from":"slurm-sacct","array_job":"4103","array_index":"2","Partition":"long","AllocCPUS":1}}
                2025-10-26T08:00:05Z task.started slurm:4103_1
                2025-10-26T08:00:05Z task.started slurm:4103_2
                2025-10-26T08:10:05Z task.failed slurm:4103_2 {"error_message":"OUT_OF_MEMORY, exit code 0:125","resource_usage":{"source":"slurm-sacct","cpu_seconds":590},"metadata":{"exit_code":0,"signal":125,"nodelist":"n03","state":"OUT_OF_MEMORY"}}
                2025-10-26T08:30:05Z task.completed slurm:4103_1 {"resource_usage":{"source":"slurm-sacct","cpu_seconds":1781},"metadata":{"exit_code":0,"nodelist":"n03","state":"COMPLETED"}}
                2025-10-26T09:00:00Z task.created slurm:4104 {"subsystem":"slurm","created_by":"mira","task_type":"train","title":"train","metadata":{"imported_from":"slurm-sacct","Partition":"gpu","AllocCPUS":8}}
                2025-10-26T09:05:00Z task.started slurm:4104
                2025-10-26T10:00:00Z task.created slurm:4105 {"subsystem":"slurm","created_by":"mira","task_type":"train","title":"train","metadata":{"imported_from":"slurm-sacct","Partition":"gpu","AllocCPUS":8}}
                2025-10-26T10:30:00Z task.cancelled slurm:4105 {"reason":"CANCELLED by 1002, exit code 0:0","resource_usage":{"source":"slurm-sacct","cpu_seconds":0},"metadata":{"exit_code":0,"state":"CANCELLED by 1002"}}
                2025-10-26T11:05:00Z task.failed slurm:4104 {"error_message":"NODE_FAIL, exit code 1:0","resource_usage":{"source":"slurm-sacct","cpu_seconds":6000},"metadata":{"exit_code":1,"nodelist":"g01","state":"NODE_FAIL"}}
                2025-10-26T11:20:00Z task.started slurm:4104 {"attempt":2}
                2025-10-26T17:20:00Z task.completed slurm:4104 {"resource_usage":{"source":"slurm-sacct","cpu_seconds":144662},"metadata":{"exit_code":0,"nodelist":"g02","state":"COMPLETED"}}
                2025-10-27T07:00:00Z task.created slurm:4106 {"subsystem":"slurm","created_by":"jonas","task_type":"report","title":"report","metadata":{"imported_from":"slurm-sacct","Partition":"short","AllocCPUS":1}}
                2025-10-27T07:00:03Z task.started slurm:4106
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(8);
        assertThat(imported.attempts()).isEqualTo(9);
        assertThat(imported.totals().passedOver()).isEqualTo(1);
    }

    @Test
    void theRepeatedHourOfALocalTimeIsTheSecondOneWhereTheStartCameLater() throws Exception {
        Imported utc = Imported.file(Preset.SLURM_SACCT, "sacct.txt");

        assertThat(utc.totals().noted().reasons()).extracting(ReasonTally.Reason::text)
                .containsExactly("it ends before it starts: kept, without a duration");
        assertThat(Imported.inZone(Preset.SLURM_SACCT, "sacct.txt", "Europe/Berlin").totals().noted().total()).isZero();
    }

    @Test
    void anEndBeforeTheStartStillFollowsIt() throws Exception {
        Imported utc = Imported.file(Preset.SLURM_SACCT, "sacct.txt");

        assertThat(utc.outline().lines().filter(line -> line.contains("slurm:4102"))).containsExactly(
                "2025-10-26T01:00:00Z task.created slurm:4102", "2025-10-26T02:50:00Z task.started slurm:4102",
                "2025-10-26T02:10:00Z task.completed slurm:4102");
    }

    @Test
    void readsWhatHasABarAtTheEndOfEachLineAndAWordItDoesNotKnow() throws Exception {
        Imported imported = Imported.text(Preset.SLURM_SACCT, """
                JobID|Submit|Start|End|State|
                7|2026-01-05T08:00:00|2026-01-05T08:00:00|2026-01-05T08:01:00|SPLENDID|
                """);

        assertThat(imported.outline()).endsWith("2026-01-05T08:01:00Z task.completed slurm:7\n");
        assertThat(imported.events()).contains("\"unusable\":{\"State\":\"SPLENDID\"}");
    }

    @Test
    void aClusterOfTheTableComesBeforeTheId() throws Exception {
        Imported imported = Imported.text(Preset.SLURM_SACCT, """
                JobID|Cluster|Submit|Start|End|State
                7|amber|2026-01-05T08:00:00|2026-01-05T08:00:00|2026-01-05T08:01:00|COMPLETED
                """);

        assertThat(imported.events()).contains("task.created amber:7 {\"subsystem\":\"amber\"");
    }
}
