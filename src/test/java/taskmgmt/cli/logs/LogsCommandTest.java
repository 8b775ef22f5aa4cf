package taskmgmt.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class LogsCommandTest {
    @TempDir
    Path directory;

    private Tool tool;

    @BeforeEach
    void oneTask() {
        tool = Tool.in(directory).at("2026-03-01T12:00:00Z");
        assertThat(tool.run("task", "create", "--title", "one", "--id", "job_1").status()).isZero();
    }

    @Test
    void rotatesTellsAndGoesOn() {
        long registry = directory.resolve("logs/registry.jsonl").toFile().length();
        String name = "registry-%020d-%020d.jsonl".formatted(0, registry);

        assertThat(tool.run("logs", "rotate", "--log", "registry", "--dry-run", "-o", "tsv").out())
                .contains("rotate\tregistry.jsonl\t0\t" + registry).contains("compress\tregistry.jsonl");
        assertThat(directory.resolve("logs/segments")).doesNotExist();

        assertThat(tool.run("logs", "rotate", "--log", "registry", "--no-compress", "-o", "tsv").out())
                .isEqualTo("action\tlog\tbase\tend\tdisk_bytes\tfile\nrotated\tregistry.jsonl\t0\t" + registry + "\t" + registry
                        + "\t" + name + "\n");
        assertThat(tool.run("task", "start", "job_1").status()).isZero();
        assertThat(tool.run("logs", "rotate", "--log", "registry", "--max-size", "1M").out()).contains(name + ".gz");
        assertThat(tool.run("logs", "rotate", "--log", "registry", "--max-size", "1M").err())
                .isEqualTo("task-mgmt: there is nothing to rotate or to compress\n");
        assertThat(tool.run("logs", "status", "-o", "tsv").out()).contains("registry.jsonl\tgzip\t0\t" + registry)
                .contains("registry.jsonl\tactive\t" + registry);
        assertThat(tool.run("task", "show", "job_1").out()).contains("active");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void rotatesWhatIsOldEnoughOnly() {
        assertThat(tool.at("2026-03-08T11:59:59Z").run("logs", "rotate", "--max-age", "7d").out()).doesNotContain("rotated");
        assertThat(tool.at("2026-03-08T12:00:00Z").run("logs", "rotate", "--max-age", "7d").out()).contains("rotated");
    }

    @Test
    void everyReportSaysThatALogWasCut() throws IOException {
        assertThat(tool.run("task", "list", "-o", "csv").err()).isEmpty();

        Files.write(directory.resolve("logs/registry.jsonl"), new byte[0]);

        for (String report : new String[] {"task list -o csv", "stats", "evidence unified"}) {
            assertThat(tool.run(report.split(" ", -1)).err()).as(report).isEqualTo("task-mgmt: registry.jsonl was cut or replaced, as logrotate does with"
                    + " copytruncate: what is gone is not counted; see task-mgmt doctor\n");
        }
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        tool.run("logs", "rotate", "--no-compress");
        tool.run("task", "start", "job_1");
        try (var segments = Files.list(directory.resolve("logs/segments"))) {
            for (Path segment : segments.filter(file -> file.toString().contains("/registry-")).toList()) {
                Files.writeString(segment, "{}\n");
            }
        }

        Tool.Outcome status = tool.run("logs", "status");
        assertThat(status.status()).isEqualTo(5);
        assertThat(status.out()).contains("is shorter than its name says");
        assertThat(status.err()).isEqualTo("task-mgmt: 1 part is not as it should be: put the right file back\n");
        assertThat(tool.run("logs", "rotate").status()).isEqualTo(5);
    }

    @Test
    void aFlawStandsInALineOfItsOwnThatANarrowTerminalShows() throws IOException {
        tool.run("logs", "rotate");
        tool.run("task", "start", "job_1");
        tool.run("logs", "rotate", "--no-compress");
        Path damaged = segment("registry", ".gz");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[40] ^= 0x10;
        Files.write(damaged, bytes);

        String flaw = "registry.jsonl from byte 0: " + damaged.getFileName() + " is damaged at byte 0: ";
        Tool.Outcome status = tool.terminal(80).run("logs", "status");
        assertThat(status.out().lines().filter(line -> line.contains("damaged")).toList()).hasSize(1).first().asString()
                .startsWith(flaw);
        assertThat(status.err()).isEqualTo("task-mgmt: 1 part is not as it should be: put the right file back\n");
        assertThat(status.status()).isEqualTo(5);
        assertThat(tool.run("logs", "status", "-o", "tsv").out()).startsWith("log\tstate\tbase\tend\tdisk_bytes\tratio\tfirst_at\t"
                + "last_at\tfile\tflaw\n").containsOnlyOnce("is damaged");

        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(tool.run("logs", "status").out()).containsOnlyOnce("cannot be decompressed");
    }

    @Test
    void aDirectoryOfSegmentsThatCannotBeReadIsNoLogWithoutSegments() throws IOException {
        tool.run("logs", "rotate");
        Files.move(directory.resolve("logs/segments"), directory.resolve("elsewhere"));
        Files.writeString(directory.resolve("logs/segments"), "");
        String[][] commands = {{"stats"}, {"task", "list"}, {"audit", "verify"}, {"logs", "status"},
            {"task", "create", "--title", "x"}};
        for (String[] command : commands) {
            assertThat(tool.run(command)).as(String.join(" ", command)).isEqualTo(new Tool.Outcome(5, "", "task-mgmt: "
                    + directory.resolve("logs/segments") + " is not a directory: move it away\n"));
        }
    }

    private Path segment(String log, String suffix) throws IOException {
        try (var files = Files.list(directory.resolve("logs/segments"))) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(log) && file.toString().endsWith(suffix))
                    .findFirst().orElseThrow();
        }
    }

    @Test
    void refusesASizeThatIsNone() {
        Tool.Outcome refused = tool.run("logs", "rotate", "--max-size", "much");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).startsWith("task-mgmt: --max-size: 'much' is not a size; write 4096, 64K, 256M or 1G\n");
        assertThat(tool.environment("TASK_MGMT_ROTATE_SIZE", "-1").run("task", "start", "job_1").status()).isEqualTo(2);
    }

    @Test
    void aDirectoryThatIsNotThereIsNotMade() {
        Tool.Outcome outcome = tool.run("logs", "rotate", "--logs", "none");
        assertThat(outcome.status()).isZero();
        assertThat(directory.resolve("none")).doesNotExist();
    }
}
