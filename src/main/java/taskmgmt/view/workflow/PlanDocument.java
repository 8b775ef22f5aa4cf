package taskmgmt.view.workflow;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.time.Durations;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Reference;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.Template;

/**
 * What a run would do.
 *
 * @param version of the definition, in hexadecimal
 * @param params  the values of its parameters
 */
public record PlanDocument(Definition definition, String version, Map<String, String> params) implements Document {
    private static final FieldList<Row> STEPS = FieldList.<Row>always()
            .exact("step", "STEP", Row::path)
            .exact("kind", "KIND", each -> each.step.kind())
            .exact("after", "AFTER", each -> each.after.isEmpty() ? null : String.join(", ", each.after))
            .text("does", "DOES", Row::does);

    /** A step with its path. */
    private record Row(String path, Step step, List<String> after, @Nullable String does) {}

    @Override
    public Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("workflow", definition.id());
        data.put("version", version);
        data.put("params", params);
        data.put("steps", rows().stream().map(STEPS::object).toList());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title("workflow " + definition.id() + ", version " + WorkflowColumns.shown(version, Format.TABLE));
        for (Map.Entry<String, String> each : params.entrySet()) {
            sheet.figure(each.getKey(), each.getValue());
        }
        sheet.table("Steps", STEPS.columns(), STEPS.rows(rows()));
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        add(definition.steps(), "", rows);
        definition.handlers().forEach((occasion, block) -> add(block, occasion.key() + ".", rows));
        return rows;
    }

    private void add(Block block, String prefix, List<Row> rows) {
        for (int i = 0; i < block.steps().size(); i++) {
            Step step = block.steps().get(i);
            String path = prefix + step.name();
            String when = step.head().when() == null ? "" : "if " + step.head().when().text() + ": ";
            rows.add(new Row(path, step, block.before(i), when + does(step)));
            step.blocks().forEach(inner -> add(inner, path + ".", rows));
        }
    }

    private String does(Step step) {
        return switch (step) {
            case Step.Command command -> command.line() == null ? words(command.words()) : command.line();
            case Step.Webhook webhook -> webhook.method() + " " + filled(webhook.url());
            case Step.Together together -> together.block().inOrder() ? "one after the other" : "side by side";
            case Step.ForEach each -> "for each " + each.as() + " of " + words(each.items());
            case Step.Branch branch -> "if " + branch.condition().text();
            case Step.Loop loop -> (loop.until() ? "until " : "while ") + loop.condition().text() + ", at most " + loop.max() + " times";
            case Step.Wait wait -> switch (wait.until()) {
                case Step.Until.Over over -> "for " + Durations.text(over.duration());
                case Step.Until.Time time -> "until " + filled(time.time());
                case Step.Until.There there -> "for the file " + filled(there.path());
                case Step.Until.Completed task -> "for the task " + filled(task.taskId());
                case Step.Until.Event event -> "for the event " + event.name();
            };
            case Step.Approval approval -> filled(approval.message());
            case Step.SubWorkflow sub -> sub.workflow();
        };
    }

    private String words(List<Template> words) {
        List<String> shown = new ArrayList<>();
        words.forEach(each -> shown.add(filled(each)));
        return String.join(" ", shown);
    }

    /** The template filled with the values known before the run. */
    private String filled(Template template) {
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            switch (part) {
                case Template.Part.Text plain -> text.append(plain.text());
                case Template.Part.Value value -> text.append(filled(value.reference()));
            }
        }
        return text.toString();
    }

    private String filled(Reference reference) {
        String known = reference.parts().getFirst().equals("params") ? params.get(reference.parts().getLast()) : null;
        return known == null ? "${" + reference.text() + "}" : known;
    }
}
