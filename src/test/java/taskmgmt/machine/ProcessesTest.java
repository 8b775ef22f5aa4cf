package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel tells of processes that this test starts. */
class ProcessesTest {
    @Test
    void knowsThoseOfThisMachine() throws IOException, InterruptedException {
        Processes processes = Processes.local();
        Processes.Sighting self = processes.find(ProcessHandle.current().pid());
        assertThat(self).isNotNull();
        assertThat(processes.bootId()).isEqualTo(Processes.local().bootId());
        Process child = new ProcessBuilder(Path.of("/bin", "true").toString()).start();
        assertThat(child.waitFor()).isZero();
        assertThat(processes.find(child.pid())).isNull();
    }

    @Test
    @Timeout(60)
    void processThatNobodyAsksForHasEndedAllTheSame() throws IOException {
        // The child's parent becomes a program that never waits for children.
        Process parent = new ProcessBuilder("/bin/sh", "-c", "true & echo $!; exec sleep 600").start();
        try (BufferedReader out = parent.inputReader()) {
            long child = Long.parseLong(out.readLine());
            while (Processes.local().find(child) != null) {
                Thread.onSpinWait();
            }
            assertThat(Processes.local().find(parent.pid())).isNotNull();
        } finally {
            parent.destroy();
        }
    }
}
