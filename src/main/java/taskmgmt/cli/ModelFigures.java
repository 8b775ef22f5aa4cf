package taskmgmt.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskField;

/** Figures of a model or its training, as {@code --ml} takes them. */
final class ModelFigures {
    private ModelFigures() {}

    /** All of them in one; those that the product knows must be of their kind. */
    static Map<String, @Nullable Object> of(List<Values> given) {
        Map<String, @Nullable Object> figures = Values.merged(given);
        figures.forEach((key, value) -> {
            TaskField field = TaskField.named(key);
            String fault = field == null || field.origin() != TaskField.Origin.MODEL ? "" : field.fault(value);
            if (!fault.isEmpty()) {
                throw new UsageException("--ml: " + fault);
            }
        });
        return figures;
    }
}
