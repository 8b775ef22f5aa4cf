package taskmgmt.run.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The commands that a killed worker left running. They and all their descendants are recognized by their environment variables
 * and ended, so that an attempt never runs beside the next one. Linux only; elsewhere none are found.
 */
public final class Orphans {
    /** The environment variable that names a command's attempt. */
    public static final String ATTEMPT = "TASK_MGMT_ATTEMPT";
    private static final String LOGS = "TASK_MGMT_LOGS";
    private static final Path PROC = Path.of("/proc");

    private final Path logs;

    /** @param logs the log directory to which they report */
    public Orphans(Path logs) {
        this.logs = logs.toAbsolutePath().normalize();
    }

    /** The value that names an attempt, as {@code id/number}. */
    public static String attempt(String taskId, int number) {
        return taskId + "/" + number;
    }

    /** Asks the processes of this attempt to end, and kills those left after the grace period. Returns how many there were. */
    public int end(String attempt, Duration grace) throws InterruptedException {
        List<ProcessHandle> found = find(attempt);
        found.forEach(ProcessHandle::destroy);
        long end = System.nanoTime() + grace.toNanos();
        for (ProcessHandle each : found) {
            try {
                each.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                each.destroyForcibly();
            } catch (ExecutionException e) {
                throw new IllegalStateException("waiting for the end of process " + each.pid(), e.getCause());
            }
        }
        find(attempt).forEach(ProcessHandle::destroyForcibly); // including those started since
        return found.size();
    }

    private List<ProcessHandle> find(String attempt) {
        List<ProcessHandle> found = new ArrayList<>();
        ProcessHandle.allProcesses().filter(each -> isOf(each.pid(), attempt)).forEach(found::add);
        return found;
    }

    private boolean isOf(long pid, String attempt) {
        try {
            String all = new String(Files.readAllBytes(PROC.resolve(Long.toString(pid)).resolve("environ")), StandardCharsets.UTF_8);
            List<String> variables = Arrays.asList(all.split("\0", -1));
            return variables.contains(ATTEMPT + "=" + attempt) && variables.contains(LOGS + "=" + logs);
        } catch (IOException _) {
            return false; // it has ended, or belongs to another user
        }
    }
}
