package taskmgmt.serve.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.serve.Call;
import taskmgmt.serve.Response;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.TaskIndex;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.task.lease.Lease;

/**
 * The response to a request whose change was made before this server was started, as far as the log shows it: a task as the change
 * left it, an incident according to its record, learning and a run in their current state.
 */
public final class Repeated {
    private final Path directory;
    private final Readings readings;

    /** Responses from the logs of a directory. */
    public Repeated(Path directory, Readings readings) {
        this.directory = directory;
        this.readings = readings;
    }

    /**
     * The same for a request whose change may or may not have been made.
     *
     * @return null if the log has no event of it
     * @throws taskmgmt.serve.ProblemException if a different request had this key
     */
    @Nullable Response lookUp(ChangeIdentity identity, Call call) throws IOException, InterruptedException {
        TaskEvent event = TaskIndex.asItIs(directory).withEventIds(Set.of(identity.eventId())).get(identity.eventId());
        return event == null ? null : answer(identity, event, call);
    }

    /**
     * The response that the request had.
     *
     * @param event the first event of its change
     * @throws taskmgmt.serve.ProblemException if a different request had this key
     */
    Response answer(ChangeIdentity identity, TaskEvent event, Call call) throws IOException, InterruptedException {
        if (!identity.isOf(event)) {
            throw Once.another();
        }
        String path = call.route().path();
        if (path.startsWith(WorkflowRoutes.WORKFLOWS)) {
            boolean started = event.type() == EventType.CREATED && path.endsWith("/execute");
            return started ? WorkflowRoutes.started(event.taskId(), readings) : WorkflowRoutes.changed(call.variable("id"), readings);
        }
        if (path.startsWith(LearningRoutes.GOVERNANCE)) {
            return LearningRoutes.decided(event);
        }
        if (path.startsWith(LearningRoutes.LEARNING)) {
            return path.endsWith("/config") ? LearningRoutes.configured(event) : event.type() == EventType.CREATED && !path.contains("{id}")
                    ? LearningRoutes.registered(LogReader.at(directory).resolve(event.taskId())) : LearningRoutes.changed(LogReader.at(directory).resolve(event.taskId()));
        }
        Incident incident = path.startsWith(IncidentRoutes.INCIDENTS) ? incident(event.taskId(), path) : null;
        if (incident != null) {
            return path.equals(IncidentRoutes.INCIDENTS) ? IncidentRoutes.opened(incident, Response.CREATED) : IncidentRoutes.changed(incident);
        }
        return ofTask(event, path);
    }

    private Response ofTask(TaskEvent event, String path) throws IOException {
        Task task = task(event);
        if (task == null) {
            return TaskRoutes.changedTo(LogReader.at(directory).resolve(event.taskId()));
        }
        Lease lease = path.endsWith("/claim") ? Lease.of(task) : null;
        return lease != null ? ClaimRoutes.claimed(task, lease)
                : event.type() == EventType.CREATED ? TaskRoutes.created(task) : TaskRoutes.changedTo(task);
    }

    /** The newest record of the incident in the state to which the request leads; null if there is none. */
    private @Nullable Incident incident(String taskId, String path) throws IOException {
        IncidentStatus wanted = path.endsWith("/remediate") ? IncidentStatus.REMEDIATING : path.endsWith("/resolve") ? IncidentStatus.RESOLVED
                : path.endsWith("/fail") ? IncidentStatus.FAILED : null;
        Newest newest = new Newest(taskId, wanted);
        LogReader.at(directory).incidents(newest);
        return newest.found;
    }

    private static final class Newest implements IncidentSink {
        private final String taskId;
        private final @Nullable IncidentStatus wanted;
        private @Nullable Incident found;

        Newest(String taskId, @Nullable IncidentStatus wanted) {
            this.taskId = taskId;
            this.wanted = wanted;
        }

        @Override
        public void incident(Incident incident, long offset) {
            if ((taskId.equals(incident.taskId()) || taskId.equals(incident.id())) && (wanted == null || wanted == incident.status())) {
                found = incident;
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            // The doctor reports it; whole records count.
        }
    }

    /** The task as the change left it. If it was started at once, that was a second event at the same moment. */
    private @Nullable Task task(TaskEvent event) throws IOException {
        Fold fold = new Fold(event);
        LogReader.at(directory).events(Set.of(event.taskId()), fold);
        return fold.after;
    }

    private static final class Fold implements ReadableEvents {
        private final TaskEvent last;
        private @Nullable Task task;
        private @Nullable Task after;

        Fold(TaskEvent last) {
            this.last = last;
        }

        @Override
        public void event(TaskEvent event, long offset) {
            if (after != null && !isSecond(event)) {
                return;
            }
            task = TaskFold.apply(task, event);
            if (after != null || event.fields().equals(last.fields())) {
                after = task;
            }
        }

        private boolean isSecond(TaskEvent event) {
            return last.type() == EventType.CREATED && event.at().equals(last.at())
                    && List.of(EventType.STARTED, EventType.QUEUED).contains(event.type());
        }
    }
}
