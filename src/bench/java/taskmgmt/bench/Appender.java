package taskmgmt.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/**
 * Appends new tasks to a log directory from one process that stays alive: so many transactions of so many events, each
 * durable before the next begins. Says {@code ready} when its warm-up is done, waits for a line on standard input, and
 * prints how many seconds the transactions took.
 *
 * <p>Arguments: log directory, transactions, events in each, transactions to warm up with.
 */
public final class Appender {
    private final TaskLog log;
    private final int rows;
    private long next = ProcessHandle.current().pid() << 32;

    private Appender(TaskLog log, int rows) {
        this.log = log;
        this.rows = rows;
    }

    public static void main(String[] args) throws IOException {
        LogSettings settings = new LogSettings("bench", InstantSource.system(), SyncPolicy.SYNC, LogSettings.DEFAULT_LOCK_TIMEOUT);
        try (TaskLog log = TaskLog.at(Path.of(args[0]), settings, System.err::println)) {
            Appender appender = new Appender(log, Integer.parseInt(args[2]));
            appender.append(Integer.parseInt(args[3]));
            System.out.println("ready");
            if (System.in.read() < 0) {
                throw new IOException("nobody said go");
            }
            long start = System.nanoTime();
            appender.append(Integer.parseInt(args[1]));
            System.out.println((System.nanoTime() - start) / 1e9);
        }
    }

    private void append(int transactions) throws IOException {
        for (int i = 0; i < transactions; i++) {
            log.append(now -> {
                TaskEvent[] events = new TaskEvent[rows];
                for (int row = 0; row < rows; row++) {
                    events[row] = new TaskEvent(now.now(), EventType.CREATED, "bench_custom_" + HexFormat.of().toHexDigits(next++), FIELDS);
                }
                return new ChangeSet(List.of(), List.of(events));
            });
        }
    }

    /** What {@code task create --title x} writes. */
    private static final Map<String, Object> FIELDS = fields();

    private static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("task_type", "custom");
        fields.put("subsystem", "bench");
        fields.put("title", "x");
        fields.put("created_by", "bench");
        fields.put("priority", 5L);
        return fields;
    }
}
