package taskmgmt.view.workflow;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.chart.Gantt;
import taskmgmt.render.page.Sheet;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;
import taskmgmt.workflow.forecast.RunForecast;
import taskmgmt.workflow.run.RunTerms;
import taskmgmt.workflow.run.StepState;

/**
 * The state of a run.
 *
 * @param led      whether a process leads it
 * @param states   of its steps
 * @param forecast when it will probably be over; null if it already is, or if not requested
 * @param now      the time of the reading
 */
public record RunDocument(Task run, RunTerms terms, boolean led, List<StepState> states, @Nullable RunForecast forecast, Instant now)
        implements Document {
    private static final int SHOWN_CRITICAL = 3;
    private static final double PERCENT = 100;

    public RunDocument {
        states = List.copyOf(states);
    }

    static FieldList<StepState> steps(Format format) {
        return FieldList.<StepState>in(format)
                .exact("step", "STEP", StepState::path)
                .state("status", "STATUS", each -> each.phase().text())
                .number("duration_seconds", "TOOK", RunDocument::took)
                .number("attempt", "ATTEMPT", each -> each.task() == null ? null : each.task().tally().retries() + 1L)
                .number("exit_code", "EXIT", StepState::exitCode)
                .text("note", "NOTE", StepState::note)
                .program("kind", each -> each.step().kind())
                .program("task_id", each -> each.task() == null ? null : each.task().id())
                .program("started_at", each -> each.task() == null ? null : each.task().startedAt())
                .program("completed_at", each -> each.task() == null ? null : each.task().finishedAt())
                .program("outputs", each -> outputs(each.task()));
    }

    private static @Nullable Duration took(StepState state) {
        return state.task() == null ? null : state.task().duration();
    }

    private static @Nullable Object outputs(@Nullable Task task) {
        return task != null && task.value(TaskField.RESULT) instanceof Map<?, ?> result ? result.get("outputs") : null;
    }

    @Override
    public Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("run_id", run.id());
        data.put("workflow", terms.workflow());
        data.put("version", terms.version());
        data.put("status", run.status().text());
        data.put("led", led);
        data.put("attempt", run.tally().retries() + 1L);
        data.put("params", terms.params());
        data.put("started_at", run.startedAt());
        data.put("completed_at", run.finishedAt());
        data.put("duration_seconds", run.duration());
        data.put("error_message", run.value(TaskField.ERROR_MESSAGE));
        data.put("outputs", outputs(run));
        RunForecast known = forecast;
        if (known != null) {
            data.put("eta_p50", now.plus(known.half()));
            data.put("eta_p90", now.plus(known.most()));
            data.put("critical", known.critical());
            data.put("eta_without", known.unknown());
            data.put("eta_assumes", known.assumed());
            data.put("longer_than_ever", known.longer());
        }
        FieldList<StepState> steps = steps(Format.JSON);
        data.put("steps", states.stream().map(steps::object).toList());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        sheet.figure("Run", headline());
        for (Map.Entry<String, String> each : figures().entrySet()) {
            sheet.figure(each.getKey(), each.getValue());
        }
        FieldList<StepState> steps = steps(Format.TABLE);
        sheet.table("Steps", steps.columns(), steps.rows(states));
    }

    /** The state in one line. */
    String headline() {
        Duration took = run.duration();
        String reason = run.text(TaskField.ERROR_MESSAGE).isEmpty() ? run.text(TaskField.REASON) : run.text(TaskField.ERROR_MESSAGE);
        return run.id() + " is " + run.status().text() + (took == null ? "" : run.status().isSuccess() ? " in " + Human.duration(took)
                : " after " + Human.duration(took)) + (reason.isEmpty() || run.status().isSuccess() ? "" : ": " + reason);
    }

    /** Further facts about it, by name. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        if (!led && !run.status().isTerminal()) {
            figures.put("Led by", "nobody: 'task-mgmt workflow resume " + run.id() + "' goes on with it");
        }
        figures.put("Workflow", terms.workflow() + ", version " + WorkflowColumns.shown(terms.version(), Format.TABLE));
        if (run.tally().retries() > 0) {
            figures.put("Attempts", Human.count(run.tally().retries() + 1L) + "; the steps are as the last one has left them");
        }
        addForecast(figures);
        if (outputs(run) instanceof Map<?, ?> said) {
            said.forEach((name, value) -> figures.put("Output " + name, Human.cell(value)));
        }
        return figures;
    }

    private void addForecast(Map<String, String> figures) {
        RunForecast known = forecast;
        if (known == null) {
            return;
        }
        boolean nothing = known.critical().isEmpty() || known.most().isZero();
        String time = nothing ? "unknown" : (known.unknown().isEmpty() && known.longer().isEmpty() ? "in about " : "not before ")
                + Human.duration(known.half()) + ", in 9 of 10 cases by " + Human.time(now.plus(known.most()));
        figures.put("Over", time);
        if (!nothing) {
            StringBuilder critical = new StringBuilder();
            known.critical().entrySet().stream().limit(SHOWN_CRITICAL).forEach(each -> critical.append(critical.isEmpty() ? "" : ", ")
                    .append(each.getKey()).append(' ').append(Human.percent(each.getValue() * PERCENT)));
            figures.put("Hangs on", critical.toString());
        }
        if (!known.unknown().isEmpty()) {
            figures.put("Without", String.join(", ", known.unknown()) + ": never completed before");
        }
        if (!known.longer().isEmpty()) {
            figures.put("Longer than ever", String.join(", ", known.longer()));
        }
    }

    /** The steps that have started, as stretches of time in seconds since the run started. */
    public List<Gantt.Stretch> stretches() {
        List<Gantt.Stretch> stretches = new ArrayList<>();
        for (StepState state : states) {
            Gantt.Stretch stretch = stretch(state);
            if (stretch != null) {
                stretches.add(stretch);
            }
        }
        return stretches;
    }

    /** One stretch; null for a step that has not started, or that consists of others. */
    Gantt.@Nullable Stretch stretch(StepState state) {
        Task task = state.task();
        if (task == null) {
            return null;
        }
        Instant start = task.startedAt() == null ? task.createdAt() : task.startedAt();
        Instant end = task.finishedAt() == null ? now : task.finishedAt();
        return new Gantt.Stretch(state.path(), seconds(start), Math.max(seconds(start), seconds(end)),
                state.phase().text() + " " + Human.duration(Duration.between(start, end.isBefore(start) ? start : end)));
    }

    private double seconds(Instant time) {
        Instant begin = run.createdAt();
        return Duration.between(begin, time).toNanos() / 1e9;
    }
}
