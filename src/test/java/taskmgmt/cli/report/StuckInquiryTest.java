package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** What stuck tasks are doing, by real processes. */
@EnabledOnOs(OS.LINUX)
class StuckInquiryTest {
    @TempDir
    private Path directory;

    /** One that is still a copy of the shell, or is being loaded, is none. */
    private static boolean isCatThatSleeps(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/stat")).contains(" (cat) S ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void processesOutputMessageAndWhatItWaitsForAreTold() throws IOException {
        Tool tool = Tool.in(directory).at("2026-01-05T10:00:00Z");
        Process process = new ProcessBuilder("sh", "-c", "cat; true").start();
        try {
            while (process.children().noneMatch(StuckInquiryTest::isCatThatSleeps)) {
                Thread.onSpinWait();
            }
            Files.writeString(directory.resolve("out.log"), "copied 1\ncopied 2 of 9\n\n");
            tool.run("task", "create", "--id", "first", "--title", "t");
            tool.run("task", "create", "--id", "a", "--title", "t", "--start", "--pid", String.valueOf(process.pid()),
                    "--metadata", "output_file=" + directory.resolve("out.log"));
            tool.run("task", "progress", "a", "--percent", "20", "--message", "copying \u001b[31m");
            tool.run("task", "create", "--id", "bare", "--title", "t", "--start");
            tool.run("task", "update", "bare", "--depends-on", "first");
            tool.at("2026-01-05T13:00:00Z");
            String shown = tool.run("stuck", "--investigate").out();
            assertThat(shown).contains("What they are doing", "- a: 2 processes, ", " s of processor time; cat (", ") is sleeping",
                    "said last: copying ", "wrote last: copied 2 of 9").doesNotContain("\u001b");
            String data = tool.run("stuck", "--investigate", "-o", "jsonl").out();
            assertThat(data).contains("\"doing\":{\"process\":{\"processes\":2,", "\"command\":\"cat\",\"state\":\"sleeping\"", "\"last_output\":\"copied 2 of 9\"",
                    "\"doing\":{\"process\":null,\"last_output\":null,\"progress_message\":null");
            assertThat(tool.run("stuck", "--investigate", "-q").out().lines()).containsExactlyInAnyOrder("a", "bare");
            assertThat(tool.run("stuck", "-o", "jsonl").out()).doesNotContain("doing");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.onExit().join().isAlive()).isFalse();
        assertThat(tool.run("stuck", "--investigate").out()).contains("process gone").doesNotContain("of processor time");
    }
}
