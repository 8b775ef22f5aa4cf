package taskmgmt.imports.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.Row;
import taskmgmt.number.Decimal;
import taskmgmt.time.LooseTime;

/**
 * A job of {@code sacct --json}, of Slurm 21.08 to 25.11, converted to the rows that {@code sacct --parsable2} prints for it: the
 * job, then its steps. Versions differ in whether a number is bare or an object that says whether it is set, whether a state is a
 * word or a list of words, and whether the id of a step is an object or a string. Pure.
 */
final class SlurmJson {
    /** The 32-bit and 64-bit numbers that Slurm writes for no value and for infinity. */
    private static final List<String> NO_VALUES = List.of("4294967294", "4294967295", "18446744073709551614", "18446744073709551615");
    private static final Map<String, String> STEPS_BY_NUMBER = Map.of("4294967291", "batch", "4294967292", "extern", "4294967290",
            "interactive");
    private static final Decimal MICROSECONDS = Decimal.parse("0.000001");

    private final Fields fields;
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private SlurmJson(Row row, LooseTime times) {
        this.fields = new Fields(row, times);
    }

    /** Whether the row is a JSON object rather than a row of a table. */
    static boolean isJob(Row row) {
        return row.values().containsKey("job_id");
    }

    static List<Row> rows(Row job, LooseTime times) {
        SlurmJson outer = new SlurmJson(job, times);
        String id = outer.jobId();
        List<Row> rows = new ArrayList<>();
        rows.add(outer.job(id));
        for (Object each : job.values().get("steps") instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            if (each instanceof Map<?, ?> step) {
                rows.add(new SlurmJson(row(job.number(), step), times).step(id, outer.values.get("Cluster")));
            }
        }
        return rows;
    }

