package taskmgmt.view.rollout;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/**
 * Whether somebody has a feature.
 *
 * @param id of whom it was asked: a task, a user, a machine; null for nobody in particular
 */
public record FlagDocument(String name, @Nullable String id, boolean isOn) implements Document {
    @Override
    public Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("for", id);
        data.put("on", isOn);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(isOn ? "on\n" : "off\n");
    }
}
