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
    void readsWhatWasUsedSinceTheStart() throws IOException {
        Files.writeString(proc.resolve("stat"), "cpu  4705 356 584 3699176 23060 0 23 0 0 0\ncpu0 1 1 1 1 1 1 1 1 0 0\n");
        Files.createDirectory(proc.resolve("net"));
        Files.writeString(proc.resolve("net/dev"), """
                Inter-|   Receive   |  Transmit
                 face |bytes    packets|bytes packets
                    lo: 9 9 0 0 0 0 0 0 9 9 0 0 0 0 0 0
                  eth0:1500 2 0 0 0 0 0 0 800 1 0 0 0 0 0 0
                """);
        Files.writeString(proc.resolve("diskstats"), """
                   7 0 loop0 1 1 1 1 1 1 1 1
                   8 0 sda 1 2 4 4 5 6 8 9
                   8 1 sda1 1 2 3 4 5 6 7 8
                 259 0 nvme0n1 1 2 6 4 5 6 2 8
                 259 1 nvme0n1p1 1 2 3 4 5 6 7 8
                   8 16 sdb
                """);

        assertThat(new ProcMachine(proc, 1).look().used()).extracting(used -> used.resource() + " " + used.device() + " " + used.part() + " " + used.amount()).containsExactly(
                "PROCESSORS  user 47.05", "PROCESSORS  nice 3.56", "PROCESSORS  system 5.84", "PROCESSORS  idle 36991.76", "PROCESSORS  iowait 230.6", "PROCESSORS  irq 0.0",
                "PROCESSORS  softirq 0.23", "PROCESSORS  steal 0.0", "NETWORK eth0 receive 1500.0", "NETWORK eth0 transmit 800.0", "DISK sda read 2048.0", "DISK sda written 4096.0",
                "DISK nvme0n1 read 3072.0", "DISK nvme0n1 written 1024.0");
    }

    @Test
    void tellsNothingWhereItCannotReadOrUnderstand() throws IOException {
        Machine.Figures nothing = new Machine.Figures(2, null, null, null, null);
        assertThat(new ProcMachine(proc.resolve("none"), 2).look()).isEqualTo(nothing);

        Files.createDirectory(proc.resolve("net"));
        Files.writeString(proc.resolve("net/dev"), "eth0: many\nno device\n");
        Files.writeString(proc.resolve("stat"), "intr 1 2 3 4 5 6 7 8 9\n");
        Files.writeString(proc.resolve("diskstats"), "8 0 sda - - - - - - - -\n");
        Files.writeString(proc.resolve("loadavg"), "0.20 high\n");
        Files.writeString(proc.resolve("uptime"), "");
        Files.writeString(proc.resolve("meminfo"), "MemTotal: many kB\nMemAvailable: 12 MB\nMemAvailable:\n");
        assertThat(new ProcMachine(proc, 2).look()).isEqualTo(nothing);
    }
}
