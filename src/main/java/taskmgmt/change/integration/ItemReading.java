package taskmgmt.change.integration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.integration.Integration;
import taskmgmt.integration.SourceItem;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskField;
import taskmgmt.task.door.ForeignFields;

/**
 * An item of a source, converted to a task. Values are converted where their meaning is clear; others do not keep the task from
 * being created. Both are reported.
 *
 * @param fixed what was read differently from how it was written, in words
 */
record ItemReading(NewTask task, List<String> fixed) {
    private static final int MAX_TITLE_CHARS = 200;
    private static final int MAX_SHOWN_CHARS = 60;
    private static final String METADATA_FIXED = "fixed";
    private static final List<String> TITLES = List.of("title", "name", "summary", "description", "task");
    /** The supported fields, and the names that other systems have for them. */
    private static final Map<TaskField, List<String>> FIELDS = fields();

    private static Map<TaskField, List<String>> fields() {
        Map<TaskField, List<String>> fields = new LinkedHashMap<>();
        fields.put(TaskField.DESCRIPTION, List.of("description"));
        fields.put(TaskField.SUBSYSTEM, List.of("subsystem"));
        fields.put(TaskField.TASK_TYPE, List.of("task_type", "type"));
        fields.put(TaskField.PRIORITY, List.of("priority"));
        fields.put(TaskField.ASSIGNED_TO, List.of("assigned_to", "assignee"));
        fields.put(TaskField.TAGS, List.of("tags", "labels"));
        fields.put(TaskField.DEPENDS_ON, List.of("depends_on", "dependencies"));
        return fields;
    }

    /**
     * Converts an item.
     *
     * @param id    of the task that it becomes
     * @param tasks maps the id of another item to its task, or returns the id itself
     */
    static ItemReading of(Integration integration, String id, SourceItem item, UnaryOperator<String> tasks) {
        List<String> fixed = new ArrayList<>();
        Map<String, Object> given = new LinkedHashMap<>();
        FIELDS.forEach((field, names) -> take(field, names, item, given, fixed));
        ForeignFields fields = ForeignFields.of(new LinkedHashMap<>(given));
        Map<String, @Nullable Object> usable = fields.usable();
        given.forEach((key, value) -> {
            if (fields.unusableNames().contains(key)) {
                fixed.add(key + " " + shown(value) + " cannot be used: it is kept in metadata." + ForeignFields.UNUSABLE);
            } else if (!Objects.equals(value, usable.get(key)) && !isNamed(key, value)) {
                fixed.add(key + " " + shown(value) + " is read as " + shown(usable.get(key)));
            }
        });
        String title = title(item, fixed);
        String type = text(usable, TaskField.TASK_TYPE);
        String subsystem = text(usable, TaskField.SUBSYSTEM);
        TaskDetails details = new TaskDetails(title, text(usable, TaskField.DESCRIPTION), text(usable, TaskField.ASSIGNED_TO),
                usable.get(TaskField.PRIORITY.text()) instanceof Long priority ? new Priority(Math.toIntExact(priority)) : null, null, null);
        List<String> dependsOn = texts(usable, TaskField.DEPENDS_ON).stream().map(tasks).toList();
        NewTask task = new NewTask(new NewTask.Identity(id, subsystem == null ? RunCodegen.SUBSYSTEM : subsystem, type == null ? integration.name() : type, null),
                details, dependsOn, texts(usable, TaskField.TAGS), new LinkedHashMap<>(item.payload()), metadata(integration, item, usable, fixed));
        return new ItemReading(task, List.copyOf(fixed));
    }

    /** A priority may be a name wherever it may be a number. */
    private static boolean isNamed(String key, Object value) {
        return key.equals(TaskField.PRIORITY.text()) && value instanceof String name && Character.isLetter(name.strip().charAt(0));
    }

    private static void take(TaskField field, List<String> names, SourceItem item, Map<String, Object> given, List<String> fixed) {
        for (String name : names) {
            Object value = item.payload().get(name);
            if (value != null && !(value instanceof String text && text.isBlank())) {
                given.put(field.text(), value);
                if (!name.equals(field.text()) && !name.equals("type")) {
                    fixed.add(name + " is read as " + field.text());
                }
                return;
            }
        }
    }

    private static String title(SourceItem item, List<String> fixed) {
        for (String name : TITLES) {
            Object value = item.payload().get(name);
            String text = value instanceof String || value instanceof Number ? value.toString().strip() : "";
            if (!text.isEmpty()) {
                if (!name.equals("title")) {
                    fixed.add("its title is its " + name);
                }
                return cut(text, fixed);
            }
        }
        fixed.add("it has no title");
        return "item " + item.name();
    }

    private static String cut(String title, List<String> fixed) {
        if (title.length() <= MAX_TITLE_CHARS) {
            return title;
        }
        fixed.add("its title is cut to " + MAX_TITLE_CHARS + " characters");
        int end = Character.isHighSurrogate(title.charAt(MAX_TITLE_CHARS - 1)) ? MAX_TITLE_CHARS - 1 : MAX_TITLE_CHARS;
        return title.substring(0, end);
    }

    private static Map<String, @Nullable Object> metadata(Integration integration, SourceItem item, Map<String, @Nullable Object> usable, List<String> fixed) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("integration", integration.name());
        metadata.put(integration.kind() == Integration.Kind.QDRANT ? "point_id" : "item_id", item.name());
        if (usable.get(TaskField.METADATA.text()) instanceof Map<?, ?> aside) {
            aside.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        if (!fixed.isEmpty()) {
            metadata.put(METADATA_FIXED, List.copyOf(fixed));
        }
        return metadata;
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, TaskField field) {
        return fields.get(field.text()) instanceof String text && !text.isBlank() ? text : null;
    }

    private static List<String> texts(Map<String, @Nullable Object> fields, TaskField field) {
        List<String> texts = new ArrayList<>();
        if (fields.get(field.text()) instanceof List<?> list) {
            list.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }

    private static String shown(@Nullable Object value) {
        String text = value instanceof String plain ? "'" + plain + "'" : JsonPrinter.compact(value);
        return text.length() > MAX_SHOWN_CHARS ? text.substring(0, MAX_SHOWN_CHARS) + "…" : text;
    }
}
