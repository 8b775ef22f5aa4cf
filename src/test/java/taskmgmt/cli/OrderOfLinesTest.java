package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Tool;

/** Every figure goes by time: the same events give the same reports in whatever order their lines stand. */
class OrderOfLinesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<String> REPORTS = List.of(
            "stats --json", "stats --by type,subsystem --json", "stats compare --since 30d --against previous --json",
            "forecast --type build --json", "forecast --type build --last 10 --all-outcomes --json",
            "forecast --type deploy --subsystem s1 --metadata host=h1 --json",
            "forecast backtest --by group --json", "forecast backtest --remaining --json",
            "forecast remaining --active --json", "anomalies --since 60d --json", "anomalies --since 60d --method robust --metric all --json",
            "anomalies --since 60d --method forecast --json", "anomalies --kind shift --json", "anomalies --thresholds --json",
            "stuck --json", "stuck --longer-than p95x3 --json", "sla --json", "mttr --json", "mttr --by day --json",
            "trend duration --since 60d --json", "trend mttr --since 60d --json", "trend tasks --since 20d --json",
            "insights --since 60d --json", "dashboard --json", "task list --json", "task list --limit 7 --json",
            "task list --sort priority:desc --limit 30 --json", "task order --json",
            "incident list --json", "incident list --limit 1 --json", "learning list --limit 3 --json",
            "evidence healing --json", "evidence unified --json");

    @TempDir
    private Path directory;
    private int copies;

    /** One line, the task or incident it is of, and its time. */
    private record Line(String of, Instant at, String text) {}

    @Test
    void reportsAreTheSameInAnyOrderOfTheLines() throws IOException {
        Random random = Seed.random(OrderOfLinesTest.class);
        List<Line> registry = registry(random);
        List<Line> incidents = incidents(random);
        Map<String, String> sorted = reports(byTime(registry), byTime(incidents));

        assertThat(sorted.get("forecast backtest --by group --json")).contains("pinball");
        for (int round = 0; round < 4; round++) {
            assertSame("shuffled", sorted, reports(shuffled(registry, random), shuffled(incidents, random)));
        }
        assertSame("newest first", sorted, reports(newestFirst(registry), newestFirst(incidents)));
        assertSame("job by job", sorted, reports(registry, incidents));
    }

    @Test
    void ingestedLinesGiveTheSameInAnyOrderAtAll() throws IOException {
        Random random = Seed.random(OrderOfLinesTest.class);
        List<Line> registry = registry(random);
        Map<String, String> sorted = ingested(byTime(registry));

        List<Line> shuffled = new ArrayList<>(registry);
        Collections.shuffle(shuffled, random);
        assertSame("shuffled", sorted, ingested(shuffled));
        assertSame("newest first", sorted, ingested(byTime(registry).reversed()));
        assertSame("job by job", sorted, ingested(registry));
    }

    private Map<String, String> ingested(List<Line> lines) throws IOException {
        Path place = Files.createDirectories(directory.resolve("copy" + copies++));
        Path file = Files.write(place.resolve("export.jsonl"), lines.stream().map(Line::text).toList());
        Tool.Outcome outcome = Tool.in(place).at(NOW.toString()).run("events", "ingest", file.toString());
        assertThat(outcome.out()).contains(" 0 refused");
        return reports(place);
    }

    private static void assertSame(String order, Map<String, String> expected, Map<String, String> found) {
        expected.forEach((report, text) -> assertThat(found.get(report)).as("%s, %s", report, order).isEqualTo(text));
    }

    private Map<String, String> reports(List<Line> registry, List<Line> incidents) throws IOException {
        Path place = Files.createDirectories(directory.resolve("copy" + copies++));
        Path logs = Files.createDirectory(place.resolve("logs"));
        Files.write(logs.resolve("registry.jsonl"), registry.stream().map(Line::text).toList());
        Files.write(logs.resolve("incidents.jsonl"), incidents.stream().map(Line::text).toList());
        return reports(place);
    }

    private static Map<String, String> reports(Path place) {
        Map<String, String> reports = new LinkedHashMap<>();
        for (String report : REPORTS) {
            Tool.Outcome outcome = Tool.in(place).at(NOW.toString()).run(report.split(" ", -1));
            assertThat(outcome.status()).as("%s: %s", report, outcome.err()).isLessThan(2);
            reports.put(report, outcome.out());
        }
        return reports;
    }

    private static List<Line> byTime(List<Line> lines) {
        List<Line> sorted = new ArrayList<>(lines);
        sorted.sort(Comparator.comparing(Line::at));
        return sorted;
    }

    private static List<Line> newestFirst(List<Line> lines) {
        List<List<Line>> jobs = new ArrayList<>(jobs(lines).values());
        jobs.sort(Comparator.comparing((List<Line> job) -> job.getLast().at()).reversed());
        return jobs.stream().flatMap(List::stream).toList();
    }

    /** In any order but that of each task's own lines, which is what decides whether it was allowed to move. */
    private static List<Line> shuffled(List<Line> lines, Random random) {
        List<List<Line>> jobs = new ArrayList<>();
        jobs(lines).values().forEach(job -> jobs.add(new ArrayList<>(job)));
        List<Line> shuffled = new ArrayList<>();
        while (!jobs.isEmpty()) {
            int which = random.nextInt(jobs.size());
            shuffled.add(jobs.get(which).removeFirst());
            if (jobs.get(which).isEmpty()) {
                Collections.swap(jobs, which, jobs.size() - 1);
                jobs.removeLast();
            }
        }
        return shuffled;
    }

    private static Map<String, List<Line>> jobs(List<Line> lines) {
        Map<String, List<Line>> jobs = new LinkedHashMap<>();
        lines.forEach(line -> jobs.computeIfAbsent(line.of(), unseen -> new ArrayList<>()).add(line));
        return jobs;
    }

    /** Tasks of some groups over two months to the second, so that many things happen at once. */
    private static List<Line> registry(Random random) {
        List<Line> lines = new ArrayList<>();
        List<String> types = List.of("build", "deploy", "train");
        for (int i = 0; i < 420; i++) {
            String id = "t" + (i * 7919 % 1000);
            String type = types.get(random.nextInt(types.size()));
            boolean learns = random.nextInt(12) == 0;
            boolean heals = !learns && random.nextInt(12) == 0;
            Instant at = NOW.minusSeconds(random.nextInt(60 * 24 * 12) * 300L + 4_000);
            add(lines, id, at, "task.created", "\"title\":\"" + type + i % 5 + "\",\"task_type\":\""
                    + (learns ? "config_update" : heals ? "incident_healing" : type) + "\",\"subsystem\":\""
                    + (learns ? "learning" : heals ? "healing" : "s" + random.nextInt(2)) + "\",\"priority\":" + (1 + random.nextInt(10))
                    + ",\"sla_hours\":1,\"metadata\":{\"host\":\"h" + random.nextInt(3) + "\"}");
            if (random.nextInt(8) > 0) {
                add(lines, id, at.plusSeconds(random.nextInt(3) * 60L), "task.started", "");
            }
            // Slower from the middle on, so that there is a shift to find.
            boolean late = at.isAfter(NOW.minusSeconds(30 * 86_400L));
            Instant end = at.plusSeconds(180 + (late ? 900 : 0) + random.nextInt(10) * 30L);
            int how = random.nextInt(20);
            if (how > 0) {
                add(lines, id, end, how > 3 ? "task.completed" : how > 1 ? "task.failed" : "task.cancelled",
                        random.nextBoolean() ? "\"resource_usage\":{\"cpu_seconds\":" + random.nextInt(100) / 10.0
                                + ",\"memory_peak_mb\":" + random.nextInt(500) + "}" : "");
            }
        }
        return lines;
    }

    private static List<Line> incidents(Random random) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String id = "inc" + (i * 37 % 100);
            Instant at = NOW.minusSeconds(random.nextInt(60 * 24) * 3_600L + 7_000);
            String fixed = ",\"playbook_id\":\"pb\",\"playbook_name\":null,\"failure_mode\":\"dns" + random.nextInt(3)
                    + "\",\"severity\":\"" + List.of("critical", "high").get(random.nextInt(2))
                    + "\",\"mttr_seconds\":null,\"actions_taken\":[],\"error\":null,\"metadata\":{}";
            lines.add(new Line(id, at, "{\"incident_id\":\"" + id + "\",\"detected_at\":\"" + at
                    + "\",\"resolved_at\":null,\"status\":\"detected\"" + fixed + ",\"success\":false}"));
            if (random.nextInt(6) > 0) {
                Instant end = at.plusSeconds(random.nextInt(100) * 60L);
                lines.add(new Line(id, end, "{\"incident_id\":\"" + id + "\",\"detected_at\":\"" + at + "\",\"resolved_at\":\"" + end
                        + "\",\"status\":\"resolved\"" + fixed + ",\"success\":true}"));
            }
        }
        return lines;
    }

    private static void add(List<Line> lines, String id, Instant at, String event, String fields) {
        lines.add(new Line(id, at, "{\"ts\":\"" + at + "\",\"event\":\"" + event + "\",\"task_id\":\"" + id + "\""
                + (fields.isEmpty() ? "" : "," + fields) + "}"));
    }
}
