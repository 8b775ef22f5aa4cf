package taskmgmt.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Served;
import taskmgmt.testkit.Tool;

class MetricsTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String[] OPEN_METRICS = {"Accept", "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3"};

    @TempDir
    private Path directory;

    private Served serve(String... options) throws Exception {
        Tool tool = Tool.in(directory);
        assertThat(tool.run("task", "create", "--id", "a", "--title", "a", "--start", "--logs", "logs").status()).isZero();
        List<String> words = new ArrayList<>(List.of("--anonymous", "viewer", "--logs", "logs"));
        words.addAll(List.of(options));
        return Served.by(tool, words.toArray(String[]::new));
    }

    private static void ask(Served server) throws Exception {
        server.get("/api/v1/tasks", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01");
        server.get("/api/v1/stats", "X-Request-Id", "mine-1");
        server.get("/tasks/zqxw/zqxw");
        server.get("/nowhere/" + TRACE);
    }

    @Test
    void countsRequestsByTheirRoutesBesideWhatTheLogsSay() throws Exception {
        try (Served server = serve()) {
            ask(server);
            HttpResponse<String> answer = server.get("/metrics");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(answer.body()).contains("task_mgmt_tasks{status=\"active\"} 1\n", "# TYPE task_mgmt_http_requests_total counter\n",
                    "task_mgmt_http_requests_total{route=\"listTasks\",code=\"200\"} 1\n", "task_mgmt_http_requests_in_progress 1\n",
                    "task_mgmt_http_request_duration_seconds_bucket{route=\"listTasks\",le=\"+Inf\"} 1\n",
                    "task_mgmt_http_request_duration_seconds_count{route=\"getStats\"} 1\n", "task_mgmt_http_requests_total{route=\"none\",code=\"404\"}",
                    "task_mgmt_sampled_processes 0\n");
            assertThat(answer.body()).as("what clients ask for is in no figure").doesNotContain("nowhere", "zqxw", TRACE);
        }
    }

    @Test
    void namesNoRequestUnlessThatIsWanted() throws Exception {
        try (Served server = serve()) {
            ask(server);
            HttpResponse<String> answer = server.get("/metrics", OPEN_METRICS);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(answer.body()).contains("# TYPE task_mgmt_http_requests counter\n", "task_mgmt_http_requests_total{route=\"listTasks\",code=\"200\"} 1\n",
                    "le=\"1.0\"} 1\n").endsWith("# EOF\n").containsOnlyOnce("# EOF").doesNotContain(TRACE, "mine-1", " # {");
        }
    }

    @Test
    void namesThemByTheirTraceOrTheirIdInOpenMetricsAlone() throws Exception {
        try (Served server = serve("--exemplars", "--measure-every", "off")) {
            ask(server);
            server.get("/livez", "X-Request-Id", "tm_0123456789_" + "a".repeat(43));
            assertThat(server.get("/metrics", OPEN_METRICS).body())
                    .containsPattern("_bucket\\{route=\"listTasks\",le=\"[0-9.]+\"\\} 1 # \\{trace_id=\"" + TRACE + "\"\\} [0-9.]+ [0-9]+\\.[0-9]{3}\n")
                    .containsPattern("_bucket\\{route=\"getStats\",le=\"[0-9.]+\"\\} 1 # \\{request_id=\"mine-1\"\\} [0-9.]+ [0-9]+\\.[0-9]{3}\n")
                    .doesNotContain("aaaaaaaa", "task_mgmt_sampled_processes");
            assertThat(server.get("/metrics").body()).doesNotContain(TRACE, "mine-1", " # {");
        }
    }
}
