package taskmgmt.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Breaker;
import taskmgmt.queue.GroupSettings;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobEnvironment;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.QuietHours;
import taskmgmt.queue.Scheduler;
import taskmgmt.queue.Simulation;
import taskmgmt.render.Format;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.task.lease.Lease;

/** The lists about the queue. */
public final class QueueColumns {
    /** How many tasks of each group are no longer listed. */
    public static final Listing<Map.Entry<String, Long>> CLEANED = FieldList.<Map.Entry<String, Long>>always()
            .exact("group", "GROUP", Map.Entry::getKey)
            .number("cleaned", "CLEANED", Map.Entry::getValue);

    private QueueColumns() {}

    /**
     * A task of the queue.
     *
     * @param obstacle  why it does not start now; null if it could, or is running
     * @param waitsFor  ids of the tasks that it waits for
     * @param dead      the failed or cancelled task without which it cannot start; null for none
     * @param now       the time of the reading
     */
    public record Queued(Task task, Job job, Scheduler.@Nullable Obstacle obstacle, Set<String> waitsFor, @Nullable Task dead, Instant now) {
        private @Nullable String waits() {
            Lease lease = Lease.of(task);
            if (lease != null && lease.isOver(task, now)) {
                return "the lease of " + lease.worker() + " is over";
            }
            if (dead != null) {
                return "unreachable: " + dead.id() + (dead.status() == Status.FAILED ? " has failed" : " was cancelled") + ": retry that one, or cancel this one";
            }
            if (obstacle == Scheduler.Obstacle.DEPENDS) {
                return "waits for " + String.join(", ", waitsFor);
            }
            return obstacle == null ? null : obstacle.text();
        }
    }

    /**
     * A group of the queue.
     *
     * @param running how many of its tasks run
     * @param waiting how many wait for their turn
     */
    public record Group(String name, GroupSettings settings, int running, int waiting) {}

    /** Tasks that have not ended. */
    public static Listing<Queued> tasks(Format format) {
        return FieldList.<Queued>in(format)
                .exact("task_id", "ID", each -> each.task.id()).key()
                .state("status", "STATUS", each -> each.task.status().text()).key()
                .number("priority", "PRI", each -> (long) each.task.priority()).minor()
                .exact("group", "GROUP", each -> each.job.group())
                .text("title", "TITLE", each -> each.task.title())
                .text("waits", "WAITS", Queued::waits)
                .program("due_at", each -> due(each))
                .program("attempt", each -> each.task.tally().retries() + 1L)
                .program("command", each -> each.job.work().words())
                .program("directory", each -> each.job.directory())
                .program("waits_for", each -> List.copyOf(each.waitsFor))
                .program("created_at", each -> each.task.createdAt())
                .program("worker", each -> worker(each))
                .program("lease_until", each -> leaseEnd(each))
                .program("unreachable_by", each -> each.dead == null ? null : each.dead.id());
    }

    private static @Nullable String worker(Queued each) {
        Lease lease = Lease.of(each.task);
        return lease == null ? null : lease.worker();
    }

    private static @Nullable Instant leaseEnd(Queued each) {
        Lease lease = Lease.of(each.task);
        return lease == null ? null : lease.until();
    }

    private static @Nullable Instant due(Queued each) {
        return each.job.due(each.task);
    }

    /** Groups and their settings. */
    public static Listing<Group> groups(Format format) {
        return FieldList.<Group>in(format)
                .exact("group", "GROUP", Group::name)
                .exact("paused", "PAUSED", each -> each.settings.paused())
                .number("parallel", "AT MOST", each -> each.settings.parallel() == null ? null : each.settings.parallel().longValue())
                .number("running", "RUNNING", each -> (long) each.running)
                .number("waiting", "WAITING", each -> (long) each.waiting);
    }

    /** The circuit breaker of a task type, as of a given time. */
    public record TypeBreaker(String type, Breaker breaker, Instant now) {}

