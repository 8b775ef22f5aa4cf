package taskmgmt.view.export;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.otlp.SpanExport;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.view.Document;

/** What was exported as spans. */
public record SpansDocument(String target, SpanExport.Result result) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("target", target);
        data.put("spans", result.spans());
        data.put("refused_spans", result.refused());
        data.put("unreadable_lines", result.unreadable());
        data.put("registry_bytes", result.bytes());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append("exported   ").append(result.spans() == 0 ? "nothing new" : Human.count(result.spans(), "span", "spans"));
        out.append("\ntarget     ").append(Plain.text(target)).append(": up to byte ").append(Human.count(result.bytes())).append(" of registry.jsonl\n");
        if (result.refused() > 0) {
            out.append("refused    ").append(page.bad(Human.count(result.refused(), "span", "spans"))).append(" by the target\n");
        }
        if (result.unreadable() > 0) {
            out.append("left out   ").append(page.bad(Human.count(result.unreadable(), "line that cannot be read", "lines that cannot be read")))
                    .append(": see 'task-mgmt doctor'\n");
        }
    }
}
