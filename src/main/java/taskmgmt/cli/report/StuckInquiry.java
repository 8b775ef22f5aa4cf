package taskmgmt.cli.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.machine.ProcessActivity;
import taskmgmt.machine.ProcessTable;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.run.task.Heard;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.view.report.StuckFinding;

/** Finds out about stuck tasks: their processes, their last output, and what they wait for. */
final class StuckInquiry {
    private static final int LAST_BYTES = 4096;
    private static final int MAX_CHARACTERS = 200;

    private final LogReader logs;
    private final ProcessTable table;

    StuckInquiry(LogReader logs, ProcessTable table) {
        this.logs = logs;
        this.table = table;
    }

    /** The findings by task id. */
    Map<String, StuckFinding> of(List<StuckTask> stuck) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        stuck.forEach(each -> ids.add(each.run().id()));
        Map<String, Task> tasks = ids.isEmpty() ? Map.of() : logs.tasks(ids);
        Map<String, StuckFinding> found = new HashMap<>();
        for (StuckTask each : stuck) {
            Task task = tasks.get(each.run().id());
            TaskRun.Owner owner = each.reasons().contains(StuckReason.OWNER_GONE) ? null : each.run().owner();
            found.put(each.run().id(), new StuckFinding(owner == null ? null : ProcessActivity.of(table, owner.pid()),
                    task == null ? null : lastOutput(task), task != null && task.value(TaskField.PROGRESS_MESSAGE) instanceof String said ? said : null,
                    task == null ? List.of() : waitsFor(task)));
        }
        return found;
    }

    /** Its dependencies that are not completed. */
    private List<String> waitsFor(Task task) throws IOException {
        List<String> open = new ArrayList<>();
        Map<String, Task> known = new LinkedHashMap<>(task.dependsOn().isEmpty() ? Map.of() : logs.tasks(Set.copyOf(task.dependsOn())));
        for (String id : task.dependsOn()) {
            Task dependency = known.get(id);
            if (dependency == null || !dependency.status().isSuccess()) {
                open.add(id);
            }
        }
        return open;
    }

    private @Nullable String lastOutput(Task task) {
        Path kept = Heard.file(task.value(TaskField.METADATA), task.id());
        Path file = kept != null ? kept : Heard.file(logs.directory().resolve(LogFiles.OUTPUT), task.id());
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer end = ByteBuffer.allocate(LAST_BYTES);
            channel.read(end, Math.max(0, channel.size() - LAST_BYTES));
            String text = new String(end.array(), 0, end.position(), StandardCharsets.UTF_8).stripTrailing();
            String line = text.substring(text.lastIndexOf('\n') + 1).strip();
            return line.isEmpty() ? null : line.substring(0, Math.min(MAX_CHARACTERS, line.length()));
        } catch (IOException _) {
            return null; // it belongs to another user: what can be seen is reported all the same
        }
    }
}
