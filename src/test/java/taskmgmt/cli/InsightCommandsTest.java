package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.insight.Advice;
import taskmgmt.insight.Insight;
import taskmgmt.insight.InsightKind;
import taskmgmt.testkit.Tool;
import taskmgmt.testkit.Words;

/** What insights say to type can be typed, and does nothing else than they say. */
class InsightCommandsTest {
    @TempDir
    private Path directory;

    private static Insight insight(InsightKind kind, String name) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("from_at", Instant.parse("2026-01-05T12:00:00.123Z"));
        figures.put("failure_mode", name);
        figures.put("incident_severity", "high");
        return new Insight(kind, name, name, 1, figures, Map.of());
    }

    @ParameterizedTest
    @EnumSource(InsightKind.class)
    void whatIsSaidToTypeIsACommandOfTheProgram(InsightKind kind) {
        String line = Advice.of(insight(kind, "backup"));
        if (line == null) {
            assertThat(kind).isEqualTo(InsightKind.REMEDY_WORKS);
            return;
        }
        List<String> words = Words.of(line);
        assertThat(words.getFirst()).isEqualTo("task-mgmt");
        Invocation invocation = Invocation.of(words.stream().skip(1).toArray(String[]::new));
        Command command = null;
        int length = Math.min(3, invocation.words().size());
        while (command == null && length > 0) {
            command = Catalog.command(invocation.name(length--));
        }
        assertThat(command).as(line).isNotNull();
        assertThat(command != null && CommandForm.parse(command, invocation.argumentsAfter(length + 1), Tool.in(directory).session())).as(line).isTrue();
    }

    @Test
    void aNameIsOneWordForAShellWhateverItHolds() {
        assertThat(Advice.of(insight(InsightKind.MEMORY_UP, "a b; rm -rf ~"))).isEqualTo("task-mgmt trend memory --subsystem='a b; rm -rf ~' --type='a b; rm -rf ~'");
        assertThat(Advice.of(insight(InsightKind.RECURRING, "it's"))).isEqualTo("task-mgmt incident list --failure-mode='it'\\''s'");
        assertThat(Advice.of(insight(InsightKind.RECURRING, ""))).isEqualTo("task-mgmt incident list --failure-mode=''");
        assertThat(Advice.of(insight(InsightKind.RECURRING, "--all"))).isEqualTo("task-mgmt incident list --failure-mode=--all");
        assertThat(Advice.of(insight(InsightKind.FAILURES_UP, "x"))).endsWith("--ended-since=2026-01-05T12:00:00Z");
    }

    @Test
    void insightsNameTheCommandBelowTheirTableAndBesideTheirFigures() {
        Tool tool = Tool.in(directory).at("2026-01-05T12:00:00Z");
        for (int i = 0; i < 12; i++) {
            tool.run("task", "create", "--title", "t", "--id", "t" + i, "--type", "load", "--subsystem", "etl", "--start");
            tool.run(i % 3 == 0 ? new String[] {"task", "fail", "t" + i, "--error", "x"} : new String[] {"task", "complete", "t" + i});
        }
        assertThat(tool.run("insights").out()).contains("\nWhat to type\n- task-mgmt task list --status failed --subsystem=etl --type=load --ended-since=");
        assertThat(tool.run("insights", "-o", "jsonl").out()).contains("\"command\":\"task-mgmt task list --status failed").contains("\"command\":\"task-mgmt forecast ");
        assertThat(tool.run("insights", "-o", "jsonl").out()).doesNotContain("What to type");
    }
}
