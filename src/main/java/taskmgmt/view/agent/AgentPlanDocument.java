package taskmgmt.view.agent;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentChoice;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.ScoredAgent;
import taskmgmt.agent.TaskFacts;
import taskmgmt.agent.plan.Plan;
import taskmgmt.agent.plan.PlanStep;
import taskmgmt.agent.plan.RulesPlanner;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;
import taskmgmt.view.FieldList;

/** Which agent would do a task, and by which plan, as far as rules can tell. */
public record AgentPlanDocument(TaskFacts task, Analysis analysis, AgentChoice choice, Plan plan) implements Document {
    /** @throws AgentException if the task has no plan that could be carried out */
    public static AgentPlanDocument of(TaskFacts task, Analysis analysis, AgentChoice choice) throws AgentException {
        return new AgentPlanDocument(task, analysis, choice, RulesPlanner.plan(task));
    }

    private static FieldList<ScoredAgent> agents(Format format) {
        return FieldList.<ScoredAgent>in(format)
                .exact("agent", "AGENT", each -> each.agent().name())
                .number("score", "SCORE", ScoredAgent::shownScore)
                .exact("health", "HEALTH", each -> each.health().text())
                .number("running", "RUNNING", each -> (long) each.history().running())
                .number("expected_seconds", "EXPECTED", ScoredAgent::forecast);
    }

    private static FieldList<PlanStep> steps(Format format) {
        return FieldList.<PlanStep>in(format)
                .exact("step", "STEP", PlanStep::id)
                .exact("needs", "AFTER", each -> String.join(", ", each.needs()))
                .exact("tool", "TOOL", PlanStep::tool)
                .text("title", "DOES", PlanStep::title);
    }

    @Override
    public Map<String, ?> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", task.id());
        data.put("agent", choice.first().agent().name());
        data.put("fallbacks", choice.fallbacks().stream().map(each -> each.agent().name()).toList());
        data.put("complexity", (long) analysis.complexity());
        data.put("expected_seconds", expected());
        data.put("planner", plan.planner().text());
        FieldList<PlanStep> steps = steps(Format.JSON);
        data.put("steps", plan.steps().stream().map(steps::object).toList());
        FieldList<ScoredAgent> agents = agents(Format.JSON);
        data.put("agents", choice.scored().stream().map(agents::object).toList());
        return data;
    }

    private Duration expected() {
        Duration known = choice.first().forecast();
        return known == null ? analysis.duration() : known;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out);
        sheet.figure("Task", task.id() + ": " + task.title());
        sheet.figure("Agent", choice.first().agent().name());
        List<String> others = choice.fallbacks().stream().map(each -> each.agent().name()).toList();
        sheet.figure("Fallback", others.isEmpty() ? "none" : String.join(", ", others));
        sheet.figure("Complexity", analysis.complexity() + " of 10");
        sheet.figure("Expected", Human.duration(expected()) + (choice.first().forecast() == null ? ", by rule: the log has no runs to go by" : ", by the log"));
        sheet.figure("Planner", plan.planner().text());
        FieldList<PlanStep> steps = steps(Format.TABLE);
        sheet.table("Steps", steps.columns(), steps.rows(plan.steps()));
        FieldList<ScoredAgent> agents = agents(Format.TABLE);
        sheet.table("Agents", agents.columns(), agents.rows(choice.scored()));
    }
}
