package taskmgmt.heal.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.machine.Machine;

/** On this machine: its file systems, its memory, its locks and processes. What it cannot be brought to, as low memory, is given. */
class ResourceLookTest {
    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private Observation look(FailureDetector detector) throws InterruptedException {
        return new FailureLook(Places.in(directory)).look(detector);
    }

    private static Machine.Figures figures(Machine.@Nullable Load load, @Nullable Long memory, @Nullable Long available) {
        return new Machine.Figures(4, load, memory, available, null);
    }

    @Test
    void countsTheInodesOfARealFileSystem() throws Exception {
        assertThat(look(new FailureDetector.InodesLow(".", 1, 0))).isInstanceOf(Observation.Fine.class)
                .returns(true, seen -> seen.saw().matches("the file system of \\. has [0-9]+ of [0-9]+ inodes left, [0-9]+%"));
        assertThat(look(new FailureDetector.InodesLow(".", Long.MAX_VALUE, 0))).isInstanceOf(Observation.Down.class);
        assertThat(look(new FailureDetector.InodesLow("no/such", 1, 0))).isInstanceOf(Observation.Unknown.class);
        assertThat(look(new FailureDetector.InodesLow("/proc", 1, 0))).as("it has none").isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void fewInodesAreDownByNumberAndByPart() {
        FailureDetector.InodesLow asked = new FailureDetector.InodesLow("p", 10, 5);
        assertThat(ResourceLook.of(asked, 1_000, 50)).isInstanceOf(Observation.Fine.class);
        assertThat(ResourceLook.of(asked, 1_000, 49)).isEqualTo(new Observation.Down("the file system of p has 49 of 1000 inodes left, 4%"));
        assertThat(ResourceLook.of(asked, 100, 9)).isInstanceOf(Observation.Down.class);
    }

    @Test
    void looksAtTheMemoryOfThisMachine() throws Exception {
        assertThat(look(new FailureDetector.MemoryLow(1, 0))).isInstanceOf(Observation.Fine.class);
        assertThat(look(new FailureDetector.MemoryLow(Long.MAX_VALUE, 0))).isInstanceOf(Observation.Down.class);
        assertThat(ResourceLook.of(new FailureDetector.MemoryLow(0, 10), figures(null, 1_000L, 99L)))
                .isEqualTo(new Observation.Down("99 of 1000 bytes of memory are available, 9%"));
        assertThat(ResourceLook.of(new FailureDetector.MemoryLow(0, 10), figures(null, 1_000L, 100L))).isInstanceOf(Observation.Fine.class);
        assertThat(ResourceLook.of(new FailureDetector.MemoryLow(1, 0), figures(null, null, null))).isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void looksAtTheLoadOfThisMachine() throws Exception {
        assertThat(look(new FailureDetector.LoadHigh(1_000_000, false, 1))).isInstanceOf(Observation.Fine.class);
        Machine.Load load = new Machine.Load(1, 5.5, 15);
        assertThat(ResourceLook.of(new FailureDetector.LoadHigh(5, false, 5), figures(load, null, null)))
                .isEqualTo(new Observation.Down("the load of 5 minutes is 5.5, with 4 processors: more than 5.0"));
        assertThat(ResourceLook.of(new FailureDetector.LoadHigh(5, true, 15), figures(load, null, null))).isInstanceOf(Observation.Fine.class);
        assertThat(ResourceLook.of(new FailureDetector.LoadHigh(3, true, 15), figures(load, null, null))).isInstanceOf(Observation.Down.class);
        assertThat(ResourceLook.of(new FailureDetector.LoadHigh(1, false, 1), figures(load, null, null)))
                .isEqualTo(new Observation.Fine("the load of 1 minute is 1.0, with 4 processors"));
        assertThat(ResourceLook.of(new FailureDetector.LoadHigh(1, false, 1), figures(null, null, null))).isInstanceOf(Observation.Unknown.class);
    }

    /** A process that has twelve files open, of forty that it may. */
    private Process holder(String mark) throws IOException {
        Process process = new ProcessBuilder("sh", "-c", "ulimit -n 40; exec 3</dev/null 4</dev/null 5</dev/null 6</dev/null 7</dev/null 8</dev/null "
                + "9</dev/null; echo b; : " + mark + "; read end").directory(directory.toFile()).start();
        started.add(process);
        assertThat(process.getInputStream().read()).isEqualTo('b');
        Files.writeString(directory.resolve("holder.pid"), process.pid() + "\n");
        return process;
    }

    @Test
    void countsTheFilesThatAProcessHasOpen() throws Exception {
        Process process = holder("mark-7f3a");
        assertThat(look(new FailureDetector.FilesOpen("holder.pid", null, 100, 0))).isInstanceOf(Observation.Fine.class)
                .returns(true, seen -> seen.saw().startsWith("process " + process.pid() + " has 10 files open of 40: "));
        Observation down = look(new FailureDetector.FilesOpen("holder.pid", null, 9, 0));
        assertThat(down).isInstanceOf(Observation.Down.class);
        assertThat(((Observation.Down) down).culprits()).singleElement().returns(process.pid(), Observation.Culprit::pid);
        assertThat(look(new FailureDetector.FilesOpen("holder.pid", null, 0, 25))).as("10 of 40 are 25%").isInstanceOf(Observation.Fine.class);
        assertThat(look(new FailureDetector.FilesOpen("holder.pid", null, 0, 24))).isInstanceOf(Observation.Down.class);
        assertThat(look(new FailureDetector.FilesOpen(null, "mark-7f3a", 9, 0))).isInstanceOf(Observation.Down.class);
        assertThat(look(new FailureDetector.FilesOpen("holder.pid", "another", 9, 0))).isInstanceOf(Observation.Unknown.class);
    }

    @Test
    void aProcessThatIsGoneHasNoFilesToCount() throws Exception {
        assertThat(look(new FailureDetector.FilesOpen("no.pid", null, 1, 0))).isInstanceOf(Observation.Unknown.class);
        assertThat(look(new FailureDetector.FilesOpen(null, "no-such-command-7f3b", 1, 0))).isInstanceOf(Observation.Unknown.class);
    }

    private Observation stale(@Nullable Duration olderThan) throws InterruptedException {
        return look(new FailureDetector.StaleLock("job.lock", olderThan, true));
    }

    /** With flock(1), as scripts do. */
    @Test
    void aFileThatAnotherProcessLocksIsNotLeftBehind() throws Exception {
        assertThat(stale(null)).isEqualTo(new Observation.Fine("job.lock is not there"));
        Process process = new ProcessBuilder("flock", "job.lock", "sh", "-c", "echo b; read end").directory(directory.toFile()).start();
        started.add(process);
        assertThat(process.getInputStream().read()).isEqualTo('b');
        assertThat(stale(null)).isEqualTo(new Observation.Fine("job.lock is locked by a process that runs"));
        process.getOutputStream().close();
        assertThat(process.waitFor()).isNotNegative();
        assertThat(stale(null)).isEqualTo(new Observation.Down("job.lock was left behind: no process locks it"));
    }

    /** By fcntl(2), as Java and databases do; whoever looks does not take it. */
    @Test
    void aLockOfRecordsCountsTooAndItsAgeIfAsked() throws Exception {
        Path file = directory.resolve("job.lock");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(stale(null)).isInstanceOf(Observation.Fine.class);
            assertThat(lock.isValid()).isTrue();
        }
        Files.setLastModifiedTime(file, FileTime.from(Places.NOW.minusSeconds(60)));
        assertThat(stale(Duration.ofSeconds(59))).isInstanceOf(Observation.Down.class);
        assertThat(stale(Duration.ofSeconds(60))).isEqualTo(new Observation.Fine("job.lock is not locked, and was written 60s ago"));
    }
}
