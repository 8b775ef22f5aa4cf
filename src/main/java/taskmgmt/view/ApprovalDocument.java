package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Approval;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/** The decision on an update that was pending approval. */
public record ApprovalDocument(String taskId, Approval approval) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", taskId);
        data.putAll(approval.toMap());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        String text = taskId + " " + approval.state().text() + " " + approval.approvalId();
        out.append(Plain.text(text.strip())).append('\n');
    }
}
