package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Commands that come into the queue again and again. Times are moved by the file that says up to when they were seen to. */
class QueueSchedulesTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann").ticking();
    }

    private String out(String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out().replace("\r", "");
    }

    private void refused(int status, String why, String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.err()).contains(why);
    }

    private void lookedAt(String time) throws Exception {
        Path file = directory.resolve("logs/queue.json");
        Files.writeString(file, Files.readString(file).replaceAll("\"looked_at\":\"[^\"]*\"", "\"looked_at\":\"" + time + "\""));
    }

    private void work() {
        assertThat(tool.run("worker", "--drain", "--quiet").status()).isZero();
    }

    @Test
    void eachTimeIsATaskOfItsOwnWhateverHappensInBetween() throws Exception {
        assertThat(out("add", "--cron", "0 3 1 1 *", "--catchup", "all", "--overlap", "allow", "--id", "night", "--priority", "high", "-e", "A=b",
                "--", "sh", "-c", "echo $A")).isEqualTo("night\n");
        assertThat(out("task", "list", "-q")).isEmpty();
        lookedAt("2020-01-07T12:00:00Z");
        assertThat(out("queue", "schedules", "-o", "jsonl")).contains("\"schedule\":\"night\"").contains("\"next_at\":\"2021-01-01T03:00:00.000000Z\"");
        assertThat(out("queue", "schedules", "-q")).isEqualTo("night\n");
        work();
        long made = out("task", "list", "-q", "--status", "completed").lines().count();
        assertThat(made).isPositive();
        String first = out("task", "list", "-q", "--status", "completed").lines().sorted().findFirst().orElseThrow();
        assertThat(out("task", "show", first, "-o", "jsonl")).contains("\"schedule\":\"night\"").contains("\"scheduled_for\"").contains("\"priority\":8");
        assertThat(out("follow", first)).isEqualTo("b\n");

        lookedAt("2020-01-07T12:00:00Z"); // as if the worker had been killed before it was written
        work();
        assertThat(out("task", "list", "-q", "--status", "completed").lines().count()).isEqualTo(made);
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void aScheduleIsRemovedAndOnRecord() {
        out("add", "--cron", "0 3 * * 1-5", "--zone", "Europe/Berlin", "--quiet-hours", "22:00-06:00", "--", "true");
        assertThat(out("queue", "schedules", "--no-headers", "--columns", "schedule,cron,zone,catchup,overlap,quiet_hours", "-o", "csv"))
                .isEqualTo("true,0 3 * * 1-5,Europe/Berlin,one,skip,22:00-06:00\n");
        refused(4, "there is a schedule true", "add", "--cron", "0 3 * * 1-5", "--", "true");
        refused(3, "no schedule 'treu' (did you mean 'true'?)", "queue", "unschedule", "treu");
        assertThat(tool.run("queue", "unschedule", "true").err()).isEqualTo("task-mgmt: schedule true is removed\n");
        assertThat(tool.run("queue", "schedules").err()).contains("there are no schedules");
        assertThat(out("audit", "list", "-o", "csv", "--no-headers", "--columns", "action").lines().toList())
                .contains("schedule_added", "schedule_removed");
    }

    @Test
    void theShortWordsOfCrontabsAreKnown() {
        for (String word : new String[] {"@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually"}) {
            out("add", "--cron", word, "--id", word.substring(1), "--", "true");
        }
        assertThat(out("queue", "schedules", "--no-headers", "--columns", "cron", "-o", "csv").lines()).containsExactlyInAnyOrder("0 * * * *",
                "0 0 * * *", "0 0 * * *", "0 0 * * 0", "0 0 1 * *", "0 0 1 1 *", "0 0 1 1 *");
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        refused(2, "is no schedule of cron", "add", "--cron", "every day", "--", "true");
        refused(2, "go with --cron", "add", "--overlap", "skip", "--", "true");
        refused(2, "do not go with --cron", "add", "--cron", "0 3 * * *", "--delay", "1h", "--", "true");
        refused(2, "has a secret in it", "add", "--cron", "0 3 * * *", "--", "curl", "https://ann:hunter22@example.org/");
        assertThat(tool.run("queue", "schedules").err()).doesNotContain("hunter22");
    }
}
