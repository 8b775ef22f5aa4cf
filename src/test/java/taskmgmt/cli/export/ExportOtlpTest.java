package taskmgmt.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.PlainServer;
import taskmgmt.testkit.Tool;

class ExportOtlpTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TempDir
    private Path directory;

    private Tool tool;

    @BeforeEach
    void tool() {
        tool = Tool.in(directory).environment("USER", "ann");
    }

    private String done(String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out();
    }

    private void tasks() {
        tool.at("2026-01-05T09:00:00Z");
        done("task", "create", "--title", "it \"was\" a\nlot", "--type", "build", "--subsystem", "ci", "--id", "a", "--tag", "x", "--start");
        done("task", "create", "--title", "after it", "--type", "deploy", "--subsystem", "ci", "--id", "b", "--depends-on", "a");
        done("task", "create", "--title", "never", "--type", "deploy", "--subsystem", "ops", "--id", "c");
        tool.at("2026-01-05T09:00:02.5Z");
        done("task", "fail", "a", "--error", "no luck");
        done("task", "retry", "a");
        done("task", "start", "a");
        tool.at("2026-01-05T09:00:04Z");
        done("task", "complete", "a");
        done("task", "cancel", "c", "--reason", "no need");
    }

    private static List<?> list(Map<?, ?> object, String key) {
        return Objects.requireNonNull((List<?>) object.get(key), key);
    }

    /** The spans of requests, each on a line. */
    private static List<Map<?, ?>> spans(String lines) throws BadJsonException {
        List<Map<?, ?>> spans = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            for (Object resource : list(Json.strict().parse(line), "resourceSpans")) {
                for (Object scope : list((Map<?, ?>) resource, "scopeSpans")) {
                    list((Map<?, ?>) scope, "spans").forEach(span -> spans.add((Map<?, ?>) span));
                }
            }
        }
        return spans;
    }

    private static Object attribute(Map<?, ?> span, String key) {
        for (Object each : list(span, "attributes")) {
            Map<?, ?> attribute = (Map<?, ?>) each;
            if (key.equals(attribute.get("key")) && attribute.get("value") instanceof Map<?, ?> value) {
                return value.values().iterator().next();
            }
        }
        return "none";
    }

    @Test
    void eachAttemptThatHasEndedIsASpan() throws Exception {
        tasks();
        List<Map<?, ?>> spans = spans(done("export", "otlp", "--file", "-"));

        assertThat(spans).extracting(span -> attribute(span, "task_mgmt.task.id") + " " + attribute(span, "task_mgmt.task.attempt") + " "
                        + attribute(span, "task_mgmt.task.status") + " " + span.get("name") + " " + span.get("startTimeUnixNano") + " "
                        + span.get("endTimeUnixNano") + " " + span.get("status"))
                .containsExactly("a 1 failed build 1767603600000000000 1767603602500000000 {code=2, message=no luck}",
                        "a 2 completed build 1767603602500000000 1767603604000000000 {code=1}",
                        "c 1 cancelled deploy 1767603604000000000 1767603604000000000 {}");
        assertThat(spans.get(0).get("traceId")).isEqualTo(spans.get(1).get("traceId")).isNotEqualTo(spans.get(2).get("traceId"));
        assertThat(spans).extracting(span -> span.get("spanId")).doesNotHaveDuplicates();
        assertThat(attribute(spans.get(0), "task_mgmt.task.title")).isEqualTo("it \"was\" a\nlot");
        assertThat(attribute(spans.get(2), "task_mgmt.task.reason")).isEqualTo("no need");
    }

    @Test
    void whatATaskWaitedForIsALink() throws Exception {
        tasks();
        done("task", "start", "b");
        done("task", "complete", "b");
        List<Map<?, ?>> spans = spans(done("export", "otlp", "--file", "-"));
        assertThat(spans).extracting(span -> attribute(span, "task_mgmt.task.id")).containsExactly("a", "a", "b", "c"); // those of a service together
        Map<?, ?> link = (Map<?, ?>) list(spans.get(2), "links").getFirst();
        assertThat(link.get("spanId")).isEqualTo(spans.get(1).get("spanId"));
    }

    @Test
    void aCollectorGetsWhatIsNewAndNothingTwice() throws Exception {
        tasks();
        try (PlainServer collector = new PlainServer(PlainServer.answer(200, "{}"))) {
            tool.environment("OTEL_EXPORTER_OTLP_HEADERS", "api-key=s%20cret,x=1");
            assertThat(done("export", "otlp", "--url", collector.url())).startsWith("exported   3 spans\n");
            assertThat(done("export", "otlp", "--url", collector.url() + "/v1/traces")).startsWith("exported   nothing new\n");
            done("task", "start", "b");
            assertThat(done("export", "otlp", "--url", collector.url(), "--json")).contains("\"spans\": 0");
            done("task", "complete", "b");
            tool.environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url() + "/");
            assertThat(done("export", "otlp", "--json")).contains("\"spans\": 1");

            assertThat(collector.asked()).hasSize(2).allSatisfy(request ->
                    assertThat(request).startsWith("POST /v1/traces HTTP/1.1\n").contains("\nContent-Type: application/json\n", "\napi-key: s cret\n"));
            assertThat(spans(body(collector.asked().get(1)))).extracting(span -> attribute(span, "task_mgmt.task.id")).containsExactly("b");
            assertThat(done("export", "otlp", "--from-start")).startsWith("exported   4 spans\n");
            assertThat(spans(body(collector.asked().get(2)))).containsAll(spans(body(collector.asked().get(0))));
        }
    }

    private static String body(String request) {
        return request.substring(request.indexOf("\n\n") + 2);
    }

    @Test
    void whatACollectorDoesNotTakeIsSentAgain() throws Exception {
        tasks();
        try (PlainServer collector = new PlainServer(PlainServer.answer(503, "later", "Retry-After: 1"),
                PlainServer.answer(200, "{\"partialSuccess\":{\"rejectedSpans\":\"2\",\"errorMessage\":\"too old\"}}"))) {
            Tool.Outcome refused = tool.run("export", "otlp", "--url", collector.url());
            assertThat(refused.status()).isEqualTo(1);
            assertThat(refused.err()).isEqualTo("task-mgmt: not exported: " + collector.url() + " answers with status 503: later\n");
            assertThat(done("export", "otlp", "--url", collector.url())).contains("exported   3 spans", "refused    2 spans by the target");
        }
        Tool.Outcome away = tool.run("export", "otlp", "--url", "http://127.0.0.1:1");
        assertThat(away.status()).isEqualTo(1);
        assertThat(away.err()).startsWith("task-mgmt: not exported: http://127.0.0.1:1").hasLineCount(1);
    }

    @Test
    void aFileGrowsAndAHalfLineInItIsWrittenAgain() throws Exception {
        tasks();
        Path file = directory.resolve("spans.jsonl");
        assertThat(done("export", "otlp", "--file", "spans.jsonl")).startsWith("exported   3 spans\n");
        String before = Files.readString(file);
        Files.writeString(file, "{\"resourceSpans\":[{\"res", StandardOpenOption.APPEND);
        done("task", "complete", "b");
        done("export", "otlp", "--file", "spans.jsonl");
        assertThat(Files.readString(file)).startsWith(before).hasLineCount(2);
        assertThat(spans(Files.readString(file))).hasSize(4);
        assertThat(tool.run("export", "otlp", "--file", "logs/spans.jsonl").status()).isEqualTo(4);
    }

    @Test
    void itsOwnImportReadsThemBack() throws Exception {
        tasks();
        done("run", "--type", "sh", "--title", "say it", "--", "true");
        done("export", "otlp", "--file", "spans.jsonl");
        done("import", "otel-spans", "spans.jsonl", "--logs", "other");
        String columns = "task_type,subsystem,status,started_at,completed_at";
        List<String> known = done("task", "list", "-o", "csv", "--columns", columns, "--status", "completed,cancelled").lines().sorted().toList();
        List<String> back = done("task", "list", "-o", "csv", "--columns", columns, "--status", "completed,cancelled", "--logs", "other").lines().sorted().toList();
        assertThat(withoutIdsAndStartOfNever(back)).isEqualTo(withoutIdsAndStartOfNever(known)).hasSize(4);
        assertThat(done("task", "list", "--status", "failed", "-o", "json", "--logs", "other")).contains("no luck", "it \\\"was\\\" a lot");
    }

    /** Work that was never started is a moment in traces, which have no other word for it. */
    private static Set<String> withoutIdsAndStartOfNever(List<String> rows) {
        Set<String> plain = new LinkedHashSet<>();
        for (String row : rows) {
            plain.add(row.substring(row.indexOf(',') + 1).replaceFirst("cancelled,[^,]*,", "cancelled,,"));
        }
        return plain;
    }

    @Test
    void aCommandIsPartOfTheTraceThatItWasBegunInAndHandsItOn() throws Exception {
        tool.environment("TRACEPARENT", PARENT);
        done("run", "--id", "a", "--log-output", "out.txt", "--", "sh", "-c", "echo $TRACEPARENT > trace.txt");
        Map<?, ?> span = spans(done("export", "otlp", "--file", "-")).getFirst();
        assertThat(span.get("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(span.get("parentSpanId")).isEqualTo("00f067aa0ba902b7");
        assertThat(Files.readString(directory.resolve("trace.txt"))).isEqualTo("00-4bf92f3577b34da6a3ce929d0e0e4736-" + span.get("spanId") + "-01\n");
        assertThat(done("task", "show", "a", "--json")).contains("\"trace_id\": \"4bf92f3577b34da6a3ce929d0e0e4736\"");
    }

    @Test
    void whatAWorkerRunsAndTheStepsOfAWorkflowAreHandedTheirTrace() throws Exception {
        done("add", "--id", "queued", "--", "sh", "-c", "echo $TRACEPARENT > " + directory.resolve("queued.txt"));
        done("worker", "--drain");
        Files.writeString(directory.resolve("two.yaml"), """
                id: two
                steps:
                  - name: one
                    run: [sh, -c, "echo $TRACEPARENT > %s"]
                """.formatted(directory.resolve("step.txt")));
        done("workflow", "create", "--file", "two.yaml");
        done("workflow", "execute", "two");
        List<Map<?, ?>> spans = spans(done("export", "otlp", "--file", "-"));
        assertThat(handed("queued.txt")).isEqualTo(ids(spans.getFirst()));
        assertThat(spans).hasSize(3);
        Map<?, ?> step = spans.get(1);
        Map<?, ?> run = spans.get(2);
        assertThat(handed("step.txt")).isEqualTo(ids(step));
        assertThat(step.get("parentSpanId")).isEqualTo(run.get("spanId"));
        assertThat(step.get("traceId")).isEqualTo(run.get("traceId"));
    }

    private String handed(String file) throws IOException {
        Matcher matcher = Pattern.compile("00-(\\w{32})-(\\w{16})-01\n").matcher(Files.readString(directory.resolve(file)));
        assertThat(matcher.matches()).isTrue();
        return matcher.group(1) + " " + matcher.group(2);
    }

    private static String ids(Map<?, ?> span) {
        return span.get("traceId") + " " + span.get("spanId");
    }

    @Test
    void anotherLogInItsPlaceIsNoticed() throws Exception {
        tasks();
        done("export", "otlp", "--file", "spans.jsonl");
        Path registry = directory.resolve("logs/registry.jsonl");
        Files.writeString(registry, Files.readString(registry).replaceFirst("build", "bulid"));
        Tool.Outcome outcome = tool.run("export", "otlp", "--file", "spans.jsonl");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("--from-start exports all of it");
        assertThat(done("export", "otlp", "--file", "spans.jsonl", "--from-start")).startsWith("exported   3 spans\n");
    }

    @Test
    void whatIsMissingOrContradictoryIsAUsageError() {
        assertThat(tool.run("export", "otlp").err()).contains("--url names the collector");
        for (List<String> words : List.of(List.of("--url", "ftp://x"), List.of("--url", "http://a", "--file", "b"), List.of("--file", "-", "--every", "1s"),
                List.of("--url", "http://u:p@h"), List.of("--url", "http://h", "--every", "0s"))) {
            List<String> all = new ArrayList<>(List.of("export", "otlp"));
            all.addAll(words);
            assertThat(tool.run(all.toArray(String[]::new)).status()).as(words.toString()).isEqualTo(2);
        }
        for (String headers : List.of("secret", "=x", "a b=c", "a=%zz", "a=b\u0001")) {
            Tool.Outcome outcome = tool.environment("OTEL_EXPORTER_OTLP_HEADERS", headers).run("export", "otlp", "--url", "http://127.0.0.1:1");
            assertThat(outcome.status()).as(headers).isEqualTo(2);
            assertThat(outcome.err()).doesNotContain("secret");
        }
    }
}
