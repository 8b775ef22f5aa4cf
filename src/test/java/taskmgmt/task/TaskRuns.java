package taskmgmt.task;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/** Turns tasks into runs the plain way, for tests that hold the quick way to it. Not thread-safe. */
public final class TaskRuns {
    private final long createdOffset;
    private int starts;
    private long restarted = TaskRun.UNKNOWN;
    private long progressed = TaskRun.UNKNOWN;
    private double percent = Double.NaN;
    private long offset;
    private boolean frozen;
    private SortedMap<String, String> metadata = new TreeMap<>();

    /** @param createdOffset where the line that creates the task begins */
    public TaskRuns(long createdOffset) {
        this.createdOffset = createdOffset;
    }

    public long createdOffset() {
        return createdOffset;
    }

    /**
     * Takes in an event that has changed the task.
     *
     * @param again whether it begins another attempt
     */
    public void accept(TaskEvent event, boolean again) {
        long at = Micros.of(event.at());
        if (again) {
            progressed = TaskRun.UNKNOWN;
            percent = Double.NaN;
        }
        switch (event.type()) {
            case STARTED -> {
                starts++;
                restarted = at;
            }
            case RESUMED, RETRYING -> restarted = at;
            default -> { }
        }
        boolean tellsPercent = event.fields().containsKey(TaskField.PROGRESS_PERCENT.text());
        double before = percent;
        percent = tellsPercent ? figure(event.fields().get(TaskField.PROGRESS_PERCENT.text())) : percent;
        switch (event.type()) {
            case PROGRESS -> progressed = !tellsPercent || Double.compare(percent, before) != 0 ? at : progressed;
            case SNAPSHOT -> progressed = tellsPercent && Double.compare(percent, before) != 0 ? at : progressed;
            default -> { }
        }
    }

    /** The attempt that a retry gives up. */
    public TaskRun givenUp(Task before, TaskEvent event, long lineOffset) {
        Standing failed = new Standing(Status.FAILED, before.standing().verificationRequired(), before.standing().verified(),
                before.standing().held());
        Task after = new Task(before.id(), failed, before.moments().endedAt(Micros.of(event.at())), before.tally(), before.errors(),
                before.usage().after(event), before.earlier(), before.fields());
        return of(after, lineOffset).superseded();
    }

    public long offset() {
        return offset;
    }

    /** The task as a run. */
    public TaskRun of(Task task, long lineOffset) {
        offset = lineOffset;
        TaskRun.Moments times = task.moments();
        return TaskRun.of(
                task.id(),
                new TaskRun.Names(task.subsystem(), task.type(), task.title(), task.text(TaskField.CREATED_BY), task.tags(), task.priority()),
                task.standing(),
                new TaskRun.Moments(times.created(), times.started(), restarted, times.finished(), times.updated(), progressed,
                        deadline(task), times.guessed()),
                new TaskRun.Tally(starts, task.tally().retries(), task.tally().passes(), task.tally().failures()),
                new TaskRun.Figures(used(task, TaskField.CPU_SECONDS), used(task, TaskField.MEMORY_PEAK_MB),
                        used(task, TaskField.MEMORY_AVG_MB), used(task, TaskField.DISK_READ_MB), used(task, TaskField.DISK_WRITE_MB),
                        used(task, TaskField.NETWORK_TX_MB), used(task, TaskField.NETWORK_RX_MB),
                        used(task, TaskField.STORAGE_DELTA_MB), figure(task, TaskField.PROGRESS_PERCENT), impossible(task)),
                owner(TaskEvent.asObject(task.fields().get("owner"))),
                lineOffset).with(metadata(task));
    }

    /** As it was when the task was first started: only values that are one text. */
    private SortedMap<String, String> metadata(Task task) {
        if (!frozen) {
            metadata = new TreeMap<>();
            TaskEvent.asObject(task.fields().get("metadata")).forEach((key, value) -> {
                boolean isOne = value instanceof String || value instanceof Number || value instanceof Boolean;
                String text = value instanceof Decimal number ? number.plain().toPlainString() : String.valueOf(value);
                if (isOne && !text.isEmpty()) {
                    metadata.put(key, text);
                }
            });
            frozen = starts > 0;
        }
        return metadata;
    }

    /** As the task shows it. */
    private static long deadline(Task task) {
        return Micros.of(task.fields().get("sla_deadline") instanceof String text ? Rfc3339.parse(text) : null);
    }

    private static double figure(Task task, TaskField field) {
        return figure(task.value(field));
    }

    private static double figure(@Nullable Object value) {
        if (value instanceof String text && text.strip().matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d{1,4})?")) {
            return figure(new java.math.BigDecimal(text.strip()));
        }
        return value instanceof Number number && Double.isFinite(number.doubleValue())
                ? number.doubleValue() : Double.NaN;
    }

    /** Only what can be used. */
    private static double used(Task task, TaskField field) {
        double figure = figure(task, field);
        boolean canBe = Math.abs(figure) <= 1e18 && (figure >= 0 || field == TaskField.STORAGE_DELTA_MB);
        return canBe ? figure : Double.NaN;
    }

    private static int impossible(Task task) {
        int count = 0;
        for (TaskField field : TaskField.values()) {
            boolean isResource = field.origin() == TaskField.Origin.RESOURCE && field != TaskField.PROGRESS_PERCENT;
            count += isResource && task.value(field) != null && Double.isNaN(used(task, field)) ? 1 : 0;
        }
        return count;
    }

    private static TaskRun.@Nullable Owner owner(Map<String, @Nullable Object> owner) {
        return owner.get("pid") instanceof Long pid
                ? new TaskRun.Owner(pid, textOf(owner.get("boot_id")), textOf(owner.get("started_at")))
                : null;
    }

    private static String textOf(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }
}
