package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class SparkEventLogTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.SPARK_EVENTLOG, "eventlog.json", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T09:00:00Z task.created spark:application_1767600000000_0042 {"subsystem":"daily revenue","task_type":"application","title":"daily revenue","created_by":"mira","metadata":{"imported_from":"spark-eventlog"},"ts_from":"import"}
                2026-01-05T09:00:00Z task.started spark:application_1767600000000_0042
                2026-01-05T09:00:05Z task.created spark:application_1767600000000_0042:job:0 {"subsystem":"daily revenue","task_type":"job","title":"job 0","metadata":{"imported_from":"spark-eventlog","parent_id":"spark:application_1767600000000_0042","stages":[0]},"ts_from":"import"}
                2026-01-05T09:00:05Z task.started spark:application_1767600000000_0042:job:0
                2026-01-05T09:00:05.050000Z task.created spark:application_1767600000000_0042:stage:0 {"subsystem":"daily revenue","task_type":"stage","title":"count at Revenue.scala:31","metadata":{"imported_from":"spark-eventlog","parent_id":"spark:application_1767600000000_0042","tasks":2},"ts_from":"import"}
                2026-01-05T09:00:05.050000Z task.started spark:application_1767600000000_0042:stage:0
                2026-01-05T09:00:05.100000Z task.created spark:application_1767600000000_0042:task:0 {"subsystem":"daily revenue","task_type":"ShuffleMapTask","title":"task 0 of stage 0","metadata":{"imported_from":"spark-eventlog","parent_id":"spark:application_1767600000000_0042:stage:0","executor":"1","host":"w1","spark_attempt":0},"ts_from":"import"}
                2026-01-05T09:00:05.100000Z task.started spark:application_1767600000000_0042:task:0
                2026-01-05T09:00:05.120000Z task.created spark:application_1767600000000_0042:task:1 {"subsystem":"daily revenue","task_type":"ShuffleMapTask","title":"task 1 of stage 0","metadata":{"imported_from":"spark-eventlog","parent_id":"spark:application_1767600000000_0042:stage:0","executor":"2","host":"w2","spark_attempt":0},"ts_from":"import"}
                2026-01-05T09:00:05.120000Z task.started spark:application_1767600000000_0042:task:1
                2026-01-05T09:00:06.120000Z task.failed spark:application_1767600000000_0042:task:1 {"error_message":"No space left on device"}
                2026-01-05T09:00:09.100000Z task.completed spark:application_1767600000000_0042:task:0 {"resource_usage":{"source":"spark-eventlog","cpu_seconds":3.12,"memory_peak_mb":67.108864,"disk_read_mb":134.217728,"disk_write_mb":0,"network_rx_mb":0}}
                2026-01-05T09:00:10Z task.failed spark:application_1767600000000_0042:stage:0 {"error_message":"Job aborted due to stage failure: No space left on device"}
                2026-01-05T09:00:10.010000Z task.failed spark:application_1767600000000_0042:job:0 {"error_message":"Job aborted due to stage failure"}
                2026-01-05T09:00:11Z task.completed spark:application_1767600000000_0042
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(5);
        assertThat(imported.attempts()).isEqualTo(5);
        assertThat(imported.totals().passedOver()).isEqualTo(2);
    }
}
