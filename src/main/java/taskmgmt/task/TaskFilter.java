package taskmgmt.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Micros;
import taskmgmt.time.TimeRange;

/**
 * Selects the tasks that meet every condition. A condition without values does not restrict anything, so a filter can be built from
 * whatever options were given. Most conditions can also be evaluated on a run, with the same answer as for its task. Immutable and
 * pure.
 *
 * @param statuses   the wanted statuses; empty for any
 * @param idStart    the start of the wanted ids; empty for any
 * @param texts      by field, the wanted values
 * @param conditions further conditions, all of which must hold
 */
public record TaskFilter(Set<Status> statuses, String idStart, Map<TaskField, Set<String>> texts, List<Condition> conditions) {
    /** Accepts every task. */
    public static final TaskFilter ALL = new TaskFilter(Set.of(), "", Map.of(), List.of());

    /**
     * A condition that must hold.
     *
     * @param ofTask the condition on a task
     * @param ofRun  the condition on its last run; null if a run does not have the data for it
     */
    public record Condition(Predicate<Task> ofTask, @Nullable Predicate<TaskRun> ofRun) {}

    public TaskFilter {
        statuses = Set.copyOf(statuses);
        texts = Map.copyOf(texts);
        conditions = List.copyOf(conditions);
    }

    public boolean wantsAll() {
        return statuses.isEmpty() && idStart.isEmpty() && texts.isEmpty() && conditions.isEmpty();
    }

    public boolean accepts(Task task) {
        if (!hasStatus(task.status()) || !task.id().startsWith(idStart)) {
            return false;
        }
        for (Map.Entry<TaskField, Set<String>> each : texts.entrySet()) {
            if (!each.getValue().contains(task.text(each.getKey()))) {
                return false;
            }
        }
        for (Condition condition : conditions) {
            if (!condition.ofTask.test(task)) {
                return false;
            }
        }
        return true;
    }

    /** Whether every condition can be evaluated on a run. */
    public boolean isKnownOfRuns() {
        for (TaskField field : texts.keySet()) {
            if (ofRun(field) == null) {
                return false;
            }
        }
        for (Condition condition : conditions) {
            if (condition.ofRun == null) {
                return false;
            }
        }
        return true;
    }

    /** Whether the filter depends only on the status. */
    public boolean asksForStatusAlone() {
        return idStart.isEmpty() && texts.isEmpty() && conditions.isEmpty();
    }

    /** Whether the filter depends only on the start of the id. */
    public boolean asksForIdAlone() {
        return statuses.isEmpty() && texts.isEmpty() && conditions.isEmpty();
    }

    /** Whether the task of this run may be accepted; if the filter {@linkplain #isKnownOfRuns is known of runs}, it is accepted. */
    public boolean mayAccept(TaskRun run) {
        if (!hasStatus(run.status()) || !idStart.isEmpty() && !run.id().startsWith(idStart)) {
            return false;
        }
        for (Map.Entry<TaskField, Set<String>> each : texts.entrySet()) {
            Function<TaskRun, String> known = ofRun(each.getKey());
            if (known != null && !each.getValue().contains(known.apply(run))) {
                return false;
            }
        }
        for (Condition condition : conditions) {
            if (condition.ofRun != null && !condition.ofRun.test(run)) {
                return false;
            }
        }
        return true;
    }

    private boolean hasStatus(Status status) {
        return statuses.isEmpty() || statuses.contains(status);
    }

    /** The field is one of these values. Two such conditions on one field accept the values that both have. */
    public TaskFilter oneOf(TaskField field, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        Map<TaskField, Set<String>> more = new EnumMap<>(TaskField.class);
        more.putAll(texts);
        more.merge(field, Set.copyOf(values), (one, other) -> one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet()));
        return new TaskFilter(statuses, idStart, more, conditions);
    }

    /** The only wanted value of this field; null if there is not exactly one. */
    public @Nullable String only(TaskField field) {
        Set<String> wanted = texts.getOrDefault(field, Set.of());
        return wanted.size() == 1 ? wanted.iterator().next() : null;
    }

    private static @Nullable Function<TaskRun, String> ofRun(TaskField field) {
        return switch (field) {
            case SUBSYSTEM -> run -> run.names().subsystem();
            case TASK_TYPE -> run -> run.names().type();
            case CREATED_BY -> run -> run.names().creator();
            default -> null;
        };
    }

    /** Its end is known by one of these kinds of proof. */
    public TaskFilter proofs(List<Status.Proof> proofs) {
        Set<Status.Proof> wanted = Set.copyOf(proofs);
        return wanted.isEmpty() ? this
                : and(task -> isOneOf(wanted, task.moments().proof()), run -> isOneOf(wanted, run.moments().proof()));
    }

    /** It is one of these tasks. */
    public TaskFilter among(Set<String> ids) {
        return and(task -> ids.contains(task.id()), run -> ids.contains(run.id()));
    }

    private static boolean isOneOf(Set<Status.Proof> wanted, Status.@Nullable Proof proof) {
        return proof != null && wanted.contains(proof);
    }

    /** The task has one of these statuses. */
    public TaskFilter statuses(List<Status> wanted) {
        return wanted.isEmpty() ? this : new TaskFilter(Set.copyOf(wanted), idStart, texts, conditions);
    }

    /** Its id begins with this. */
    public TaskFilter idStart(String start) {
        return new TaskFilter(statuses, start, texts, conditions);
    }

    /** The task has all of these tags. */
    public TaskFilter tags(List<String> tags) {
        return tags.isEmpty() ? this : and(task -> task.tags().containsAll(tags), run -> run.names().tags().containsAll(tags));
    }

    public TaskFilter priority(PriorityRange range) {
        return and(task -> range.contains(task.priority()), run -> range.contains(run.names().priority()));
    }

    /** It was created in that range. */
    public TaskFilter created(TimeRange range) {
        return and(task -> range.contains(task.createdAt()), run -> isIn(range, run.moments().created()));
    }

    /** It ended in that range. */
    public TaskFilter ended(TimeRange range) {
        return and(task -> isIn(range, task.moments().finished()), run -> isIn(range, run.moments().finished()));
    }

    private static boolean isIn(TimeRange range, long micros) {
        Instant at = Micros.instant(micros);
        return at != null && range.contains(at);
    }

    /** Its title or description contains the text, ignoring case. */
    public TaskFilter text(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return and(task -> task.title().toLowerCase(Locale.ROOT).contains(wanted)
                || task.text(TaskField.DESCRIPTION).toLowerCase(Locale.ROOT).contains(wanted), null);
    }

    /** It is still open after its deadline. */
    public TaskFilter overdue(Instant now) {
        return and(task -> isOverdue(task.status(), task.moments(), now), run -> isOverdue(run.status(), run.moments(), now));
    }

    private static boolean isOverdue(Status status, TaskRun.Moments moments, Instant now) {
        Instant deadline = status.isTerminal() ? null : Micros.instant(moments.deadline());
        return deadline != null && deadline.isBefore(now);
    }

    private TaskFilter and(Predicate<Task> ofTask, @Nullable Predicate<TaskRun> ofRun) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(new Condition(ofTask, ofRun));
        return new TaskFilter(statuses, idStart, texts, more);
    }
}
