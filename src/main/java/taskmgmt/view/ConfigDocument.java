package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Approval;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/** A registered update of a configuration, and the decision of governance on it. */
public record ConfigDocument(String taskId, String component, String version, Approval approval) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", taskId);
        data.put("component", component);
        data.put("version", version);
        data.put("risk", approval.risk() == null ? null : approval.risk().text());
        data.put(Approval.KEY, approval.state().text());
        data.put("approval_id", approval.approvalId().isEmpty() ? null : approval.approvalId());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(taskId).append(' ').append(Plain.text(version + " " + outcome())).append('\n');
    }

    private String outcome() {
        return approval.state() == Approval.State.HELD ? "held for approval" : "approved " + approval.approvalId();
    }
}
