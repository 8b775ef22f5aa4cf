package taskmgmt.view.learned;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.RollBackSettings;
import taskmgmt.policy.Approval;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.view.Document;

/** The result of a rollback. */
public record RollbackDocument(RollBackSettings.Result result) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Approval approval = result.published().approval();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", result.published().taskId());
        data.put("settings_version", result.published().version());
        data.put("restores", result.restored());
        data.put(Approval.KEY, approval.state().text());
        data.put("approval_id", approval.approvalId().isEmpty() ? null : approval.approvalId());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        boolean held = result.published().approval().state() == Approval.State.HELD;
        out.append(Plain.text("settings " + result.published().version() + " restore " + result.restored()
                + (held ? ": pending approval" : ": in force"))).append('\n');
    }
}
