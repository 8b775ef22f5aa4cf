package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
    @TempDir
    private Path proc;

    private void process(String pid, String stat) throws IOException {
        Files.writeString(Files.createDirectories(proc.resolve(pid)).resolve("stat"), stat);
    }

    @Test
    void nameOfAProcessMayHoldAnything() throws IOException {
        process("42", "42 (a) Z 1 (b) S 7 40 40 34816 41 4194560 1 2 3 4 11 12 13 14 20 0 3 0 987 1000 2 3\n");

        ProcessTable.Entry entry = Objects.requireNonNull(new ProcessTable(proc).entry(42));

        assertThat(entry).isEqualTo(new ProcessTable.Entry(42, 7, 40, 41, 987, 11, 12, 13, 14));
        assertThat(entry.ticks()).isEqualTo(23);
        assertThat(entry.waitedTicks()).isEqualTo(27);
    }

    @Test
    void thoseThatHaveEndedAreNotThere() throws IOException {
        process("42", "42 (x) Z 7 40 40 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 3 0 987 1000 2 3\n");
        process("43", "43 (x) S 7");
        process("44", "");
        process("self-made", "45 (x) S 7 40 40 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 3 0 987 1000 2 3\n");
        process("46", "46 (y) S 7 40 40 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 3 0 987 1000 2 3\n");

        assertThat(new ProcessTable(proc).all()).extracting(ProcessTable.Entry::pid).containsExactly(46L);
    }

    @Test
    void saysWhatAProcessHasInMemoryAndOnDisk() throws IOException {
        process("42", "");
        Files.writeString(proc.resolve("42/status"), "Name:\tx\nVmHWM:\t    2048 kB\nVmRSS:\t    1024 kB\nThreads:\t7\n");
        Files.writeString(proc.resolve("42/io"), "rchar: 9\nwchar: 8\nread_bytes: 4096\nwrite_bytes: 512\ncancelled_write_bytes: 0\n");
        ProcessTable table = new ProcessTable(proc);

        assertThat(table.memory(42)).isEqualTo(new ProcessTable.Memory(1 << 20, 2 << 20, 7));
        assertThat(table.io(42)).isEqualTo(new ProcessTable.DiskIo(4096, 512));
    }

    @Test
    void whatIsNotToldIsNotKnown() throws IOException {
        process("42", "");
        Files.writeString(proc.resolve("42/status"), "Name:\tkthread\nThreads:\t1\n");
        Files.writeString(proc.resolve("42/io"), "rchar: many\n");
        ProcessTable table = new ProcessTable(proc);

        assertThat(table.memory(42)).isNull();
        assertThat(table.memory(43)).isNull();
        assertThat(table.io(42)).isNull();
        assertThat(table.io(43)).isNull();
        assertThat(table.self()).isNull();
        assertThat(table.ignoredSignals()).isZero();
        assertThat(new ProcessTable(proc.resolve("missing")).all()).isEmpty();
    }

    @Test
    void knowsWhichSignalsAreIgnored() throws IOException {
        process("self", "");
        Files.writeString(proc.resolve("self/status"), "Name:\tx\nSigIgn:\t0000000000000003\nSigCgt:\t0\n");
        assertThat(new ProcessTable(proc).ignoredSignals()).isEqualTo(3);
        Files.writeString(proc.resolve("self/status"), "SigIgn:\tnonsense\n");
        assertThat(new ProcessTable(proc).ignoredSignals()).isZero();
    }

    @Test
    void seesThisProcess() {
        ProcessTable table = new ProcessTable();
        ProcessTable.Entry self = Objects.requireNonNull(table.self());

        assertThat(table.all()).extracting(ProcessTable.Entry::pid).contains(self.pid());
        assertThat(table.ownMemory()).isNotNull();
    }
}
