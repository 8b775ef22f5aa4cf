package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;
import taskmgmt.task.Task;
import taskmgmt.task.lease.Lease;

/** A claimed task: for programs its token and everything known about it, for people and shells the id and the token. */
public record ClaimDocument(Task task, Lease lease) implements Document {
    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("token", lease.token());
        data.put("worker", lease.worker());
        data.put("lease_until", lease.until());
        data.putAll(new TaskDocument(task, List.of()).data());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(Plain.text(task.id())).append(' ').append(Long.toString(lease.token())).append('\n');
    }
}
