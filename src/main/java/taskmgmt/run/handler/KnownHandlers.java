package taskmgmt.run.handler;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobWork;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.run.web.WebWork;
import taskmgmt.run.worker.WorkHandlers;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/** The handlers that the program has. */
public record KnownHandlers(HandlerPlace place) implements WorkHandlers {
    @Override
    public @Nullable Work of(Task task, Job job, TaskLog log) {
        JobWork work = job.work();
        if (work instanceof JobWork.Workflow workflow) {
            return new WorkflowWork(task, job, workflow, log, place);
        }
        if (work instanceof JobWork.Agent agent) {
            return new AgentWork(task, job, agent, log, place);
        }
        return work instanceof JobWork.Request request ? new Asking(new WebWork(request, place.process().environment()), task.id(), job.timeout()) : null;
    }

    private record Asking(WebWork work, String key, @Nullable Duration timeout) implements Work {
        @Override
        public RecordedRun.Attempted attempt() {
            return work.ask(key, false, timeout).attempted();
        }

        @Override
        public void stop() {
            work.stop();
        }
    }
}
