package taskmgmt.view.system;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.machine.Machine;
import taskmgmt.report.system.LogFigures;
import taskmgmt.report.system.LogLag;
import taskmgmt.stats.GroupCounters;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/**
 * Everything observed about a log directory and its machine.
 *
 * @param directory the log directory, absolute
 * @param logs      the logs, including missing ones
 * @param lag       how far the followers of a log lag behind it
 * @param newest    the latest time in the logs; null if there is none
 * @param tasks     the state of the tasks
 * @param incidents how many incidents are in each state
 * @param machine   load and memory
 * @param disk      the file system of the directory; null if its size is unknown
 * @param now       the time
 */
public record SystemView(
        String directory,
        List<LogFigures> logs,
        LogLag lag,
        @Nullable Instant newest,
        Tasks tasks,
        Map<IncidentStatus, Long> incidents,
        Machine.Figures machine,
        @Nullable Disk disk,
        Instant now) {

    /** A file system, in bytes. */
    public record Disk(long totalBytes, long freeBytes) {}

    /**
     * The tasks according to the registry.
     *
     * @param ended   the tasks that have ended
     * @param open    the tasks that have not
     * @param strays  events of tasks that were never created
     * @param damaged lines that contain no event
     */
    public record Tasks(GroupCounters ended, List<TaskRun> open, long strays, long damaged) {
        /** How many tasks are in this state. */
        long in(Status status) {
            return status.isTerminal() ? ended.total().tasks(status)
                    : open.stream().filter(run -> run.status() == status).count();
        }

        /** How many tasks there are. */
        long all() {
            return open.size() + ended.total().tasks();
        }

        /** The open task that was created first; null if none is open. */
        @Nullable TaskRun oldestOpen() {
            TaskRun oldest = null;
            for (TaskRun run : open) {
                if (oldest == null || run.moments().created() < oldest.moments().created()) {
                    oldest = run;
                }
            }
            return oldest;
        }
    }

    /** How long ago a moment was, in microseconds; 0 if it is in the future. */
    long age(long micros) {
        return Math.max(0, Micros.of(now) - micros);
    }
}
