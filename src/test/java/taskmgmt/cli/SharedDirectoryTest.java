package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** A log directory that several accounts of a group write to, by the commands. */
class SharedDirectoryTest {
    @TempDir
    Path temporary;

    private Path logs(int mode) throws IOException {
        Path logs = Files.createDirectory(temporary.resolve("logs"));
        Files.setAttribute(logs, "unix:mode", mode);
        return logs;
    }

    private static String mode(Path path) throws IOException {
        return Integer.toOctalString((Integer) Files.getAttribute(path, "unix:mode") & 07777);
    }

    private static void write(Tool tool) {
        for (String line : List.of("task create --title one --id one", "task start one", "incident open --failure-mode disk_full --severity low",
                "logs rotate", "task complete one", "stats", "task list", "audit verify --incremental")) {
            assertThat(tool.run(line.split(" ", -1)).err()).as(line).doesNotContain("task-mgmt: cannot");
        }
    }

    private static List<Path> everything(Path logs) throws IOException {
        try (Stream<Path> walk = Files.walk(logs)) {
            return walk.filter(path -> !path.equals(logs)).toList();
        }
    }

    @Test
    void everythingInASharedOneIsTheGroupsAndTheDoctorIsContent() throws IOException {
        Path logs = logs(02770);
        Tool tool = Tool.in(temporary);
        write(tool);
        assertThat(everything(logs)).hasSizeGreaterThan(6).allSatisfy(made ->
                assertThat(mode(made)).as(made.toString()).isIn("660", "2770", "440", "640"));
        Tool.Outcome doctor = tool.run("doctor");
        assertThat(doctor.status()).as(doctor.out()).isZero();
        assertThat(doctor.out()).doesNotContain("readable_by_others", "writable_by_others");
    }

    @Test
    void theDoctorOpensToTheGroupWhatIsClosedToIt() throws IOException {
        Path logs = logs(02770);
        Tool tool = Tool.in(temporary);
        write(tool);
        for (String closed : List.of("registry.jsonl", ".state", ".state/lock")) {
            Path path = logs.resolve(closed);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            Tool.Outcome before = tool.run("doctor", "--json");
            assertThat(before.out()).as(closed).contains("group_locked_out");
            assertThat(before.status()).isEqualTo(1);
            tool.run("doctor", "--fix");
            assertThat(mode(path)).as(closed).isEqualTo(Files.isDirectory(path) ? "2770" : "660");
        }
        assertThat(tool.run("doctor").status()).isZero();
    }

    @Test
    void everythingInAPrivateOneIsItsOwnersAlone() throws IOException {
        Path logs = logs(0700);
        Tool tool = Tool.in(temporary);
        write(tool);
        assertThat(everything(logs)).allSatisfy(made ->
                assertThat(mode(made)).as(made.toString()).isIn("600", "700", "400"));
        Files.setPosixFilePermissions(logs.resolve("registry.jsonl"), PosixFilePermissions.fromString("rw-rw----"));
        assertThat(tool.run("doctor").out()).contains("others than its owner may change it");
    }
}
