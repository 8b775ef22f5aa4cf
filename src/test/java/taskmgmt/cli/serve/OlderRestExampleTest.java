package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

/** {@code examples/older-rest.sh}, as somebody runs it who has a client of an earlier registry. */
class OlderRestExampleTest {
    @TempDir
    private Path directory;

    /** 47 runs of 5.1 s to 45.8 s. */
    private void history(Tool tool) {
        List<String> seconds = new ArrayList<>(List.of("5.1", "45.8", "40", "38.5", "27.4"));
        seconds.addAll(Collections.nCopies(42, "13.3"));
        Collections.shuffle(seconds, new Random(1));
        for (int i = 0; i < seconds.size(); i++) {
            String start = "2025-11-16T%02d:%02d:00Z".formatted(i / 6, i % 6 * 10);
            tool.at(start).run("task", "create", "--id", "p" + i, "--title", "Restart", "--subsystem", "healing", "--type", "playbook", "--start", "--logs", "logs");
            tool.at(Instant.parse(start).plusMillis(Math.round(Double.parseDouble(seconds.get(i)) * 1000)).toString())
                    .run("task", "complete", "p" + i, "--logs", "logs");
        }
    }

    @Test
    void itsLinesPrintWhatEarlierRegistriesDid() throws Exception {
        Tool tool = Tool.in(directory);
        history(tool);
        tool.at("2025-11-17T12:00:00Z");
        tool.run("learning", "event", "--title", "mission", "--logs", "logs");
        tool.run("incident", "open", "--failure-mode", "port_in_use", "--severity", "high", "--logs", "logs");
        Map<String, String> said = new LinkedHashMap<>();
        try (Served server = Served.by(tool, "--anonymous", "reporter", "--logs", "logs")) {
            String url = "http://localhost:" + server.port();
            Process script = new ProcessBuilder("sh", Path.of("examples/older-rest.sh").toAbsolutePath().toString(), url).redirectErrorStream(true).start();
            String all = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(script.waitFor()).as(all).isZero();
            for (String part : all.split("(?m)^# ", -1)) {
                said.put(part.lines().findFirst().orElse("").replace(url, ""), part.substring(part.indexOf('\n') + 1));
            }
        }
        assertThat(said).hasSize(20);
        assertThat(said.get("/api/tasks/healing_playbook_abc123/status")).contains("\"task_id\": \"healing_playbook_abc123\"", "\"status\": \"active\"");
        assertThat(said.get("/api/task-registry/task/healing_playbook_abc123")).contains("\"status\": \"completed\"", "\"verification_status\": \"passed\"");
        assertThat(said.get("/api/task-registry/tasks?status=active")).doesNotContain("healing_playbook_abc123");
        assertThat(said.get("/api/task-registry/tasks?subsystem=healing")).contains("healing_playbook_abc123", "\"p46\"");
        assertThat(said.get("/api/tasks/registry?subsystem=self_healing")).contains("\"task_type\": \"healing_incident\"");
        assertThat(said.get("/api/tasks/registry?task_type=healing_incident")).contains("HIGH: port_in_use");
        assertThat(said.get("/api/task-registry/subsystem/healing")).contains("\"subsystem\": \"healing\"", "\"completed\": 48", "\"success_rate\": 1", "\"total_completed\": 48");
        assertThat(said.get("/api/task-registry/subsystem/healing")).isEqualTo(said.get("/api/tasks/metrics/subsystem/healing"));
        assertThat(said.get("/api/task-registry/stats")).isEqualTo(said.get("/api/tasks/metrics/summary")).contains("\"success_rate\": ");
        assertThat(said.get("/api/task-registry/forecast?subsystem=healing&task_type=playbook")).contains("\"forecast\": {", "\"avg_seconds\": ", "\"min_seconds\": 0",
                "\"max_seconds\": 45.8", "\"p95_seconds\": 38.5", "\"sample_size\": 48", "\"confidence\": \"high\"");
        assertThat(said.get("/api/task-registry/metrics/anomalies?subsystem=ml_pipeline")).isEqualToIgnoringWhitespace("[]");
    }
}
