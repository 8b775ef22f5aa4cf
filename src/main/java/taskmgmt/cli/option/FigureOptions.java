package taskmgmt.cli.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.WorkFigures;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.value.Values;
import taskmgmt.task.TaskField;

/** Figures on a task's work: the resources it used, and the metrics of a model. */
public final class FigureOptions extends ParameterGroup {
    private final Option<Values> cpuSeconds = option("--cpu-seconds")
            .as(text -> resource(TaskField.CPU_SECONDS.text() + "=" + text), "N").text("CPU time in seconds");
    private final Option<Values> memoryPeak = option("--memory-peak-mb")
            .as(text -> resource(TaskField.MEMORY_PEAK_MB.text() + "=" + text), "N")
                    .text("peak memory in megabytes");
    private final Options<Values> resources = option("--resource").as(FigureOptions::resource, "K=N|JSON")
            .repeatable("another resource figure, such as disk_read_mb=120, or one of your own");
    private final Options<Values> metrics = option("--ml").as(FigureOptions::metric, "K=N|JSON")
            .repeatable("ML metric, such as epochs_completed=3 or accuracy=0.93");

    public FigureOptions() {
        super("Resource options");
    }

    public boolean isSet() {
        return cpuSeconds.isSet() || memoryPeak.isSet() || resources.isSet() || metrics.isSet();
    }

    public WorkFigures figures() {
        List<Values> used = new ArrayList<>();
        addIfSet(used, cpuSeconds);
        addIfSet(used, memoryPeak);
        used.addAll(resources.all());
        return isSet() ? new WorkFigures(Values.mergedOrNull(used), Values.mergedOrNull(metrics.all())) : WorkFigures.NONE;
    }

    private static void addIfSet(List<Values> figures, Option<Values> option) {
        Values values = option.orNull();
        if (values != null) {
            figures.add(values);
        }
    }

    private static Values resource(String text) {
        return checked(text, TaskField.Origin.MODEL, "--ml");
    }

    private static Values metric(String text) {
        return checked(text, TaskField.Origin.RESOURCE, "--resource");
    }

    private static Values checked(String text, TaskField.Origin elsewhere, String otherOption) {
        Values values = Values.parse(text);
        for (Map.Entry<String, @Nullable Object> entry : values.map().entrySet()) {
            TaskField field = TaskField.named(entry.getKey());
            if (field != null && field.origin() == elsewhere) {
                throw new IllegalArgumentException(field.text() + " belongs to " + otherOption);
            }
            String fault = WorkFigures.fault(entry.getKey(), entry.getValue());
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException(fault);
            }
        }
        return values;
    }
}
