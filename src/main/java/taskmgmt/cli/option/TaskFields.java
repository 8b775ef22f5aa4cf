package taskmgmt.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import taskmgmt.task.TaskField;
import taskmgmt.view.TaskColumns;
import taskmgmt.word.Suggestion;

/** Fields of a task as people type them. */
public final class TaskFields {
    private TaskFields() {}

    /** @throws IllegalArgumentException if one of the words between the commas is not a field */
    public static TaskColumns columns(String text) {
        List<TaskField> fields = new ArrayList<>();
        for (StringTokenizer words = new StringTokenizer(text, ", "); words.hasMoreTokens();) {
            fields.add(field(words.nextToken()));
        }
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("names no field; one is task_id");
        }
        return new TaskColumns(List.copyOf(fields));
    }

    /** @throws IllegalArgumentException if it is not a field */
    public static TaskField field(String word) {
        TaskField field = TaskField.named(word.toLowerCase(Locale.ROOT));
        if (field == null) {
            List<String> names = Arrays.stream(TaskField.values()).map(TaskField::text).toList();
            throw new IllegalArgumentException("no field '" + word + "'" + Suggestion.sentence(word, names));
        }
        return field;
    }
}
