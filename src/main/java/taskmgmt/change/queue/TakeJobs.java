package taskmgmt.change.queue;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.Scheduler;
import taskmgmt.queue.WorkQueue;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;

/**
 * Takes the next tasks from the queue. The log decides, under its lock: of any number of workers one gets a task, because taking it
 * is starting it. Not thread-safe.
 */
public final class TakeJobs {
    private final TaskLog log;
    private final QueueView view;

    public TakeJobs(TaskLog log) {
        this.log = log;
        this.view = new QueueView(log.directory());
    }

    /** By what the tasks that could begin are put in order. */
    public interface Order {
        Comparator<Task> of(List<Task> waiting, Instant now) throws IOException;
    }

    /**
     * What there was to do.
     *
     * @param started those that were taken, in the order in which they begin
     * @param ended   those of the asked that have ended meanwhile, by whomever
     * @param nextDue when the next task is due; null where none is waiting for a time
     * @param waiting how many wait for their turn now
     * @param running how many run, whoever runs them
     */
    public record Taken(List<Task> started, List<String> ended, @Nullable Instant nextDue, int waiting, int running) {}

    /**
     * Takes those that can begin.
     *
     * @param owner the process that is going to run them
     * @param mine  ids of tasks that it runs already
     * @throws taskmgmt.journal.JournalException where the logs or the settings are damaged, cannot be written, or stay locked
     */
    public Taken take(Scheduler.Offer offer, Order order, Map<String, @Nullable Object> owner, List<String> mine) throws IOException {
        Decision decision = new Decision(offer, order, owner, mine);
        log.append(decision);
        return decision.taken();
    }

    private final class Decision implements Change {
        private final Scheduler.Offer offer;
        private final Order order;
        private final Map<String, @Nullable Object> owner;
        private final List<String> mine;
        private final List<Task> started = new ArrayList<>();
        private final List<String> ended = new ArrayList<>();
        private @Nullable Instant nextDue;
        private int waiting;
        private int running;

        Decision(Scheduler.Offer offer, Order order, Map<String, @Nullable Object> owner, List<String> mine) {
            this.offer = offer;
            this.order = order;
            this.owner = owner;
            this.mine = mine;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            started.clear();
            ended.clear();
            WorkQueue queue = view.at(now);
            for (String id : mine) {
                if (!queue.isOpen(id)) {
                    ended.add(id);
                }
            }
            QueueSettings settings = QueueFile.read(log.directory());
            Scheduler scheduler = new Scheduler(queue, settings, offer, now.now());
            List<Task> candidates = queue.waiting();
            List<TaskEvent> events = new ArrayList<>();
            for (Task task : scheduler.next(order.of(candidates, now.now()))) {
                TaskEvent event = new TaskEvent(now.now(), EventType.STARTED, task.id(),
                        Map.of("actor", now.actor(), TaskField.OWNER.text(), owner));
                now.check(task, event);
                Task after = TaskFold.apply(task, event);
                if (after != null) {
                    events.add(event);
                    started.add(after);
                }
            }
            waiting = candidates.size() - started.size();
            running = queue.running().size() + started.size();
            nextDue = scheduler.nextDue();
            return new ChangeSet(List.of(), events);
        }

        Taken taken() {
            return new Taken(List.copyOf(started), List.copyOf(ended), nextDue, waiting, running);
        }
    }
}
