package taskmgmt.change.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.alert.AlertRule;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.CreateTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * The rules for alerts of a log directory. A rule names a program to run, so it is not read from the registry, to which anybody
 * who reports a task can write: it is in a file that only the owner of the directory may write, and its task in the registry
 * holds its hash. A rule that was changed by other means, or whose task has ended, is ignored.
 */
public final class AlertRules {
    private static final String VERSION = "version";
    private static final String RULES = "rules";
    private static final String TASK_ID = "task_id";
    private static final String RULE = "rule";
    private static final String SHA256 = "sha256";

    private AlertRules() {}

    /**
     * A rule as it stands.
     *
     * @param task its task; null if there is none
     * @param fault why it does not hold; null if it does
     */
    public record Kept(AlertRule rule, String taskId, @Nullable Task task, @Nullable String fault) {}

    /**
     * All rules of the directory, in the order in which they were added.
     *
     * @throws LogDamagedException if the file cannot be read as one of rules
     */
    public static List<Kept> in(LogReader logs) throws IOException {
        List<Map<String, @Nullable Object>> entries = entries(logs.directory().resolve(LogFiles.ALERTS));
        Set<String> ids = Set.copyOf(entries.stream().map(each -> String.valueOf(each.get(TASK_ID))).toList());
        Map<String, Task> tasks = ids.isEmpty() ? Map.of() : logs.tasks(ids);
        List<Kept> kept = new ArrayList<>();
        for (Map<String, @Nullable Object> each : entries) {
            AlertRule rule = rule(each);
            if (rule != null) {
                String id = String.valueOf(each.get(TASK_ID));
                kept.add(new Kept(rule, id, tasks.get(id), fault(rule, tasks.get(id))));
            }
        }
        return kept;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable AlertRule rule(Map<String, @Nullable Object> entry) {
        return entry.get(RULE) instanceof Map<?, ?> map ? AlertRule.of((Map<String, @Nullable Object>) map) : null;
    }

    private static @Nullable String fault(AlertRule rule, @Nullable Task task) {
        if (task == null || task.status().isTerminal()) {
            return "the log has no open task for it";
        }
        Map<String, @Nullable Object> vouched = TaskEvent.asObject(TaskEvent.asObject(task.value(TaskField.METADATA)).get(AlertRule.METADATA));
        return hash(rule).equals(vouched.get(SHA256)) ? null : "it is not the rule that was added";
    }

    private static String hash(AlertRule rule) {
        byte[] bytes = JsonPrinter.compact(rule.toMap()).getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(bytes, 0, bytes.length);
    }

    /** Whether anybody but its owner may write the file: then anybody could have programs run. */
    public static boolean isWritableByOthers(Path directory) throws IOException {
        return PrivateFiles.isWritableByOthers(directory.resolve(LogFiles.ALERTS));
    }

    /**
     * Adds a rule; returns the id of its task.
     *
     * @throws RefusedException if there is a rule of that name, or the policy forbids it
     */
    public static String add(AlertRule rule, TaskLog log, RandomGenerator random) throws IOException {
        for (Kept each : in(LogReader.at(log.directory()))) {
            if (each.rule().name().equals(rule.name()) && each.fault() == null) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "there is an alert '" + rule.name() + "': 'alert remove' it first");
            }
        }
        Map<String, @Nullable Object> vouched = new LinkedHashMap<>();
        vouched.put("name", rule.name());
        vouched.put("on", rule.kinds());
        vouched.put(SHA256, hash(rule));
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AlertRule.METADATA, vouched);
        NewTask task = new NewTask(new NewTask.Identity(null, rule.subsystem(), AlertRule.TYPE, null),
                TaskDetails.titled("alert " + rule.name() + " on " + String.join(", ", rule.kinds())), List.of(), List.of(), null, metadata);
        String id = new CreateTask(log, random).create(task);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put(TASK_ID, id);
        entry.put(RULE, rule.toMap());
        rewrite(log, rule.name(), entry);
        return id;
    }

    /**
     * Takes a rule away; returns the id of its task, which is cancelled.
     *
     * @throws RefusedException if there is none of that name, or the policy forbids it
     */
    public static String remove(String name, TaskLog log) throws IOException {
        for (Kept each : in(LogReader.at(log.directory()))) {
            if (each.rule().name().equals(name)) {
                if (each.task() != null && !each.task().status().isTerminal()) {
                    new ChangeTask(log).apply(each.taskId(), new MoveTask.Cancel("the alert was removed"));
                }
                rewrite(log, name, null);
                return each.taskId();
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "there is no alert '" + name + "'");
    }

    /** Under the lock of the log, so that two who add do not lose a rule. */
    private static void rewrite(TaskLog log, String name, @Nullable Map<String, @Nullable Object> added) throws IOException {
        log.exclusively(held -> {
            Path file = log.directory().resolve(LogFiles.ALERTS);
            List<Map<String, @Nullable Object>> entries = new ArrayList<>(entries(file));
            entries.removeIf(each -> {
                AlertRule rule = rule(each);
                return rule != null && rule.name().equals(name);
            });
            if (added != null) {
                entries.add(added);
            }
            Map<String, @Nullable Object> whole = new LinkedHashMap<>();
            whole.put(VERSION, 1L);
            whole.put(RULES, entries);
            StringBuilder text = new StringBuilder();
            JsonPrinter.pretty(whole, 0, text);
            log.disk().rewrite(file, ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
            return held.now();
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, @Nullable Object>> entries(Path file) throws IOException {
        if (PrivateFiles.attributes(file) == null) {
            return List.of();
        }
        try {
            Map<String, @Nullable Object> whole = Json.strict().parse(Files.readString(file));
            if (!Long.valueOf(1).equals(whole.get(VERSION)) || !(whole.get(RULES) instanceof List<?> rules)) {
                throw new LogDamagedException(file + " is no file of alerts of this version: move it away");
            }
            List<Map<String, @Nullable Object>> entries = new ArrayList<>();
            for (Object each : rules) {
                if (each instanceof Map<?, ?> entry) {
                    entries.add((Map<String, @Nullable Object>) entry);
                }
            }
            return entries;
        } catch (BadJsonException e) {
            throw new LogDamagedException(file + " is no file of alerts: " + e.getMessage() + ": repair it, or move it away", e);
        }
    }
}
