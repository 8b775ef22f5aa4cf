package taskmgmt.store.merge;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.read.RegistryScan;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Recovery;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/**
 * What an interrupted change has left undone on a side: an incident record without its registry event. {@link Recovery}
 * would complete it at the side's next change. Because a merge changes neither side and vouches for all lines of the
 * union, it is completed in the union.
 */
final class InterruptedIncidents {
    private final List<SideCopy> sides;
    private final String actor;
    private final Instant now;

    InterruptedIncidents(List<SideCopy> sides, String actor, Instant now) {
        this.sides = sides;
        this.actor = actor;
        this.now = now;
    }

    /** Adds the missing events to the united registry; returns their number. */
    long complete(NewFile registry) throws IOException {
        long completed = 0;
        for (Incident incident : unvouched()) {
            TaskEvent event = IncidentTask.eventFor(incident, now, actor);
            if (event != null && isMissing(event, registry)) {
                registry.addLine(RegistryCodec.encode(event));
                completed++;
            }
        }
        return completed;
    }

    /** The records without an audit entry, of sides that have a chain. */
    private List<Incident> unvouched() throws IOException {
        Json json = Json.lenient();
        List<Incident> found = new ArrayList<>();
        for (SideCopy side : sides) {
            LogRange incidents = side.part(LogFiles.INCIDENTS);
            if (side.side().chained() > 0) {
                LineScanner.scan(incidents.log(), side.heads().incidentsEnd(), incidents.end(), new LineSink() {
                    @Override
                    public void line(byte[] buffer, int start, int end, long offset) {
                        try {
                            found.add(IncidentCodec.decode(json.parse(buffer, start, end - start)));
                        } catch (BadJsonException e) {
                            // It requires nothing; it is counted as damaged where the logs are united.
                        }
                    }

                    @Override
                    public void corrupt(long offset, long length, String reason) {
                        // As above.
                    }
                });
            }
        }
        return found;
    }

    private static boolean isMissing(TaskEvent event, NewFile registry) throws IOException {
        registry.flush();
        Snapshot.TaskCollector collector = new Snapshot.TaskCollector();
        RegistryScan.of(Set.of(event.taskId())::contains, registry.path(), 0, collector);
        Task task = collector.tasks().get(event.taskId());
        try {
            Lifecycle.check(task == null ? null : task.standing(), event);
            return true;
        } catch (RefusedException present) {
            return false;
        }
    }
}
