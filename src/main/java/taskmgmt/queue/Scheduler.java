package taskmgmt.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Priority;
import taskmgmt.task.Task;

/**
 * Decides which waiting tasks a worker takes next. Pure: the same queue, settings and moment give the same answer.
 *
 * <p>A task can start if it is due, waits for no other task, needs no approval, the breaker of its type is not open, its group is
 * not paused and below its limit, and the machine has the resources it needs in addition to those of the running tasks. A task that
 * does not fit does not hold up those after it.
 */
public final class Scheduler {
    private final WorkQueue queue;
    private final QueueSettings settings;
    private final Map<String, Breaker> breakers;
    private final Offer offer;
    private final Instant now;

    public Scheduler(WorkQueue queue, QueueSettings settings, Offer offer, Instant now) {
        this(queue, settings, Map.of(), offer, now);
    }

    /** @param breakers circuit breakers by task type */
    public Scheduler(WorkQueue queue, QueueSettings settings, Map<String, Breaker> breakers, Offer offer, Instant now) {
        this.breakers = Map.copyOf(breakers);
        this.queue = queue;
        this.settings = settings;
        this.offer = offer;
        this.now = now;
    }

    /**
     * What a worker offers.
     *
     * @param slots    how many more tasks it can run
     * @param groups   the groups it serves; empty for all
     * @param machine  the resources of the machine
     * @param inUse    the resources used by the worker's running tasks
     */
    public record Offer(int slots, Set<String> groups, Needs machine, Needs inUse) {
        public Offer {
            groups = Set.copyOf(groups);
        }
    }

    /** Why a task does not begin now. */
    public enum Obstacle {
        HELD("held for approval"),
        PAUSED("its group is paused"),
        DEPENDS("waits for other tasks"),
        NOT_DUE("not due yet"),
        BREAKER("its breaker is open"),
        GROUP_FULL("its group is full"),
        TOO_LARGE("needs more than the machine has"),
        NO_ROOM("needs what others use now");

        private final String text;

        Obstacle(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The tasks that begin now, in order. */
    public List<Task> next(Comparator<Task> order) {
        return next(queue.waiting(), order);
    }

    /** The tasks that begin now, out of the given waiting ones. */
    public List<Task> next(List<Task> some, Comparator<Task> order) {
        List<Task> waiting = new ArrayList<>(some);
        waiting.sort(order.thenComparing(Task.BY_CREATION));
        Map<String, Integer> running = running();
        Set<String> tried = tried();
        Needs inUse = offer.inUse();
        List<Task> next = new ArrayList<>();
        for (Task task : waiting) {
            Job job = queue.job(task);
            if (next.size() == offer.slots()) {
                break;
            }
            if (job != null && isOffered(job) && obstacle(task, job, running.getOrDefault(job.group(), 0), inUse) == null && !rests(task, tried)) {
                next.add(task);
                running.merge(job.group(), 1, Integer::sum);
                tried.add(task.type());
                inUse = inUse.plus(job.needs());
            }
        }
        return next;
    }

    /** Why the task does not begin now; null if it can. */
    public @Nullable Obstacle obstacle(Task task) {
        Job job = queue.job(task);
        Obstacle other = job == null ? null : obstacle(task, job, running().getOrDefault(job.group(), 0), offer.inUse());
        return other == null && job != null && rests(task, tried()) ? Obstacle.BREAKER : other;
    }

    /** The types of which a task is running. */
    private Set<String> tried() {
        Set<String> types = new HashSet<>();
        for (Task task : breakers.isEmpty() ? List.<Task>of() : queue.running()) {
            types.add(task.type());
        }
        return types;
    }

    /** Whether the breaker of its type is open, or is half open with another task already being tried. */
    private boolean rests(Task task, Set<String> tried) {
        Breaker breaker = breakers.get(task.type());
        return breaker != null && switch (breaker.at(now)) {
            case CLOSED -> false;
            case OPEN -> true;
            case HALF_OPEN -> tried.contains(task.type());
        };
    }

    private @Nullable Obstacle obstacle(Task task, Job job, int running, Needs inUse) {
        GroupSettings group = settings.of(job.group());
        Instant due = job.due(task);
        if (task.standing().held()) {
            return Obstacle.HELD;
        }
        if (group.paused()) {
            return Obstacle.PAUSED;
        }
        if (!queue.waitsFor(task).isEmpty()) {
            return Obstacle.DEPENDS;
        }
        if (due != null && due.isAfter(now)) {
            return Obstacle.NOT_DUE;
        }
        if (group.parallel() != null && running >= group.parallel()) {
            return Obstacle.GROUP_FULL;
        }
        if (!job.needs().fits(offer.machine())) {
            return Obstacle.TOO_LARGE;
        }
        return inUse.plus(job.needs()).fits(offer.machine()) ? null : Obstacle.NO_ROOM;
    }

    private boolean isOffered(Job job) {
        return offer.groups().isEmpty() || offer.groups().contains(job.group());
    }

    private static @Nullable Instant later(@Nullable Instant due, @Nullable Breaker breaker) {
        Instant until = breaker == null ? null : breaker.until();
        return due == null || until != null && until.isAfter(due) ? until : due;
    }

    /** The number of running tasks in each group, whoever runs them. */
    private Map<String, Integer> running() {
        Map<String, Integer> running = new HashMap<>();
        for (Task task : queue.running()) {
            Job job = queue.job(task);
            if (job != null) {
                running.merge(job.group(), 1, Integer::sum);
            }
        }
        return running;
    }

    /** The current urgency of a task: each hour since its creation counts as one step of priority, so that nothing waits for ever. */
    public static int urgency(Task task, Instant now) {
        long hours = Math.max(0, Duration.between(task.createdAt(), now).toHours());
        return (int) Math.min(Priority.MOST, task.priority() + hours);
    }

    /** When the next task that is not yet due becomes due; null if there is none. */
    public @Nullable Instant nextDue() {
        Instant next = null;
        for (Task task : queue.waiting()) {
            Job job = queue.job(task);
            Instant due = job == null ? null : later(job.due(task), breakers.get(task.type()));
            if (due != null && due.isAfter(now) && (next == null || due.isBefore(next))) {
                next = due;
            }
        }
        return next;
    }
}
