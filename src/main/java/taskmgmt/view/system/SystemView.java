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
 * All that is to be seen of a log directory and of its machine.
 *
 * @param directory the log directory, absolute
 * @param logs      the logs, also those that are not there
 * @param lag       how far what follows a log lags behind it
 * @param newest    the greatest time in the logs; null where there is none
 * @param tasks     what became of the tasks
 * @param incidents how many incidents are in which state
 * @param machine   load and memory
 * @param disk      the file system that the directory is on; null where it does not say
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
     * What the registry says.
     *
     * @param ended   of the tasks that have ended
     * @param open    those that have not
     * @param strays  events of tasks that nobody created
     * @param damaged lines that hold no event
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

        /** The open task that was created first; null where none is open. */
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

    /** How long ago a moment was, in microseconds, and no time at all where it is still to come. */
    long age(long micros) {
        return Math.max(0, Micros.of(now) - micros);
    }
}
