package taskmgmt.view.kafka;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.kafka.RegistryPublisher.Published;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/** What was published to a topic. */
public record PublishedDocument(String topic, Published published) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("topic", topic);
        data.put("events", published.events());
        data.put("transactions", published.transactions());
        data.put("unreadable_lines", published.unreadable());
        data.put("registry_bytes", published.bytes());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(published.events() == 0 ? "nothing new" : Human.count(published.events(), "event", "events")).append(" published to ").append(topic)
                .append(": up to byte ").append(Human.count(published.bytes())).append(" of registry.jsonl\n");
        if (published.unreadable() > 0) {
            out.append(page.bad(Human.count(published.unreadable(), "line", "lines"))).append(" left out that cannot be read: see 'task-mgmt doctor'\n");
        }
    }
}
