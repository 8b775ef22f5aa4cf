package taskmgmt.cli.system;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import taskmgmt.view.system.SystemView;

/** Examines a log directory and its machine. */
final class SystemReading {
    private SystemReading() {}

    static SystemView of(LogLocation log, Session session) throws IOException {
        Path directory = log.directory(session).toAbsolutePath().normalize();
        // Before the fold, which may store a new checkpoint.
        LogSurvey survey = LogSurvey.of(directory, GroupCounters.PROJECTION);
        Runs<GroupCounters> runs = log.runs(session).fold(GroupCounters.PROJECTION);
        SystemView.Tasks tasks = new SystemView.Tasks(runs.fold(), runs.open(), runs.strays(), runs.damaged());
        return new SystemView(directory.toString(), survey.logs(), survey.lag(), survey.newest(), tasks,
                incidents(LogReader.at(directory)), Machine.here().look(), disk(directory), session.now());
    }

    private static Map<IncidentStatus, Long> incidents(LogReader logs) throws IOException {
        Map<IncidentStatus, Long> counts = new EnumMap<>(IncidentStatus.class);
        for (Incident incident : logs.incidents().values()) {
            counts.merge(incident.status(), 1L, Long::sum);
        }
        return counts;
    }

    /** The disk of this directory or, if it does not exist yet, of the nearest existing one above it. */
    private static SystemView.@Nullable Disk disk(Path directory) {
        Path there = directory;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        // Not through its file store, which is unknown if the list of mounts lacks it, as in a chroot.
        File file = there == null ? null : there.toFile();
        return file == null || file.getTotalSpace() == 0 ? null : new SystemView.Disk(file.getTotalSpace(), file.getUsableSpace());
    }
}
