package taskmgmt.run.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.run.ExitStatus;

class JobLogTest {
    private static final String HEADER = "Seq\tHost\tStarttime\tJobRuntime\tSend\tReceive\tExitval\tSignal\tCommand\n";

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("jobs.log");
    }

    private static JobResult result(long seq, String line, int code) {
        return new JobResult(BatchJob.shell(seq, line), "t" + seq, false, new ExitStatus(code), code == 0 ? null : "failed", 1_700_000_000_123L,
                1_234_567_890L, 42);
    }

    private void write(JobLog.Resume how, JobResult... results) throws IOException {
        try (JobLog log = JobLog.open(file(), how)) {
            for (JobResult each : results) {
                log.add(each);
            }
        }
    }

    @Test
    void linesAreThoseOfParallel() throws Exception {
        write(JobLog.Resume.NO, result(1, "echo a", 0), result(2, "exit 3", 3), result(3, "kill $$", 143), result(4, "a\nb\tc ", 0));
        assertThat(Files.readString(file())).isEqualTo(HEADER
                + "1\t:\t1700000000.123\t     1.235\t0\t42\t0\t0\techo a\n"
                + "2\t:\t1700000000.123\t     1.235\t0\t42\t3\t0\texit 3\n"
                + "3\t:\t1700000000.123\t     1.235\t0\t42\t143\t15\tkill $$\n"
                + "4\t:\t1700000000.123\t     1.235\t0\t42\t0\t0\ta\0b\tc \n");
    }

    @Test
    void whatHasEndedNeedNotBeRunAgain() throws Exception {
        write(JobLog.Resume.NO, result(1, "a ", 0), result(3, "c", 1), result(4, "a\nb\tc", 0));
        try (JobLog log = JobLog.open(file(), JobLog.Resume.ENDED)) {
            assertThat(log.has(BatchJob.shell(1, "a "))).isTrue();
            assertThat(log.has(BatchJob.shell(2, "b"))).isFalse();
            assertThat(log.has(BatchJob.shell(3, "c"))).isTrue();
            assertThat(log.has(BatchJob.shell(4, "a\nb\tc"))).isTrue();
        }
        try (JobLog log = JobLog.open(file(), JobLog.Resume.SUCCEEDED)) {
            assertThat(log.has(BatchJob.shell(1, "a "))).isTrue();
            assertThat(log.has(BatchJob.shell(3, "c"))).isFalse();
            log.add(result(3, "c", 0));
        }
        try (JobLog log = JobLog.open(file(), JobLog.Resume.SUCCEEDED)) {
            assertThat(log.has(BatchJob.shell(3, "c"))).as("the later line counts").isTrue();
        }
        write(JobLog.Resume.NO);
        assertThat(Files.readString(file())).isEqualTo(HEADER);
    }

    @Test
    void anotherCommandOfThatNumberIsNoticed() throws Exception {
        write(JobLog.Resume.NO, result(1, "a", 0));
        try (JobLog log = JobLog.open(file(), JobLog.Resume.ENDED)) {
            assertThatThrownBy(() -> log.has(BatchJob.shell(1, "b"))).isInstanceOf(JobLog.UnusableException.class).hasMessageContaining("line 1");
        }
    }

    @Test
    void aLogThatBreaksOffAnywhereIsResumedFromItsLastWholeLine() throws Exception {
        write(JobLog.Resume.NO, result(1, "é", 0), result(2, "b", 0));
        byte[] whole = Files.readAllBytes(file());
        int second = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("2\t:");
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            try (JobLog log = JobLog.open(file(), JobLog.Resume.ENDED)) {
                assertThat(log.has(BatchJob.shell(1, "é"))).as("at " + length).isEqualTo(length >= second);
                assertThat(log.has(BatchJob.shell(2, "b"))).as("at " + length).isEqualTo(length == whole.length);
                log.add(result(9, "z", 0));
            }
            List<String> lines = Files.readAllLines(file());
            assertThat(lines.getFirst() + "\n").as("at " + length).isEqualTo(HEADER);
            assertThat(lines.getLast()).as("at " + length).startsWith("9\t:").endsWith("\tz");
        }
    }

    @Test
    void noOtherFileIsWrittenOver() throws Exception {
        for (String text : List.of("a\n", "a", "\n", HEADER + "1\t2\n", HEADER + "x\t:\t1\t1\t0\t0\t0\t0\tc\n", "{\"a\":1}\n")) {
            Files.writeString(file(), text);
            for (JobLog.Resume how : JobLog.Resume.values()) {
                assertThatThrownBy(() -> JobLog.open(file(), how)).as(text).isInstanceOf(JobLog.UnusableException.class);
            }
            assertThat(Files.readString(file())).isEqualTo(text);
        }
    }
}
