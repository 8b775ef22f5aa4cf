package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcMachineTest {
    @TempDir
    private Path proc;

    @Test
    void readsWhatLinuxTells() throws IOException {
        Files.writeString(proc.resolve("loadavg"), "0.20 1.18 12.00 1/80 11206\n");
        Files.writeString(proc.resolve("uptime"), "350735.47 234388.90\n");
        Files.writeString(proc.resolve("meminfo"), "MemTotal:       16384256 kB\nMemFree:  1 kB\nMemAvailable:   2048 kB\n");

        assertThat(new ProcMachine(proc, 4).look()).isEqualTo(new Machine.Figures(
                4, new Machine.Load(0.2, 1.18, 12), 16_384_256L * 1024, 2_097_152L, 350_735.47));
    }

    @Test
    void tellsNothingWhereItCannotReadOrUnderstand() throws IOException {
        Machine.Figures nothing = new Machine.Figures(2, null, null, null, null);
        assertThat(new ProcMachine(proc.resolve("none"), 2).look()).isEqualTo(nothing);

        Files.writeString(proc.resolve("loadavg"), "0.20 high\n");
        Files.writeString(proc.resolve("uptime"), "");
        Files.writeString(proc.resolve("meminfo"), "MemTotal: many kB\nMemAvailable: 12 MB\nMemAvailable:\n");
        assertThat(new ProcMachine(proc, 2).look()).isEqualTo(nothing);
    }
}
