package taskmgmt.view.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Gantt;
import taskmgmt.render.chart.TimeBars;
import taskmgmt.render.page.HtmlPage;
import taskmgmt.view.FieldList;
import taskmgmt.workflow.run.StepState;

/** The state of a run as a self-contained HTML page: a description, when each step ran, and a table of all steps. */
public final class RunPage {
    private static final String COLOURS = "Since the first step began. Green is completed, red failed or cancelled, blue runs or waits; beside each bar, how long.";

    private RunPage() {}

    public static String of(RunDocument run) {
        HtmlPage page = new HtmlPage(run.terms().workflow() + ": " + run.run().id(), run.headline());
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> each : run.figures().entrySet()) {
            names.add(each.getKey());
            values.add(each.getValue());
        }
        page.figures(names, values);
        List<TimeBars.Row> rows = rows(run);
        page.chart("When each step ran", rows.isEmpty() ? "" : TimeBars.svg("When each step of " + run.run().id() + " ran", rows),
                rows.isEmpty() ? "No step has begun." : COLOURS);
        FieldList<StepState> steps = RunDocument.steps(Format.TABLE);
        page.table("Steps", steps.columns(), steps.rows(run.states()));
        return page.finish("task-mgmt workflow status " + run.run().id() + " --html, made at " + Human.time(run.now()));
    }

    private static List<TimeBars.Row> rows(RunDocument run) {
        List<TimeBars.Row> rows = new ArrayList<>();
        for (StepState state : run.states()) {
            Gantt.Stretch stretch = run.stretch(state);
            if (stretch != null) {
                rows.add(new TimeBars.Row(stretch, switch (state.phase()) {
                    case COMPLETED -> "good";
                    case FAILED, CANCELLED -> "bad";
                    case WAITING, RUNNING, RETRYING -> "bar";
                    case SKIPPED, NOT_RUN -> "other";
                }));
            }
        }
        return rows;
    }
}
