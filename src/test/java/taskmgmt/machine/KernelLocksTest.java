package taskmgmt.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.machine.KernelLocks.State;

class KernelLocksTest {
    @TempDir
    private Path directory;

    /** What the kernel would say of a file, with this device; empty for its own. */
    private State state(String line) throws IOException {
        Path file = directory.resolve("file");
        Files.writeString(file, "");
        long device = (Long) Files.getAttribute(file, "unix:dev");
        String own = Long.toHexString(device >>> 8 & 0xfff) + ":" + Long.toHexString(device & 0xff | device >>> 12 & 0xfff00);
        String locks = line.replace("DEV", own).replace("INO", Files.getAttribute(file, "unix:ino").toString());
        return new KernelLocks(Files.writeString(directory.resolve("locks"), locks + "\n")).state(file);
    }

    @Test
    void findsTheFileByItsDeviceAndNumber() throws IOException {
        assertThat(state("1: FLOCK  ADVISORY  WRITE 4711 DEV:INO 0 EOF")).isEqualTo(State.HELD);
        assertThat(state("1: POSIX  ADVISORY  READ 4711 DEV:INO 128 191\n2: POSIX  ADVISORY  READ 1 ff:ff:INO 0 EOF")).isEqualTo(State.HELD);
        assertThat(state("1: POSIX  ADVISORY  READ 4711 DEV:INO1 0 EOF")).isEqualTo(State.FREE);
        assertThat(state("")).isEqualTo(State.FREE);
    }

    @Test
    void whoeverWaitsDoesNotHold() throws IOException {
        assertThat(state("1: -> FLOCK  ADVISORY  WRITE 4711 DEV:INO 0 EOF")).isEqualTo(State.FREE);
    }

    @Test
    void theSameNumberOnAnotherDeviceIsUnsure() throws IOException {
        assertThat(state("1: FLOCK  ADVISORY  WRITE 4711 fff:ff:INO 0 EOF")).isEqualTo(State.UNSURE);
        assertThat(state("1: FLOCK  ADVISORY  WRITE 4711 <none>:0:INO 0 EOF")).isEqualTo(State.UNSURE);
        assertThat(state("1: FLOCK  ADVISORY  WRITE 4711 nothing")).isEqualTo(State.FREE);
    }

    @Test
    void whatIsNotThereCannotBeTold() {
        assertThatThrownBy(() -> new KernelLocks().state(directory.resolve("none"))).isInstanceOf(NoSuchFileException.class);
    }
}
