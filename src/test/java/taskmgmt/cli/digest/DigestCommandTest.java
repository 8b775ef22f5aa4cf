package taskmgmt.cli.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

class DigestCommandTest {
    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void aLogOfTwoDays() {
        tool = Tool.in(directory);
        ended("2026-01-04T10:00:00Z", "2026-01-04T10:01:00Z", "a", "complete");
        ended("2026-01-05T10:00:00Z", "2026-01-05T11:00:00Z", "b", "complete", "--cpu-seconds", "3", "--memory-peak-mb", "100");
        ended("2026-01-05T11:00:00Z", "2026-01-05T11:00:30Z", "c|<b>", "fail", "--error", "no | space <i>");
        tool.at("2026-01-05T12:00:00Z").run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high");
        tool.at("2026-01-05T12:00:45Z").run("incident", "resolve", "@last", "--action", "freed it");
        tool.run("task", "create", "--title", "waits", "--sla", "1m", "--start");
        tool.at("2026-01-06T00:00:00Z");
    }

    private void ended(String from, String to, String id, String how, String... more) {
        tool.at(from).run("task", "create", "--title", "work " + id, "--id", id, "--subsystem", "storage", "--type", "backup", "--sla", "5m", "--start");
        String[] words = new String[more.length + 3];
        words[0] = "task";
        words[1] = how;
        words[2] = id;
        System.arraycopy(more, 0, words, 3, more.length);
        assertThat(tool.at(to).run(words).status()).isZero();
    }

    @Test
    void thePageSaysWhatTheReportsSay() {
        Tool.Outcome page = tool.run("report", "markdown", "--since", "2026-01-05");

        assertThat(page.status()).isZero();
        assertThat(page.out()).startsWith("# Report\n\nFrom 2026-01-05 00:00 until 2026-01-06 00:00, made at 2026-01-06 00:00. All times are UTC.\n")
                .contains("- **Ended**: 3: 2 completed, 1 failed, 0 cancelled\n", "- **Success**: 66.7%\n", "- **Incidents**: 1, 0 open\n",
                        "- **Time to repair**: 45.0s (mean), 45.0s (p95)\n", "- **Audit log**: INTACT\n",
                        "| 01-05 | 2 | 1 | 0 |\n",
                        "| storage/backup | 2 | 1 | 50.0% | 30.0s | 1h 00m | 1h 00m | 1h 00m |\n",
                        "| processor time | 1 | 3.0s | 3.0s |\n",
                        "| c\\|\\<b\\> | work c\\|\\<b\\> | 2026-01-05 11:00 | no \\| space \\<i\\> |\n",
                        "| b | work b | completed | 1h 00m |\n",
                        "| 2026-01-05 | 45.0s |\n")
                .doesNotContain("01-04", "| a |", "work a");
    }

    @Test
    void openTasksAreThoseThatAreOpenNowWhateverThePeriod() {
        assertThat(tool.run("report", "markdown", "--until", "2026-01-05").out()).contains("- **Open now**: 1, ");
        assertThat(tool.run("report", "markdown", "--since", "2026-01-01").out()).contains("- **Open now**: 1, ");
    }

    @Test
    void theHtmlNeedsNothingElseAndShowsWhatUsersWroteAsText() {
        String page = tool.run("report", "html", "--since", "2026-01-01").out();

        assertThat(page).contains("default-src 'none'", "prefers-color-scheme: dark", "@media print", "no | space &lt;i&gt;", "<svg role=\"img\"",
                "<title>01-05: 1 failed</title>").doesNotContain("<i>", "<script", "src=", "href=");
        assertThat(Pattern.compile("<svg[^>]*>(?!<title>)").matcher(page).find()).as("a drawing without a title").isFalse();
    }

    @Test
    void aPeriodInWhichNothingEndedNamesTheOneThatTheLogHolds() {
        String page = tool.at("2026-03-01T00:00:00Z").run("report", "html").out();

        assertThat(page).contains("The log holds runs that ended from 2026-01-04 to 2026-01-05: ask for that time with --since.", "Nothing ended.", "Nothing to show.");
        assertThat(tool.run("report", "markdown").out()).contains("## Nothing ended in this period\n");
    }

    @Test
    void anEmptyLogIsAPageToo() {
        Tool empty = Tool.in(directory);

        Tool.Outcome page = empty.run("report", "markdown", "--logs", "none", "--until", "2026-01-02");

        assertThat(page.status()).isZero();
        assertThat(page.out()).contains("- **Ended**: 0: 0 completed, 0 failed, 0 cancelled\n", "too few runs to say", "no task reported any");
        assertThat(page.err()).contains("there is no log directory");
    }

    @Test
    void itIsWrittenToAFileOutsideOfTheLog() throws IOException {
        assertThat(tool.run("report", "html", "--out", "r.html")).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(Files.readString(directory.resolve("r.html"))).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThat(tool.run("report", "html", "--out", "logs/r.html").status()).isEqualTo(4);
    }

    @Test
    void settingsOfTheOutputDoNotReachTheReports() {
        tool.environment("TASK_MGMT_OUTPUT", "csv");

        assertThat(tool.run("report", "markdown").out()).contains("- **Success**: 75.0%\n");
    }
}