    private static Row row(long number, Map<?, ?> object) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        object.forEach((key, value) -> values.put(String.valueOf(key), value));
        return new Row(number, values);
    }

    /**
     * {@code 17}; {@code 17_4} for an array; {@code 17_[5-9]} for the part of it that has not begun; {@code 17+1} for a
     * heterogeneous job.
     */
    private String jobId() {
        String id = number("job_id");
        String array = number("array.job_id");
        String index = number("array.task_id");
        String waiting = fields.text("array.task");
        if (array != null && !array.equals("0") && (index != null || waiting != null)) {
            return array + "_" + (index != null ? index : "[" + waiting + "]");
        }
        String whole = number("het.job_id");
        String offset = number("het.job_offset");
        return whole != null && !whole.equals("0") && offset != null ? whole + "+" + offset : id == null ? "" : id;
    }

    private Row job(String id) {
        put("JobID", id.isEmpty() ? null : id);
        put("JobName", fields.text("name"));
        put("User", fields.firstText("user", "association.user"));
        put("Account", fields.text("account"));
        put("Cluster", fields.text("cluster"));
        put("Partition", fields.text("partition"));
        put("QOS", fields.text("qos"));
        put("Submit", number("time.submission"));
        times(fields.value("time.eligible"));
        common("state.current");
        put("TimelimitRaw", number("time.limit"));
        put("NNodes", number("allocation_nodes"));
        put("NodeList", fields.text("nodes"));
        put("Reason", fields.text("state.reason"));
        put("WorkDir", fields.text("working_directory"));
        if (isZero("TotalCPU")) {
            put("TotalCPU", cpuOfSteps());
        }
        return new Row(fields.row().number(), values);
    }

    private Row step(String jobId, @Nullable Object cluster) {
        String name = fields.text("step.name");
        put("JobID", jobId + "." + stepId(name));
        put("JobName", name);
        put("Cluster", cluster);
        times(null);
        common("state");
        put("NTasks", number("tasks.count"));
        put("NodeList", fields.text("nodes.range"));
        put("MaxRSS", most("mem", ""));
        put("MaxDiskRead", amount("requested", "fs", "disk"));
        put("MaxDiskWrite", amount("consumed", "fs", "disk"));
        return new Row(fields.row().number(), values);
    }

    /** {@code batch} or {@code 0}, whether given as such, after the job's id, in an object or as a number. */
    private String stepId(@Nullable String name) {
        Object id = fields.value("step.id");
        Object own = id instanceof Map<?, ?> parts ? parts.get("step_id") : id;
        String text = own == null ? name == null ? "" : name : own.toString();
        String last = text.substring(text.lastIndexOf('.') + 1);
        return STEPS_BY_NUMBER.getOrDefault(last, last);
    }

    /**
     * Start and end. Versions before 23 report as a job's start the time when it became eligible; since a job runs without
     * interruption except while suspended, its real start is its end minus its running time.
     */
    private void times(@Nullable Object eligible) {
        String start = number("time.start");
        String end = number("time.end");
        String elapsed = number("time.elapsed");
        if (end != null && elapsed != null && !end.equals("0") && start != null && eligible != null && start.equals(eligible.toString())) {
            String suspended = number("time.suspended");
            start = Long.toString(Long.parseLong(end) - Long.parseLong(elapsed) - (suspended == null ? 0 : Long.parseLong(suspended)));
        }
        put("Start", start);
        put("End", end);
        put("Elapsed", elapsed);
    }

    private void common(String state) {
        put("State", state(fields.value(state)));
        put("ExitCode", exitCode());
        put("TotalCPU", seconds("time.total"));
        put("AllocCPUS", count(fields.value("tres.allocated"), "cpu", ""));
    }

    /** The word for its state; if there are several, the requeue, as in the table, or else the first. */
    private static @Nullable Object state(@Nullable Object given) {
        return !(given instanceof List<?> words) ? given : words.isEmpty() ? null
                : words.contains("REQUEUED") ? "REQUEUED" : String.valueOf(words.getFirst());
    }

    /** {@code 1:0}: the code, then the signal that ended it. */
    private @Nullable String exitCode() {
        String code = number("exit_code.return_code");
        String signal = number("exit_code.signal.id");
        signal = signal == null ? number("exit_code.signal.signal_id") : signal;
        return code == null && signal == null ? null : (code == null ? "0" : code) + ":" + (signal == null ? "0" : signal);
    }

    /** Seconds plus microseconds, which may exceed a million. */
    private @Nullable Decimal seconds(String name) {
        String whole = number(name + ".seconds");
        String micros = number(name + ".microseconds");
        return whole == null ? null
                : Decimal.parse(whole).add(micros == null ? Decimal.valueOf(0) : Decimal.parse(micros).multiply(MICROSECONDS)).plain();
    }

    private boolean isZero(String name) {
        return !(values.get(name) instanceof Decimal figure) || figure.signum() == 0;
    }

    private @Nullable Decimal cpuOfSteps() {
        Decimal sum = null;
        for (Object each : fields.value("steps") instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            Decimal own = each instanceof Map<?, ?> step ? new SlurmJson(row(0, step), LooseTime.utc()).seconds("time.total") : null;
            sum = own == null ? sum : sum == null ? own : sum.add(own).plain();
        }
        return sum;
    }

    /** The maximum over the tasks: what they take in is listed under "requested", and what they put out under "consumed". */
    private @Nullable String most(String type, String name) {
        String taken = amount("requested", type, name);
        return taken == null ? amount("consumed", type, name) : taken;
    }

    private @Nullable String amount(String of, String type, String name) {
        return count(fields.value("tres." + of + ".max"), type, name);
    }

    /** The count of a trackable resource in a list of them. */
    private static @Nullable String count(@Nullable Object resources, String type, String name) {
        for (Object each : resources instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            if (each instanceof Map<?, ?> resource && type.equals(resource.get("type"))) {
                Object own = resource.get("name");
                if (name.equals(own == null ? "" : own)) {
                    return plain(resource.get("count"));
                }
            }
        }
        return null;
    }

    /** A number that is set and finite, bare or in an object that says so. */
    private @Nullable String number(String name) {
        Object value = fields.value(name);
        if (value instanceof Map<?, ?> object) {
            value = Boolean.TRUE.equals(object.get("set")) && !Boolean.TRUE.equals(object.get("infinite")) ? object.get("number") : null;
        }
        return plain(value);
    }

    private static @Nullable String plain(@Nullable Object value) {
        String digits = value == null ? "" : value.toString();
        boolean isNumber = !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber && !NO_VALUES.contains(digits) ? digits : null;
    }

    private void put(String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
