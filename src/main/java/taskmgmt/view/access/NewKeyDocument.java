package taskmgmt.view.access;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiKey;
import taskmgmt.access.ApiToken;
import taskmgmt.render.Page;
import taskmgmt.view.Document;

/**
 * A newly created key: the only output that ever shows one. For people it is the key alone, so that it can be copied to its destination.
 */
public record NewKeyDocument(ApiKey key, ApiToken token) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("key_id", key.id());
        data.put("name", key.name());
        data.put("role", key.role().text());
        data.put("subsystem", key.subsystem());
        data.put("expires_at", key.expiresAt());
        data.put("key", token.text());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(token.text()).append('\n');
    }
}
