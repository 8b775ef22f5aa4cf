package taskmgmt.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.testkit.Tool;

/** One rule for --since and --until, whichever command has them. */
class RangeOptionsTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void threeTasks() {
        tool = Tool.in(directory).at("2026-01-10T12:00:00Z").input("""
                {"ts":"2026-01-04T23:30:00Z","event":"task.created","task_id":"late","title":"x"}
                {"ts":"2026-01-05T00:00:00Z","event":"task.created","task_id":"first","title":"x"}
                {"ts":"2026-01-05T07:00:00Z","event":"task.completed","task_id":"late"}
                {"ts":"2026-01-05T08:00:00Z","event":"task.completed","task_id":"first"}
                {"ts":"2026-01-06T00:00:00Z","event":"task.created","task_id":"next","title":"x"}
                {"ts":"2026-01-06T00:00:00Z","event":"task.completed","task_id":"next"}
                """);
        tool.run("events", "ingest", "-");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--since 2026-01-05 --until 2026-01-05|first",
        "--since 2026-01-05 --until 2026-01-06|next first",
        "--since 2026-01-05T00:00 --until 2026-01-06T00:00:00Z|first",
        "--since 2026-01-05 --until 2026-01-05 --zone Europe/Berlin|first late",
        "--since 2026-01-05T00:30 --until 2026-01-05T01:00 --zone +01:00|late",
        "--since 1767571200 --until 1767571200001|first",
        "--since 2026-01-06 --until 2026-01-06T00:00|",
        "--ended-since 2026-01-05T08:00|next first",
        "--ended-since 2026-01-05 --ended-until 2026-01-05T08:00:00Z|late",
        "--ended-since 2026-01-05T09:00 --zone Europe/Berlin|next first"})
    void isHalfOpenAndADateIsItsWholeDay(String options, String ids) {
        Tool.Outcome outcome = tool.run(("task list --columns task_id -o tsv " + options).split(" ", -1));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(String.join(" ", outcome.out().lines().skip(1).toList())).isEqualTo(ids == null ? "" : ids);
    }

    @Test
    void zoneIsThatOfTheVariableUnlessToldOtherwise() {
        tool.environment("TZ", "Europe/Berlin");
        assertThat(tool.run("task", "list", "--since", "2026-01-05", "--until", "2026-01-05", "-o", "jsonl").out()).hasLineCount(2);
        assertThat(tool.run("task", "list", "--since", "2026-01-05", "--until", "2026-01-05", "--zone", "UTC", "-o", "jsonl").out())
                .hasLineCount(1);
        tool.environment("TZ", "no such place");
        assertThat(tool.run("task", "list", "--since", "2026-01-05", "--until", "2026-01-05", "-o", "jsonl").out()).hasLineCount(1);
    }

    @Test
    void statisticsAndTrendsHaveTheSameRule() {
        assertThat(tool.run("stats", "--since", "2026-01-05", "--until", "2026-01-05", "--json").out()).contains("\"ended\": 2");
        assertThat(tool.run("stats", "--since", "2026-01-05", "--until", "2026-01-06T00:00", "--json").out()).contains("\"ended\": 2");
        assertThat(tool.run("trend", "tasks", "--since", "2026-01-05", "--until", "2026-01-05", "-o", "csv").out())
                .contains("2026-01-05").doesNotContain("2026-01-06");
    }

    @ParameterizedTest
    @ValueSource(strings = {"task list", "stats", "stats compare", "trend tasks", "audit list"})
    void reversedRangeIsAnError(String command) {
        Tool.Outcome outcome = tool.run((command + " --since 2026-01-06 --until 2026-01-04").split(" ", -1));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("the start, ").contains(", is after the end, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-01-05T25:00", "yesterday-ish", "2026-1-5"})
    void whatIsNoTimeIsAnError(String since) {
        assertThat(tool.run("task", "list", "--since", since).status()).isEqualTo(2);
    }
}
