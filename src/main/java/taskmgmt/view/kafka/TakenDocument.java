package taskmgmt.view.kafka;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/** What was imported from a topic: how many of its records are events that were added, were already known, or were refused. */
public record TakenDocument(String topic, long records, long added, long known, long refused) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("topic", topic);
        data.put("records", records);
        data.put("added", added);
        data.put("known", known);
        data.put("refused", refused);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(Human.count(records, "record", "records")).append(" of ").append(topic).append(": ").append(Human.count(added)).append(" added, ")
                .append(Human.count(known)).append(" known already, ").append(Human.count(refused)).append(" refused\n");
    }
}
