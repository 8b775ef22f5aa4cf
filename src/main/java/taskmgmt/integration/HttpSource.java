package taskmgmt.integration;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;

/**
 * Tasks that a web server lists as JSON; if a path for reports is set, the state of each task is reported to the server. Not
 * thread-safe.
 */
final class HttpSource implements TaskSource {
    /** The setting with the path to which the state of an item is posted. */
    static final String REPORT = "report";
    /** The placeholder for an item's id in that path. */
    static final String ID = "{id}";
    private static final Set<String> ARRAYS = Set.of("tasks", "items", "results", "data");

    private final RemoteCall call;
    private final String path;
    private final @Nullable String report;

    /** @param token null for none */
    HttpSource(Integration integration, @Nullable String token, Contact contact) {
        this.call = new RemoteCall(integration, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token), contact);
        this.path = integration.needed();
        this.report = integration.settings().get(REPORT);
    }

    @Override
    public String check() throws RemoteException, InterruptedException {
        return "answers: " + Counted.words(look());
    }

    @Override
    public Look look() throws RemoteException, InterruptedException {
        String text = call.text(path, null, true);
        List<Map<String, @Nullable Object>> objects;
        try {
            objects = ItemText.objects(text, ARRAYS);
        } catch (BadJsonException e) {
            throw new RemoteException("the answer is no JSON: " + e.getMessage());
        }
        List<SourceItem> items = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < objects.size(); i++) {
            SourceItem item = ItemText.item(objects.get(i), null);
            if (item == null) {
                faults.add("item " + (i + 1) + " has no id");
            } else if (names.add(item.name())) {
                items.add(item);
            } else {
                faults.add("item " + (i + 1) + " has the id of another one: " + item.name());
            }
        }
        return new Look(items, faults);
    }

    @Override
    public boolean hears() {
        return report != null;
    }

    @Override
    public void report(SourceItem item, String taskId, String status, @Nullable String error) throws RemoteException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", item.id());
        body.put(SourceItem.TASK_ID, taskId);
        body.put(SourceItem.STATUS, status);
        if (error != null) {
            body.put("error", error);
        }
        String id = URLEncoder.encode(item.name(), StandardCharsets.UTF_8).replace("+", "%20");
        call.text(String.valueOf(report).replace(ID, id), body, true);
    }
}
