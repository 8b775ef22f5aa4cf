package taskmgmt.view.system;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.store.merge.LogCopy;
import taskmgmt.view.Document;

/** What a copy of a log directory contains, for people and programs. */
public record CopyDocument(LogCopy.Result result) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("from", result.from().toString());
        data.put("directory", result.into().toString());
        data.put("updated", result.isUpdate());
        data.put("bytes", result.bytes());
        data.put("copied_bytes", result.copied());
        data.put("audit_entries", result.verification().chainedEntries());
        data.put("audit_head", result.verification().head());
        data.put("findings", result.verification().findingCount());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        String from = Plain.text(result.from().toString());
        String into = Plain.text(result.into().toString());
        out.append(result.isUpdate() ? "updated    " + into + " from " + from : "copied     " + from + " to " + into).append('\n');
        for (Map.Entry<String, Long> log : result.bytes().entrySet()) {
            out.append("           ").append(log.getKey()).append(", ").append(Human.count(log.getValue(), "byte", "bytes")).append('\n');
        }
        out.append("           ").append(Human.count(result.copied(), "byte", "bytes")).append(result.isUpdate() ? " of it new" : " in all").append('\n');
        long findings = result.verification().findingCount();
        out.append("verified   ").append(Human.count(result.verification().chainedEntries(), "audit entry", "audit entries")).append(", ");
        out.append(findings == 0 ? page.good("the record holds") : page.bad(Human.count(findings, "finding", "findings")
                + ", as in the log: see 'task-mgmt audit verify'")).append('\n');
    }
}
