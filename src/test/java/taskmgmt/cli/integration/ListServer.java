package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A web server that lists tasks in some shape of JSON, and hears what became of them. */
final class ListServer extends RemoteServer {
    final List<Map<String, @Nullable Object>> heard = new ArrayList<>();
    Object list = List.of();

    ListServer() throws IOException {}

    @Override
    @Nullable Object answer(String method, String path, Map<String, @Nullable Object> body) {
        if (method.equals("GET") && path.equals("/api/tasks?open=1")) {
            return list;
        }
        if (method.equals("POST") && path.startsWith("/api/tasks/")) {
            heard.add(body);
            return "no JSON";
        }
        return null;
    }
}
