package taskmgmt.journal.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path logs;

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(logs.resolve(".state/runs"))) {
            return files.toList();
        }
    }

    @Test
    void isHeldUntilItIsClosedAndLeavesNothing() throws IOException {
        assertThat(RunLock.state(logs, "a")).isEqualTo(RunLock.State.NONE);
        try (RunLock _ = RunLock.take(logs, "a")) {
            assertThat(RunLock.state(logs, "a")).isEqualTo(RunLock.State.HELD);
            assertThat(RunLock.state(logs, "b")).isEqualTo(RunLock.State.NONE);
        }
        assertThat(RunLock.state(logs, "a")).isEqualTo(RunLock.State.NONE);
        assertThat(files()).isEmpty();
    }

    @Test
    void isFreeAtOnceWhenItsProcessIsKilled() throws Exception {
        Process holder = holder("über/../a");
        assertThat(RunLock.state(logs, "über/../a")).isEqualTo(RunLock.State.HELD);
        assertThat(files()).singleElement().satisfies(file -> assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}\\.lock"));

        holder.destroyForcibly().waitFor();

        assertThat(RunLock.state(logs, "über/../a")).isEqualTo(RunLock.State.FREE);
        RunLock.sweep(logs, "über/../a");
        assertThat(files()).isEmpty();
    }

    @Test
    void lookingDoesNotTakeItAwayFromAnotherProcess() throws Exception {
        Process holder = holder("a");
        RunLock.sweep(logs, "a");
        assertThat(RunLock.state(logs, "a")).isEqualTo(RunLock.State.HELD);
        holder.getOutputStream().close();
        assertThat(holder.waitFor()).isZero();
        assertThat(RunLock.state(logs, "a")).isEqualTo(RunLock.State.NONE);
    }

    private Process holder(String id) throws IOException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Holder.class.getName(), logs.toString(), id).redirectErrorStream(true).start();
        assertThat(process.getInputStream().read()).isEqualTo('h');
        return process;
    }

    /** Another process that takes a lock, says so, and keeps it until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (RunLock _ = RunLock.take(Path.of(args[0]), args[1])) {
                System.out.println("held");
                System.in.read();
            }
        }
    }
}
