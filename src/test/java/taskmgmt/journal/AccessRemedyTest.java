package taskmgmt.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessRemedyTest {
    @TempDir
    Path temporary;

    private Path logs = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void aLog() throws IOException {
        logs = Files.createDirectory(temporary.resolve("my logs"));
        file = Files.createFile(logs.resolve("registry.jsonl"));
    }

    private static String of(Path denied) {
        return JournalException.remedy(new AccessDeniedException(denied.toString()), "otherwise");
    }

    @Test
    void whatIsOnesOwnIsMadeReadableAndWritable() {
        assertThat(of(file)).isEqualTo("the file is yours: chmod u+rw '" + file + "'");
        assertThat(of(logs)).isEqualTo("the directory is yours: chmod u+rwx '" + logs + "'");
        assertThat(of(logs.resolve(".state/lock"))).isEqualTo("the directory is yours: chmod u+rwx '" + logs + "'");
    }

    @Test
    void aFileOfAnotherAccountIsNamedWithTheCommandThatHandsItOver() throws IOException {
        giveTo(file, 4711);
        giveTo(logs, 4712);
        assertThat(of(file)).isEqualTo("the file belongs to 4711, its directory to 4712: have root run chown 4712:4712 '" + file + "'");
        giveTo(file, 4712);
        assertThat(of(file)).isEqualTo("the file belongs to 4712: run this as 4712");
        assertThat(of(logs.resolve("new"))).startsWith("the directory " + logs + " belongs to 4712: run this as 4712, or have it shared")
                .contains("chmod 2770 '" + logs + "'");
    }

    @Test
    void inASharedDirectoryTheFileIsOpenedToTheGroup() throws IOException {
        giveTo(file, 4711);
        giveTo(logs, 4712);
        Files.setAttribute(logs, "unix:mode", 02770);
        assertThat(of(file)).endsWith("have it handed to the group: chgrp 4712 '" + file + "' && chmod g+rw '" + file + "'");
        Files.setAttribute(file, "unix:gid", 4712);
        assertThat(of(file)).endsWith("have it opened to the group: chmod g+rw '" + file + "'");
    }

    @Test
    void aNameIsQuotedWhereAShellWouldReadMoreThanAName() {
        assertThat(AccessRemedy.command("chmod u+rw", Path.of("/var/log/app-1.2"))).isEqualTo("chmod u+rw /var/log/app-1.2");
        for (String name : new String[] {"$(id)", "a;b", "it's", "ü"}) {
            assertThat(AccessRemedy.command("x", Path.of(name))).startsWith("x '").endsWith("'");
        }
        assertThat(AccessRemedy.command("x", Path.of("it's"))).isEqualTo("x 'it'\\''s'");
    }

    @Test
    void whereNothingShowsWhatIsWrongTheUsualIsSaid() throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(JournalException.remedy(new IOException("Input/output error"), "otherwise")).isEqualTo("otherwise");
        assertThat(JournalException.remedy(new IOException("No locks available"), "otherwise")).contains("local disk");
    }

    private static void giveTo(Path path, int account) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root");
        Files.setAttribute(path, "unix:gid", account);
        Files.setAttribute(path, "unix:uid", account);
    }
}
