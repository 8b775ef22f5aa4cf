package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

class MttrCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    /** Five incidents: 10 s and 30 s on one port, the second a recurrence; a failed one, an open one, one without a playbook. */
    @BeforeEach
    void makeIncidents() {
        tool = Tool.in(directory).environment("TASK_MGMT_ACTOR", "guard");
        String first = open("2025-03-10T10:00:00Z", "port_in_use", "high", "--playbook", "free-port", "--metadata", "port=80",
                "--occurred-at", "4s");
        tool.at("2025-03-10T10:00:01Z").run("incident", "remediate", first);
        tool.at("2025-03-10T10:00:05Z").run("incident", "remediate", first);
        tool.at("2025-03-10T10:00:10Z").run("incident", "resolve", first);
        String second = open("2025-03-11T09:00:00Z", "port_in_use", "high", "--playbook", "free-port", "--metadata", "port=80");
        tool.at("2025-03-11T09:00:30Z").run("incident", "resolve", second, "--by-hand");
        String failed = open("2025-03-14T08:00:00Z", "disk_full", "critical", "--metadata", "occurred_at=2025-03-14T07:59:30Z");
        tool.at("2025-03-14T08:10:00Z").run("incident", "fail", failed);
        open("2025-03-14T09:00:00Z", "disk_full", "low");
        String last = open("2025-03-14T09:30:00Z", "port_in_use", "medium", "--metadata", "port=81");
        tool.at("2025-03-14T10:20:00Z").run("incident", "resolve", last);
        tool.at("2025-03-14T12:00:00Z");
    }

    @Test
    void saysHowLongRepairsTakeAndWhetherThatIsSoonEnough() {
        assertThat(tool.run("mttr")).isEqualTo(new Tool.Outcome(0, """
                Time to repair

                Incidents         5: 1 open, 3 resolved, 1 failed (in 11 records)
                Time to repair    mean 16m 53s, p50 30.000 s, p95 50m 00s, min 10.000 s, max 50m 00s (of 3)
                Time to detect    mean 17.000 s, p50 4.000 s, p95 30.000 s, min 4.000 s, max 30.000 s (of 2)
                Time to start     mean 1.000 s, p50 1.000 s, p95 1.000 s, min 1.000 s, max 1.000 s (of 1)
                Recurred          1 of 3 resolved (33.3%) within 24 h
                Healed            1 without a person, 1 by hand, 1 without saying how
                Target            120 s on average: missed; 2 of 3 within it (66.7%)
                Last 24 h         mean 50m 00s (of 1); last 7 days mean 16m 53s (of 3): slower
                Damaged lines     0

                By severity
                SEVERITY   TARGET  RESOLVED      MEAN  WITHIN  MET      OPEN TOO LONG
                critical   5m 00s         0         -       0  no data              0
                high      15m 00s         2  20.000 s       2  met                  0
                medium    30m 00s         1   50m 00s       0  missed               0
                low        1h 00m         0         -       0  no data              1

                By failure mode
                FAILURE MODE  ALL  RESOLVED  RECURRED     MEAN       P50      P95      MAX
                disk_full       2         0         0        -         -        -        -
                port_in_use     3         3         1  16m 53s  30.000 s  50m 00s  50m 00s  ████████████████
                """, ""));
    }

    @Test
    void hasStableKeys() throws BadJsonException {
        Map<String, @Nullable Object> data = json();

        assertThat(data.keySet()).containsExactly("records", "incidents", "open", "resolved", "failed", "mttr_seconds", "without_repair_time",
                "detect_seconds", "remediation_start_seconds", "recurrence", "healed", "target", "severity_targets", "regression",
                "old_placeholder", "by", "groups", "damaged_lines");
        assertThat(data.get("mttr_seconds")).hasToString(
                "{count=3, mean=1013.333333333, p50=30, p95=3000, min=10, max=3000}");
        assertThat(data.get("detect_seconds")).hasToString("{count=2, mean=17, p50=4, p95=30, min=4, max=30}");
        assertThat(data.get("remediation_start_seconds")).hasToString("{count=1, mean=1, p50=1, p95=1, min=1, max=1}");
        assertThat(data.get("recurrence")).hasToString("{within_hours=24, resolved=3, recurred=1, "
                + "recurred_percent=33.3}");
        assertThat(data.get("healed")).hasToString("{without_person=1, by_hand=1, unsaid=1, "
                + "without_person_percent=33.3}");
        assertThat(data.get("target")).hasToString("{target_seconds=120, resolved=3, mean_seconds=1013.333333333, "
                + "met=false, within=2, within_percent=66.7, open_too_long=1}");
        assertThat(data.get("regression")).hasToString("{last_24h={count=1, mean_seconds=3000}, "
                + "last_7d={count=3, mean_seconds=1013.333333333}, ratio=2.961, factor=1.2, regressed=true}");
        assertThat(data).containsEntry("old_placeholder", null);
    }

    @Test
    void placeholderIsShownToThoseWhoCompareIt() throws BadJsonException {
        assertThat(tool.run("mttr").out()).doesNotContain("45 s");
        assertThat(tool.run("mttr", "--compare-placeholder").out()).contains(
                "\nOld placeholder   45 s, reported by earlier systems and never measured; real mean 16m 53s\nDamaged lines ");
        Map<String, @Nullable Object> data = Json.strict().parse(tool.run("mttr", "--compare-placeholder", "--json").out());
        assertThat(data.get("old_placeholder")).hasToString(
                "{seconds=45, measured=false, real_mean_seconds=1013.333333333}");
    }

    @Test
    void tellsRepairsApart() throws BadJsonException {
        assertThat(groups("severity")).containsExactly("critical 1", "high 2", "low 1", "medium 1");
        assertThat(groups("playbook")).containsExactly("null 3", "free-port 2");
        assertThat(groups("day")).containsExactly("2025-03-10 1", "2025-03-11 1", "2025-03-14 3");
        assertThat(tool.run("mttr", "--by", "colour").status()).isEqualTo(2);
    }

    @Test
    void periodLeavesOutWhatWasDetectedBeforeButNotOfTheRegression() throws BadJsonException {
        Map<String, @Nullable Object> data = json("--since", "2025-03-11");

        assertThat(data).containsEntry("records", 7L).containsEntry("incidents", 4L).containsEntry("resolved", 2L);
        assertThat(data.get("regression")).hasToString(String.valueOf(json().get("regression")));
    }

    @Test
    void failsOnlyWhereAskedAndOnlyForAMissedTargetOrARegression() {
        assertThat(tool.run("mttr", "--fail").status()).isEqualTo(1);
        assertThat(tool.run("mttr", "--fail", "--since", "2025-03-14T11:00:00Z").status()).isEqualTo(1);
        assertThat(tool.at("2025-04-14T12:00:00Z").run("mttr", "--fail", "--since", "1d").status()).isZero();
        assertThat(tool.run("mttr", "--fail").status()).isEqualTo(1);
        assertThat(tool.run("mttr").status()).isZero();
    }

    @Test
    void withoutIncidentsNothingIsKnownRatherThanNought() throws IOException, BadJsonException {
        Files.delete(directory.resolve("logs/incidents.jsonl"));

        Map<String, @Nullable Object> data = json();

        assertThat(data.get("mttr_seconds")).hasToString("{count=0, mean=null, p50=null, p95=null, min=null, "
                + "max=null}");
        assertThat(String.valueOf(data.get("target"))).contains("mean_seconds=null, met=null, within=0, "
                + "within_percent=null");
        assertThat(String.valueOf(data.get("regression"))).contains("ratio=null", "regressed=null");
        assertThat(data).containsEntry("groups", List.of());
        assertThat(tool.run("mttr", "--fail").status()).isZero();
    }

    @Test
    void faultCannotBeginAfterItsDetection() {
        Tool.Outcome outcome = tool.run("incident", "open", "--failure-mode", "x", "--severity", "low",
                "--occurred-at", "2025-03-14T12:00:01Z");

        assertThat(outcome).isEqualTo(new Tool.Outcome(2, "", "task-mgmt: --occurred-at 2025-03-14T12:00:01.000000Z "
                + "has not come yet: a fault begins before it is detected\n"));
        assertThat(tool.run("incident", "remediate", "inc_20250314_090000", "--by-hand").status()).isEqualTo(2);
    }

    private String open(String at, String mode, String severity, String... more) {
        List<String> arguments = new ArrayList<>(List.of("incident", "open", "--failure-mode", mode, "--severity", severity));
        arguments.addAll(List.of(more));
        return tool.at(at).run(arguments.toArray(String[]::new)).out().strip();
    }

    private Map<String, @Nullable Object> json(String... more) throws BadJsonException {
        List<String> arguments = new ArrayList<>(List.of("mttr", "--json"));
        arguments.addAll(List.of(more));
        return Json.strict().parse(tool.run(arguments.toArray(String[]::new)).out());
    }

    private List<String> groups(String by) throws BadJsonException {
        return json("--by", by).get("groups") instanceof List<?> groups
                ? groups.stream().map(group -> ((Map<?, ?>) group).get("group") + " " + ((Map<?, ?>) group).get("incidents")).toList()
                : List.of();
    }
}
