package taskmgmt.journal.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.testkit.FaultyDisk;

class SurroundingsTest {
    private static final int SOMEBODY = 12_345;

    @TempDir
    Path top;

    private Path directory(int mode) throws IOException {
        Path made = Files.createDirectory(top.resolve("d" + Integer.toOctalString(mode)));
        Files.setAttribute(made, "unix:mode", mode);
        return made;
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
    }

    private static void makeAll(Path directory, PrivateFiles files) throws IOException {
        files.append(directory.resolve("appended")).close();
        files.append(directory.resolve("appended")).close();
        files.create(directory.resolve("created")).close();
        files.replace(directory.resolve("created")).close();
        files.ensureOwnDirectory(directory.resolve("inner/most"));
        files.replace(directory.resolve("inner/most/replaced")).close();
    }

    @Test
    void aDirectoryThatItsGroupSharesHasFilesOfTheGroup() throws IOException {
        for (int shared : new int[] {02770, 02775}) {
            Path directory = directory(shared);
            makeAll(directory, PrivateFiles.SYSTEM);
            for (String file : new String[] {"appended", "created", "inner/most/replaced"}) {
                assertThat(mode(directory.resolve(file))).as(file).isEqualTo(0660);
            }
            assertThat(mode(directory.resolve("inner"))).isEqualTo(02770);
            assertThat(mode(directory.resolve("inner/most"))).isEqualTo(02770);
        }
    }

    @Test
    void inEveryOtherDirectoryTheyAreTheirOwnersAlone() throws IOException {
        for (int mode : new int[] {0700, 0755, 0770, 0775, 02755, 02700, 01777}) {
            Path directory = directory(mode);
            makeAll(directory, PrivateFiles.SYSTEM);
            assertThat(mode(directory.resolve("appended"))).isEqualTo(0600);
            assertThat(mode(directory.resolve("inner/most/replaced"))).isEqualTo(0600);
            assertThat(mode(directory.resolve("inner")) & 0777).isEqualTo(0700);
        }
    }

    @Test
    void aSecretIsNeverShared() throws IOException {
        Path directory = directory(02770);
        SecretFile secret = new SecretFile(directory.resolve("keys/own"));
        secret.create("secret");
        assertThat(mode(directory.resolve("keys/own"))).isEqualTo(0600);
        assertThat(mode(directory.resolve("keys")) & 0777).isEqualTo(0700);
        assertThat(secret.read()).contains("secret");
    }

    @Test
    void whatRootMakesInADirectoryOfSomebodyElseIsThatAccounts() throws IOException {
        Path directory = directory(0700);
        giveToSomebody(directory);
        makeAll(directory, PrivateFiles.SYSTEM);
        for (String made : new String[] {"appended", "created", "inner", "inner/most", "inner/most/replaced"}) {
            Map<String, Object> is = Files.readAttributes(directory.resolve(made), "unix:uid,gid");
            assertThat(is).as(made).containsEntry("uid", SOMEBODY).containsEntry("gid", SOMEBODY + 1);
        }
    }

    @Test
    void whereThatFailsItIsSaidAndNothingIsLeftThatLocksTheOwnerOut() throws IOException {
        Path directory = directory(0700);
        giveToSomebody(directory);
        try (FaultyDisk disk = FaultyDisk.failingAt(1, FaultyDisk.Fault.EIO)) {
            assertThatThrownBy(() -> disk.files().append(directory.resolve("log"))).isInstanceOf(LogUnwritableException.class)
                    .hasMessageContainingAll("cannot give", "user " + SOMEBODY, "Input/output error", "run this as that user");
            assertThat(disk.steps().get(1)).startsWith("give ");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aFileThatWasSlippedInIsNotGivenAway() throws IOException {
        Path directory = directory(0700);
        giveToSomebody(directory);
        Path foreign = Files.writeString(top.resolve("foreign"), "of root");
        try (FileChannel _ = PrivateFiles.SYSTEM.create(top.resolve("open"))) {
            Files.move(foreign, directory.resolve("slipped"));
            Surroundings surroundings = Surroundings.of(directory);
            assertThatThrownBy(() -> surroundings.settleFile(directory.resolve("slipped"), ChannelOpener.SYSTEM))
                    .isInstanceOf(LogUnwritableException.class);
            assertThat(directory.resolve("slipped")).hasContent("of root");
        }
    }

    /** Only root can, as only root has to. */
    private static void giveToSomebody(Path directory) throws IOException {
        assumeTrue((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS) == 0
                || System.getProperty("user.name").equals("root"), "needs root");
        Files.setAttribute(directory, "unix:gid", SOMEBODY + 1);
        Files.setAttribute(directory, "unix:uid", SOMEBODY);
    }
}
