package taskmgmt.cli.system;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.machine.Machine;
import taskmgmt.stats.GroupCounters;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Runs;
import taskmgmt.store.survey.LogSurvey;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;

/**
 * All that is to be seen of a log directory and of its machine.
 *
 * @param directory the log directory, absolute
 * @param survey    sizes and lags
 * @param runs      what became of the tasks
 * @param incidents how many incidents are in which state
 * @param machine   load and memory
 * @param disk      the file system that the directory is on; null where it does not tell
 * @param now       the time
 */
record SystemView(
        Path directory,
        LogSurvey survey,
        Runs<GroupCounters> runs,
        Map<IncidentStatus, Long> incidents,
        Machine.Figures machine,
        @Nullable Disk disk,
        Instant now) {

    /** A file system, in bytes. */
    record Disk(long totalBytes, long freeBytes) {}

    static SystemView of(LogLocation log, Session session) throws IOException {
        Path directory = log.directory(session).toAbsolutePath().normalize();
        // Before the fold, which may keep a new checkpoint.
        LogSurvey survey = LogSurvey.of(directory, GroupCounters.PROJECTION);
        Runs<GroupCounters> runs = log.runs(session).fold(GroupCounters.PROJECTION);
        return new SystemView(directory, survey, runs, incidents(LogReader.at(directory)),
                Machine.here().look(), disk(directory), session.now());
    }

    /** How many tasks are in this state. */
    long tasks(Status status) {
        return status.isTerminal()
                ? runs.fold().total().ended(status)
                : runs.open().stream().filter(run -> run.status() == status).count();
    }

    /** How many tasks there are. */
    long tasks() {
        return runs.open().size() + runs.fold().total().ended();
    }

    /** The open task that was created first; null where none is open. */
    @Nullable TaskRun oldestOpen() {
        TaskRun oldest = null;
        for (TaskRun run : runs.open()) {
            if (oldest == null || run.moments().created() < oldest.moments().created()) {
                oldest = run;
            }
        }
        return oldest;
    }

    /** How long ago a moment was, in microseconds, and no time at all where it is still to come. */
    long age(long micros) {
        return Math.max(0, TaskRun.micros(now) - micros);
    }

    private static Map<IncidentStatus, Long> incidents(LogReader logs) throws IOException {
        Map<IncidentStatus, Long> counts = new EnumMap<>(IncidentStatus.class);
        for (Incident incident : logs.incidents().values()) {
            counts.merge(incident.status(), 1L, Long::sum);
        }
        return counts;
    }

    /** That of the nearest directory above which is there, if it is not made yet. */
    private static @Nullable Disk disk(Path directory) {
        Path there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            FileStore store = there == null ? null : Files.getFileStore(there);
            return store == null ? null : new Disk(store.getTotalSpace(), store.getUsableSpace());
        } catch (IOException _) {
            return null;
        }
    }
}
