package taskmgmt.view.rollout;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/**
 * Whether a feature is on for somebody.
 *
 * @param id the task, user or machine that was checked; null for nobody in particular
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