    /** Breakers. */
    public static Listing<TypeBreaker> breakers(Format format) {
        return FieldList.<TypeBreaker>in(format)
                .exact("type", "TYPE", TypeBreaker::type).key()
                .state("state", "STATE", each -> each.breaker.at(each.now).text()).key()
                .number("failures", "FAILED", each -> (long) each.breaker.failures())
                .number("opens_at", "OPENS AT", each -> (long) each.breaker.rule().failures())
                .number("within_seconds", "WITHIN", each -> each.breaker.rule().within())
                .number("rest_seconds", "RESTS", each -> each.breaker.rule().rest())
                .age("opened_at", "OPENED", each -> each.breaker.opened())
                .program("until", each -> each.breaker.until());
    }

    /** The settings of one group, for programs. */
    public static Map<String, @Nullable Object> settings(String group, GroupSettings settings) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("group", group);
        data.put("paused", settings.paused());
        data.put("parallel", settings.parallel());
        return data;
    }

    /** The environment variables of a task, for programs. */
    public static Map<String, @Nullable Object> environment(Task task, JobEnvironment environment) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", task.id());
        data.put("environment", environment.values());
        data.put("secrets", List.copyOf(environment.secrets()));
        return data;
    }

    /** Tasks that failed for good. */
    public static Listing<Task> dead(Format format) {
        return FieldList.<Task>in(format)
                .exact("task_id", "ID", Task::id).key()
                .age("completed_at", "FAILED", Task::finishedAt)
                .number("attempts", "ATTEMPTS", each -> each.tally().retries() + 1L).minor()
                .text("title", "TITLE", Task::title)
                .sentence("error_message", "ERROR", each -> each.value(TaskField.ERROR_MESSAGE))
                .program("group", QueueColumns::group)
                .program("error_category", each -> each.value(TaskField.METADATA) instanceof Map<?, ?> known ? known.get("error_category") : null)
                .program("exit_code", each -> each.fields().get("exit_code"));
    }

    /** How strategies compare. */
    public static Listing<Simulation.Outcome> strategies(Format format) {
        return FieldList.<Simulation.Outcome>in(format)
                .exact("strategy", "STRATEGY", each -> each.strategy() == null ? "recorded" : each.strategy().text())
                .number("tasks", "TASKS", each -> (long) each.tasks())
                .number("mean_wait_seconds", "WAIT", Simulation.Outcome::meanWait)
                .number("p95_wait_seconds", "P95", Simulation.Outcome::p95Wait)
                .number("urgent_wait_seconds", "URGENT", Simulation.Outcome::urgentWait)
                .number("in_time", "IN TIME", each -> each.deadlines() == 0 ? null : (long) each.inTime())
                .number("deadlines", "OF", each -> each.deadlines() == 0 ? null : (long) each.deadlines())
                .number("makespan_seconds", "UNTIL ALL END", Simulation.Outcome::makespan);
    }

    private static @Nullable String group(Task task) {
        Job job = Job.of(task);
        return job == null ? null : job.group();
    }

    /** The schedules of the queue. */
    public static Listing<Map.Entry<String, JobSchedule>> schedules(Format format) {
        return FieldList.<Map.Entry<String, JobSchedule>>in(format)
                .exact("schedule", "ID", Map.Entry::getKey).key()
                .exact("cron", "CRON", each -> each.getValue().cron().text())
                .exact("zone", "ZONE", each -> each.getValue().cron().zone().getId())
                .exact("next_at", "NEXT", each -> each.getValue().next())
                .exact("catchup", "CATCHUP", each -> each.getValue().terms().catchup().text())
                .exact("overlap", "OVERLAP", each -> each.getValue().terms().overlap().text())
                .text("title", "TITLE", each -> each.getValue().work().title())
                .program("quiet_hours", each -> quiet(each.getValue().terms().quiet()))
                .program("group", each -> each.getValue().job().group())
                .program("command", each -> each.getValue().job().work().words());
    }

    private static @Nullable String quiet(@Nullable QuietHours hours) {
        return hours == null ? null : hours.text();
    }
}
