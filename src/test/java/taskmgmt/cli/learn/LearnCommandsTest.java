package taskmgmt.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.change.learned.PublishSettings;
import taskmgmt.json.Json;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.Setting;
import taskmgmt.learning.settings.SettingKey;
import taskmgmt.store.write.TaskLog;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.MadeRunLines;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;

/** From the runs of a log to settings that other commands go by, and back. */
class LearnCommandsTest {
    private static final Instant START = Instant.parse("2025-11-01T00:00:00Z");
    private static final String FIRST = "v20251117.120000";

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private final MadeRunLines runs = new MadeRunLines();

    @BeforeEach
    void aLogWhoseRunsVary() throws IOException {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "ann");
        ingest(START, 200, i -> i % 5 == 4 ? 600 : 60);
    }

    private void ingest(Instant from, int count, IntToLongFunction seconds) throws IOException {
        runs.add(from, count, seconds);
        runs.write(directory.resolve("runs.jsonl"));
        assertThat(tool.run("events", "ingest", "runs.jsonl").err()).isEmpty();
    }

    private Map<String, @Nullable Object> pass(String... more) throws Exception {
        List<String> words = new ArrayList<>(List.of("learn", "loop", "--json"));
        words.addAll(List.of(more));
        Tool.Outcome outcome = tool.run(words.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return Json.strict().parse(outcome.out());
    }

    private @Nullable Object inForce() throws Exception {
        return Json.strict().parse(tool.run("learn", "show", "--json").out()).get("settings_version");
    }

    private List<String> audited() throws IOException {
        return tool.lines("immutable_audit.jsonl").stream().map(line -> line.replaceAll(".*\"action\":\"([a-z_]+)\".*", "$1")).toList();
    }

    @Test
    void publishesWhatIsBetterStepByStepInBothLogs() throws Exception {
        Map<String, @Nullable Object> result = pass();
        assertThat(result).containsEntry("step", "published").containsEntry("settings_version", FIRST).containsEntry("before", null);
        assertThat(String.valueOf(result.get("lessons"))).contains("lesson=anomalies, outcome=better");
        assertThat(inForce()).isEqualTo(FIRST);
        assertThat(tool.events().subList(400, tool.events().size()))
                .containsExactly("task.created", "task.updated", "task.started", "task.completed");
        assertThat(audited().subList(audited().size() - 5, audited().size()))
                .containsExactly("task_registered", "governance_approved", "task_updated", "task_started", "task_completed");
        assertThat(tool.run("audit", "verify").status()).isZero();
        assertThat(tool.run("evidence", "learning").out()).contains("learned_settings was updated in 1 record, last to " + FIRST);
    }

    @Test
    void aTrialWritesNothing() throws Exception {
        List<String> before = tool.lines("registry.jsonl");
        assertThat(pass("--dry-run")).containsEntry("step", "published").containsEntry("settings_version", null);
        assertThat(tool.lines("registry.jsonl")).isEqualTo(before);
        assertThat(tool.run("learn", "loop", "--dry-run").out()).startsWith("Would be: settings in force\n").contains("anomalies", "8:0");
    }

    @Test
    void showsWhatWasLearnedAndWhatItChanged() throws Exception {
        assertThat(tool.run("learn", "show").out()).isEqualTo("No learned settings are in force: every command uses its defaults.\n");
        assertThat(tool.run("learn", "diff").status()).isEqualTo(3);
        pass();
        assertThat(tool.run("learn", "show").out()).startsWith("Learned settings " + FIRST)
                .contains("anomaly.slow_factor  backup of storage", "What the back-test found", "in force");
        assertThat(tool.run("learn", "show", FIRST).out()).isEqualTo(tool.run("learn", "show").out());
        assertThat(tool.run("learn", "show", "v20200101.000000").status()).isEqualTo(3);
        String diff = tool.run("learn", "diff", "-o", "csv").out();
        assertThat(diff).contains("setting,scope,subsystem,name,before,after,meaning", "anomaly.slow_factor,group,storage,backup,3,");
        assertThat(tool.run("learn", "diff", FIRST, "--against", "standards", "-o", "csv").out()).isEqualTo(diff);
        assertThat(tool.run("learn", "diff", FIRST, "--against", FIRST, "-o", "csv").out()).hasLineCount(1);
    }

    @Test
    void anomaliesGoByTheVersionInForceAndSayso() throws Exception {
        String[] asked = {"anomalies", "--since", "2025-10-01", "--direction", "slow", "-o", "jsonl"};
        Tool.Outcome before = tool.run(asked);
        assertThat(before.out()).hasLineCount(40).doesNotContain("settings_version");
        assertThat(before.err()).isEmpty();
        pass();
        Tool.Outcome after = tool.run(asked);
        assertThat(after.out()).isEmpty();
        assertThat(after.err()).contains("learned (settings " + FIRST + ")");
        assertThat(tool.run("anomalies", "--since", "2025-10-01", "--direction", "slow", "--factor", "3", "-o", "jsonl").out())
                .as("whoever names a factor wants that one").isEqualTo(before.out());
        assertThat(tool.run("anomalies", "--thresholds", "-o", "jsonl").out()).contains("\"settings_version\":\"" + FIRST + "\"");
    }

    @Test
    void forecastsNameTheVersionTheyAreMadeBy() throws Exception {
        String before = tool.run("forecast", "--type", "backup", "--json").out();
        assertThat(before).doesNotContain("settings_version");
        pass();
        assertThat(tool.run("forecast", "--type", "backup", "--json").out()).contains("\"settings_version\": \"" + FIRST + "\"");
        assertThat(tool.run("forecast", "--type", "backup").out()).contains("Settings          " + FIRST + ", learned");
    }

    private void publish(Setting setting, double value) throws IOException {
        try (TaskLog log = new LogFixture(directory.resolve("logs")).open()) {
            new PublishSettings(log, Seed.random(LearnCommandsTest.class)).publish(new PublishSettings.Request(
                    LearnedSettings.NONE.with(SettingKey.of(setting), value), null, null, "tried", List.of(), Map.of()));
        }
    }

    @Test
    void forecastsOfWhatIsLeftAndBackTestsGoByTheVersionInForce() throws Exception {
        ingest(START.plusSeconds(200 * 900), 12, _ -> 240);
        assertThat(tool.at("2025-11-17T11:59:30Z").run("task", "create", "--id", "now", "--title", "t", "--type", "backup", "--subsystem", "storage",
                "--start").status()).isZero();
        String[] tests = {"forecast", "backtest", "--json"};
        String[] remainingTests = {"forecast", "backtest", "--remaining", "--json"};
        String[] left = {"forecast", "remaining", "now", "-o", "jsonl"};
        String before = tool.run(left).out();
        assertThat(before).contains("p50");

        publish(Setting.FORECAST_HALF_LIVES, 0.125);
        String test = tool.run(tests).out();
        assertThat(test).contains("\"settings_version\": \"v2026");
        assertThat(tool.run("forecast", "backtest").out()).contains("learned from this history; --standard goes without them");
        String remainingTest = tool.run(remainingTests).out();
        assertThat(remainingTest).contains("\"settings_version\": \"v2026");
        assertThat(tool.run("forecast", "backtest", "--remaining").out()).contains("learned from this history");
        assertThat(tool.run(left).out()).isNotEqualTo(before);
        assertThat(figure(tool.run("forecast", "backtest", "--standard", "--json").out(), "pinball_loss_seconds"))
                .isNotEqualTo(figure(test, "pinball_loss_seconds"));
        assertThat(tool.run("forecast", "backtest", "--remaining", "--standard", "--json").out()).doesNotContain("settings_version")
                .isNotEqualTo(remainingTest.replaceAll(",\\s*\"settings_version\": \"[^\"]*\"", ""));
    }

    private static String figure(String json, String key) {
        return json.lines().filter(line -> line.contains(key)).findFirst().orElseThrow();
    }

    @Test
    void alertsGoByTheFactorsInForce() throws Exception {
        assertThat(tool.at("2025-10-31T00:00:00Z").run("alert", "add", "a", "--on", "anomaly", "--", "true").status()).isZero();
        String before = tool.run("alert", "check", "-o", "jsonl").out();
        assertThat(before.lines().filter(line -> line.contains("out of the ordinary: slow"))).hasSize(40);
        pass();
        assertThat(tool.run("alert", "check", "-o", "jsonl").out().lines().filter(line -> line.contains("out of the ordinary: slow"))).isEmpty();
    }

    @Test
    void aTimeLimitFromTheForecastSaysByWhichSettings() throws Exception {
        pass();
        Tool.Outcome run = tool.run("run", "--type", "backup", "--subsystem", "storage", "--timeout", "forecast", "--", "true");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("time limit ").contains("(settings " + FIRST + ")");
        assertThat(tool.run("run", "--quiet", "--type", "backup", "--subsystem", "storage", "--timeout", "forecast", "--", "true").err()).isEmpty();
    }

    @Test
    void triesNoHistoryTwice() throws Exception {
        pass();
        assertThat(pass()).containsEntry("step", "nothing").containsEntry("before", FIRST);
        assertThat(tool.run("learn", "loop").out()).startsWith("nothing to try\n").contains("0 of 40");
    }

    @Test
    void whatIsNoBetterIsRecordedSoThatItIsNotTriedAgain() throws Exception {
        tool.environment("TASK_MGMT_LOGS", directory.resolve("changed").toString());
        ingest(START, 140, i -> 60 + i * 7919L % 5);
        ingest(START.plusSeconds(900 * 200), 60, i -> 75 + i * 7919L % 5);
        assertThat(pass()).containsEntry("step", "not_better").containsEntry("settings_version", null);
        assertThat(tool.run("learning", "list", "-o", "jsonl").out()).contains("\"learned settings stay: nothing better was found\"", "\"completed\"");
        assertThat(pass()).containsEntry("step", "nothing");
        assertThat(inForce()).isNull();
    }

    @Test
    void whatThePolicyHoldsComesInForceByItsApproval() throws Exception {
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"allow\",\"governance\":{\"risks\":["
                + "{\"name\":\"settings\",\"components\":[\"/learned_settings/*\"],\"risk\":\"high\"}]}}");
        assertThat(pass()).containsEntry("step", "held").containsEntry("settings_version", FIRST);
        assertThat(inForce()).isNull();
        assertThat(pass()).containsEntry("step", "waiting");
        String id = tool.run("governance", "list", "--state", "held", "-o", "jsonl").out().replaceAll("(?s).*\"task_id\":\"([^\"]+)\".*", "$1");
        assertThat(tool.run("governance", "approve", id, "--actor", "bob").status()).isZero();
        assertThat(pass("--dry-run")).containsEntry("step", "put_in_force");
        assertThat(inForce()).isNull();
        assertThat(pass()).containsEntry("step", "put_in_force").containsEntry("settings_version", FIRST);
        assertThat(inForce()).isEqualTo(FIRST);
        Tool.Outcome rollback = tool.at("2025-11-17T12:00:05Z").run("learn", "rollback");
        assertThat(rollback.out()).endsWith("restore standards: pending approval\n");
        assertThat(inForce()).isEqualTo(FIRST);
    }

    @Test
    void aPersonRollsBackAndForth() throws Exception {
        assertThat(tool.run("learn", "rollback").err()).contains("nothing to roll back");
        pass();
        assertThat(tool.run("learn", "rollback", "v20200101.000000").status()).isEqualTo(3);
        assertThat(tool.run("learn", "rollback", FIRST).status()).isEqualTo(4);
        Tool.Outcome back = tool.at("2025-11-17T12:00:05Z").run("learn", "rollback", "--reason", "alarms at night");
        assertThat(back.out()).isEqualTo("settings v20251117.120005 restore standards: in force\n");
        assertThat(tool.run("learn", "show").out()).contains("Restores          standards: alarms at night", "none: the standards hold", "superseded");
        Tool.Outcome forth = tool.at("2025-11-17T12:00:09Z").run("learn", "rollback", FIRST, "--json");
        assertThat(forth.out()).contains("\"restores\": \"" + FIRST + "\"", "\"approval\": \"approved\"");
        assertThat(tool.run("learn", "diff", "--against", FIRST, "-o", "csv").out()).hasLineCount(1);
        assertThat(pass()).as("what was rolled back is not tried on the same history").containsEntry("step", "nothing");
    }

    @Test
    void whatDoesWorseInForceIsRolledBack() throws Exception {
        pass();
        // Runs that hardly vary any more: what is six times as long as they is found by the standard, and no more by what was learned.
        ingest(Instant.parse("2025-11-17T13:00:00Z"), 60, i -> 90);
        tool.at("2025-11-19T12:00:00Z");
        assertThat(pass("--dry-run")).containsEntry("step", "rolled_back");
        assertThat(tool.run("learn", "loop", "--dry-run").out()).startsWith("Would be: rolled back\n");
        assertThat(inForce()).isEqualTo(FIRST);
        Map<String, @Nullable Object> result = pass();
        assertThat(result).containsEntry("step", "rolled_back").containsEntry("before", FIRST);
        assertThat(String.valueOf(result.get("watched"))).contains("lesson=anomalies", "worse_now=true");
        assertThat(tool.run("learn", "show").out()).contains("Restores          standards: worse than what it replaced: anomalies");
        assertThat(pass()).containsEntry("step", "nothing");
    }

    @Test
    void thePolicyMayForbidToPublish() throws Exception {
        Files.writeString(directory.resolve("logs/policy.json"), "{\"version\":1,\"default\":\"allow\",\"rules\":[{\"name\":\"no learning\","
                + "\"effect\":\"deny\",\"accounts\":[\"*\"],\"actions\":[\"learning.*\"]}]}");
        assertThat(tool.run("learn", "loop").status()).isEqualTo(4);
        assertThat(inForce()).isNull();
        assertThat(tool.run("learn", "loop", "--dry-run").status()).isZero();
    }

    @Test
    void theHealerTriesFirstWhatHelped() throws Exception {
        Files.writeString(directory.resolve("book.yaml"), "{id: book, failure_mode: missing, severity: low, cool_down: 0s, max_remedies_per_hour: 1000, detector: {type: file, path: there},"
                + " remedies: [{type: command, argv: ['false']}, {type: command, argv: [touch, there]}]}");
        for (int i = 0; i < 10; i++) {
            Files.deleteIfExists(directory.resolve("there"));
            tool.at("2025-11-17T12:" + (10 + i) + ":00Z");
            Tool.Outcome healed = tool.run("heal", "run", "book.yaml");
            assertThat(healed.status()).as(healed.out() + healed.err()).isZero();
        }
        assertThat(String.valueOf(pass().get("lessons"))).contains("lesson=remedies, outcome=better");
        Files.delete(directory.resolve("there"));
        tool.at("2025-11-17T12:40:00Z");
        Tool.Outcome healed = tool.run("heal", "run", "book.yaml");
        assertThat(healed.err()).contains("book: first run touch there (settings v20251117.121900)");
        assertThat(String.valueOf(tool.last("incidents.jsonl").get("actions_taken"))).contains("touch").doesNotContain("false");
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThat(tool.run("learn", "loop", "--once", "--every", "60s").status()).isEqualTo(2);
        assertThat(tool.run("learn", "loop", "--every", "0s").status()).isEqualTo(2);
        assertThat(tool.run("learn", "rollback", "--reason", " ").status()).isEqualTo(2);
    }
}
