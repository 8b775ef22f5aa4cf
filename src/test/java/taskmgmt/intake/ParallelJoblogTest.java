package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.imports.Preset;

class ParallelJoblogTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.PARALLEL_JOBLOG, "joblog.tsv", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-05T09:00:00.125000Z task.created parallel:1@1767603600125 {"task_type":"gzip","subsystem":"parallel","title":"gzip logs/a.txt","metadata":{"imported_from":"parallel-joblog","Send":0,"Receive":0},"ts_from":"import"}
                2026-01-05T09:00:00.125000Z task.started parallel:1@1767603600125
                2026-01-05T09:00:00.130000Z task.created parallel:2@1767603600130 {"task_type":"gzip","subsystem":"parallel","title":"gzip \\"logs/b c.txt\\"","metadata":{"imported_from":"parallel-joblog","Send":0,"Receive":0},"ts_from":"import"}
                2026-01-05T09:00:00.130000Z task.started parallel:2@1767603600130
                2026-01-05T09:00:02.375000Z task.completed parallel:1@1767603600125 {"metadata":{"exit_code":0}}
                2026-01-05T09:00:02.380000Z task.created parallel:3@1767603602380 {"task_type":"gzip","subsystem":"parallel","title":"gzip logs/missing.txt","metadata":{"imported_from":"parallel-joblog","Send":0,"Receive":0},"ts_from":"import"}
                2026-01-05T09:00:02.380000Z task.started parallel:3@1767603602380
                2026-01-05T09:00:02.395000Z task.failed parallel:3@1767603602380 {"error_message":"exit code 1","metadata":{"exit_code":1}}
                2026-01-05T09:00:02.400000Z task.created parallel:4@1767603602400 {"task_type":"encode","subsystem":"parallel","title":"/usr/local/bin/encode --crf 23 clip.mov","metadata":{"imported_from":"parallel-joblog","host":"build2","Send":0,"Receive":0},"ts_from":"import"}
                2026-01-05T09:00:02.400000Z task.started parallel:4@1767603602400
                2026-01-05T09:00:12.134000Z task.completed parallel:2@1767603600130 {"metadata":{"exit_code":0}}
                2026-01-05T09:01:32.400000Z task.failed parallel:4@1767603602400 {"error_message":"killed by signal 15","metadata":{"exit_code":0,"signal":15}}
                2026-01-05T10:00:00Z task.started parallel:3@1767603602380 {"attempt":2}
                2026-01-05T10:00:01.500000Z task.completed parallel:3@1767603602380 {"metadata":{"exit_code":0}}
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(5);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void theSameNumberInTheLogOfAnotherDayIsAnotherJob() throws Exception {
        String head = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n";
        Imported monday = Imported.text(Preset.PARALLEL_JOBLOG, head + "1\t:\t1767603600.000\t1.0\t0\t0\t0\t0\tmake a\n");
        Imported tuesday = Imported.text(Preset.PARALLEL_JOBLOG, head + "1\t:\t1767690000.000\t1.0\t0\t0\t0\t0\tmake a\n");

        assertThat(tuesday.lines()).doesNotContainAnyElementsOf(monday.lines());
        assertThat(tuesday.outline()).contains("parallel:1@1767690000000");
    }

    @Test
    void aTableOfSomethingElseIsRefusedAsAWhole() {
        assertThatThrownBy(() -> Imported.text(Preset.PARALLEL_JOBLOG, "a\tb\n1\t2\n"))
                .isInstanceOf(UnsuitableSourceException.class)
                .hasMessage("it has no column Seq, so it is no parallel-joblog: expected is the GNU parallel's --joblog with its first line");
    }

    @ParameterizedTest
    @CsvSource({"/usr/bin/gzip -9 a.txt,gzip", "FOO=1 BAR=2 make all,make", "cd /srv && ./backup.sh,backup.sh",
        "test -x /usr/sbin/anacron && anacron,anacron", "'',command", "'  ',command"})
    void aCommandIsOfTheKindOfItsProgram(String command, String type) throws Exception {
        String head = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n";
        Imported imported = Imported.text(Preset.PARALLEL_JOBLOG, head + "1\t:\t1767603600.000\t1.0\t0\t0\t0\t0\t" + command + "\n");

        assertThat(imported.events()).contains("\"task_type\":\"" + type + "\"");
    }
}
