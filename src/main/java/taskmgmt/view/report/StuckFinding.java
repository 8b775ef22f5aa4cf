package taskmgmt.view.report;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.ProcessActivity;
import taskmgmt.number.Decimal;
import taskmgmt.render.Human;

/**
 * What was found out about a stuck task.
 *
 * @param process    the activity of its process and descendants; null if none is known, or it is gone
 * @param lastOutput the last line that it wrote; null if its output is not stored
 * @param message    its last report of progress; null if there was none
 * @param waitsFor   its dependencies that are not completed
 */
public record StuckFinding(@Nullable ProcessActivity process, @Nullable String lastOutput, @Nullable String message, List<String> waitsFor) {
    private static final double BYTES_PER_MEGABYTE = 1e6;

    public StuckFinding {
        waitsFor = List.copyOf(waitsFor);
    }

    /** The data for programs; unknown values are null. */
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("process", process == null ? null : data(process));
        data.put("last_output", lastOutput);
        data.put("progress_message", message);
        data.put("waits_for", waitsFor);
        return data;
    }

    private static Map<String, @Nullable Object> data(ProcessActivity process) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("processes", (long) process.processes());
        data.put("memory_mb", rounded(process.residentBytes() / BYTES_PER_MEGABYTE, 3));
        data.put("cpu_seconds", rounded(process.cpuSeconds(), 2));
        List<Map<String, @Nullable Object>> working = new ArrayList<>();
        for (ProcessActivity.Leaf leaf : process.leaves()) {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            each.put("pid", leaf.pid());
            each.put("command", leaf.command());
            each.put("state", leaf.state());
            each.put("waits_in", leaf.waitsIn());
            working.add(each);
        }
        data.put("working", working);
        return data;
    }

    private static Decimal rounded(double value, int digits) {
        return Decimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    /** A sentence for people; empty if nothing was found. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        if (process != null) {
            parts.add(Human.count(process.processes(), "process", "processes") + ", " + rounded(process.residentBytes() / BYTES_PER_MEGABYTE, 1).toPlainString()
                    + " MB, " + rounded(process.cpuSeconds(), 2).toPlainString() + " s of processor time");
            process.leaves().forEach(leaf -> parts.add(leaf.command() + " (" + leaf.pid() + ") is " + leaf.state()
                    + (leaf.waitsIn() == null ? "" : " in " + leaf.waitsIn())));
        }
        if (message != null) {
            parts.add("said last: " + message);
        }
        if (lastOutput != null) {
            parts.add("wrote last: " + lastOutput);
        }
        if (!waitsFor.isEmpty()) {
            parts.add("waits for " + String.join(", ", waitsFor));
        }
        return String.join("; ", parts);
    }
}
