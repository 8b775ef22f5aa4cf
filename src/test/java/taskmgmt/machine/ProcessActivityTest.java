package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tree of processes is doing, by a directory in the form of /proc. */
class ProcessActivityTest {
    @TempDir
    private Path proc;

    private void process(int pid, int parent, String state, String wchan) throws IOException {
        Path directory = Files.createDirectories(proc.resolve(String.valueOf(pid)));
        Files.writeString(directory.resolve("stat"), pid + " (a name) S) " + state + " " + parent + " 1 1 0 -1 0 0 0 0 0 30 20 5 5 20 0 1 0 77 0\n");
        Files.writeString(directory.resolve("status"), "VmHWM:\t    2000 kB\nVmRSS:\t    1000 kB\nThreads:\t1\n");
        Files.writeString(directory.resolve("cmdline"), pid == 12 ? "" : "work\0" + pid + "\0");
        Files.writeString(directory.resolve("wchan"), wchan);
    }

    @Test
    void leavesDoTheWorkAndTheTreeAddsUp() throws IOException {
        process(10, 1, "S", "do_wait");
        process(11, 10, "R", "0");
        process(12, 10, "D", "io_schedule\n");
        process(13, 1, "S", "do_wait");
        ProcessActivity activity = Objects.requireNonNull(ProcessActivity.of(new ProcessTable(proc), 10));
        assertThat(activity.processes()).isEqualTo(3);
        assertThat(activity.residentBytes()).isEqualTo(3 * 1_024_000L);
        assertThat(activity.cpuSeconds()).isEqualTo(1.8);
        assertThat(activity.leaves()).containsExactlyInAnyOrder(new ProcessActivity.Leaf(11, "work 11", "running", null),
                new ProcessActivity.Leaf(12, "unknown command", "waiting for a device", "io_schedule"));
    }

    @Test
    void whatIsGoneOrHasEndedDoesNothing() throws IOException {
        ProcessTable table = new ProcessTable(proc);
        assertThat(ProcessActivity.of(table, 10)).isNull();
        assertThat(table.state(10)).isNull();
        assertThat(table.waitsIn(10)).isNull();
        process(10, 1, "Z", "0");
        assertThat(ProcessActivity.of(table, 10)).isNull();
        assertThat(table.state(10)).isEqualTo("ended");
        process(11, 1, "T", "");
        process(12, 1, "W", "");
        process(13, 1, "I", "");
        assertThat(table.state(11)).isEqualTo("stopped");
        assertThat(table.state(12)).isEqualTo("in state W");
        assertThat(table.state(13)).isEqualTo("sleeping");
    }
}
