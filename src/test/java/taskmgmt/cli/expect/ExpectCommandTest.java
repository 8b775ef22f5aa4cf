package taskmgmt.cli.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class ExpectCommandTest {
    @TempDir
    private Path directory;

    private Tool.Outcome at(String time, String... words) {
        return Tool.in(directory).environment("USER", "ann").at("2026-01-" + time + ":00Z").run(words);
    }

    private long escalations() throws Exception {
        return Tool.in(directory).events().stream().filter("task.escalated"::equals).count();
    }

    private static Map<String, @Nullable Object> first(Tool.Outcome outcome) throws Exception {
        return Json.strict().parse(outcome.out().lines().findFirst().orElseThrow());
    }

    @Test
    void aBackupThatDoesNotComeIsInEveryReportUntilItComes() throws Exception {
        assertThat(at("01T00:00", "expect", "add", "backup", "--every", "1d", "--grace", "2h", "--min-duration", "5m").status()).isZero();
        assertThat(first(at("01T12:00", "expect", "list", "-o", "jsonl"))).containsEntry("state", "waiting").containsEntry("task_type", "backup")
                .containsEntry("next_due_at", "2026-01-02T00:00:00.000000Z").containsEntry("grace", "PT2H");
        assertThat(at("01T12:00", "expect", "check").status()).isZero();
        assertThat(at("01T12:00", "sla").out()).contains("on track", "backup is expected every 1d");
        assertThat(at("01T12:00", "stuck", "-o", "jsonl").out()).isEmpty();

        assertThat(at("02T03:00", "expect", "check").status()).isEqualTo(1);
        assertThat(at("02T03:00", "sla").out()).contains("1 overdue", "backup: none has begun that was due at 2026-01-02T00:00:00.000000Z");
        assertThat(first(at("02T03:00", "stuck", "-o", "jsonl"))).containsEntry("reasons", List.of("expected_run"));
        assertThat(at("02T03:00", "dashboard").out()).contains("1 overdue");

        at("02T04:00", "task", "create", "--title", "x", "--type", "backup", "--id", "b1", "--start");
        at("02T04:02", "task", "complete", "b1");
        assertThat(first(at("02T05:00", "expect", "check", "-o", "jsonl"))).containsEntry("state", "too_short").containsEntry("last_run_id", "b1");
        at("03T04:00", "task", "create", "--title", "x", "--type", "backup", "--id", "b2", "--start");
        assertThat(at("03T05:00", "expect", "check").status()).isZero();
        assertThat(at("03T05:00", "sla").out()).contains("0 overdue");
    }

    @Test
    void eachOccurrenceIsEscalatedOnce() throws Exception {
        at("01T00:00", "expect", "add", "backup", "--every", "1d", "--grace", "1h");
        Tool.Outcome first = at("02T02:00", "expect", "escalate", "-o", "tsv");
        assertThat(first.status()).isZero();
        assertThat(first.out().lines().skip(1).findFirst().orElseThrow()).startsWith("backup\tmissing\t2026-01-02T00:00:00.000000Z\t2026-01-02T01:00:00.000000Z\t");
        assertThat(at("02T03:00", "expect", "escalate", "-o", "jsonl").out()).isEmpty();
        assertThat(escalations()).isEqualTo(1);
        assertThat(Tool.in(directory).last("registry.jsonl").get("escalation"))
                .isEqualTo(Map.of("level", "missing", "due_at", "2026-01-02T00:00:00.000000Z", "certain_at", "2026-01-02T01:00:00.000000Z"));
        at("02T04:00", "task", "create", "--title", "x", "--type", "backup", "--start");
        assertThat(at("02T05:00", "expect", "escalate", "-o", "jsonl").out()).as("it came, late").isEmpty();
        assertThat(at("03T06:00", "expect", "escalate", "-o", "jsonl").out()).contains("2026-01-03T04:00:00");
        assertThat(escalations()).isEqualTo(2);
        assertThat(at("03T06:00", "audit", "verify").status()).isZero();
    }

    @Test
    void timesOfCronAreThoseOfTheZone() throws Exception {
        assertThat(at("01T00:00", "expect", "add", "report", "--cron", "0 6 * * *", "--zone", "Europe/Berlin", "--subsystem", "sales", "--title", "daily").status()).isZero();
        at("01T05:10", "task", "create", "--title", "other", "--subsystem", "sales", "--start");
        assertThat(first(at("01T07:00", "expect", "list", "-o", "jsonl"))).containsEntry("state", "missing").containsEntry("schedule", "at '0 6 * * *' Europe/Berlin");
        at("02T05:10", "task", "create", "--title", "daily", "--subsystem", "sales", "--start");
        assertThat(first(at("02T07:00", "expect", "list", "-o", "jsonl"))).containsEntry("state", "ok").containsEntry("missed", 1L);
    }

    @Test
    void oneOfANameIsExpectedAtATime() throws Exception {
        assertThat(at("01T00:00", "expect", "add", "a", "--every", "1d").status()).isZero();
        assertThat(at("01T00:00", "expect", "add", "a", "--every", "2d").status()).isEqualTo(4);
        assertThat(at("01T00:00", "expect", "remove", "a").out()).endsWith(" cancelled\n");
        assertThat(at("01T00:00", "expect", "remove", "a").status()).isEqualTo(3);
        assertThat(at("01T00:00", "expect", "add", "a", "--every", "2d").status()).isZero();
        assertThat(at("09T00:00", "expect", "list", "-o", "csv").out()).hasLineCount(2);
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(at("01T00:00", "expect", "add", "a").err()).contains("give one of --every and --cron");
        assertThat(at("01T00:00", "expect", "add", "a", "--every", "1d", "--cron", "* * * * *").status()).isEqualTo(2);
        assertThat(at("01T00:00", "expect", "add", "a", "--every", "0s").status()).isEqualTo(2);
        assertThat(at("01T00:00", "expect", "add", "a", "--cron", "0 0 31 2 *").err()).hasLineCount(1).contains("it names a day that never comes");
        assertThat(at("01T00:00", "expect", "add", " ", "--every", "1d").status()).isEqualTo(2);
        assertThat(directory.resolve("logs")).doesNotExist();
        assertThat(at("01T00:00", "expect", "list").status()).as("no log is an empty one").isZero();
    }

    @Test
    void aTaskOfThatTypeThatSaysNothingIsLeftOut() {
        at("01T00:00", "task", "create", "--title", "x", "--type", "expected_run");
        assertThat(at("01T00:00", "expect", "list", "-o", "jsonl").out()).isEmpty();
    }
}
