package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the published description of Codegen's API says of organizations and runs of agents, with the states of one run in turn. */
final class CodegenServer extends RemoteServer {
    final List<Map<String, @Nullable Object>> created = new ArrayList<>();
    private final List<String> states;
    private int looks;

    CodegenServer(String... states) throws IOException {
        this.states = List.of(states);
    }

    @Override
    @Nullable Object answer(String method, String path, Map<String, @Nullable Object> body) {
        if (path.equals("/v1/organizations")) {
            return Map.of("items", List.of(Map.of("id", 323, "name", "us")), "total", 1);
        }
        if (method.equals("POST") && path.equals("/v1/organizations/323/agent/run")) {
            created.add(body);
            return run("ACTIVE");
        }
        if (method.equals("GET") && path.equals("/v1/organizations/323/agent/run/41894")) {
            return run(states.get(Math.min(looks++, states.size() - 1)));
        }
        return null;
    }

    private static Object run(String status) {
        if (status.startsWith("!")) {
            return status.substring(1);
        }
        Map<String, @Nullable Object> run = new HashMap<>();
        run.put("id", 41894L);
        run.put("organization_id", 323L);
        run.put("status", status);
        run.put("created_at", "2025-06-21 11:20:04.338398");
        run.put("web_url", "https://codegen.com/agent/trace/41894");
        run.put("result", status.equals("ACTIVE") ? null : "It is " + status);
        run.put("source_type", "API");
        run.put("github_pull_requests", List.of());
        return run;
    }
}
