package taskmgmt.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.TaskFacts;

class PlanTest {
    private static TaskFacts task(String about, Map<String, Object> input) {
        return new TaskFacts("t1", "report", "Write a report", about, 5, List.of(), input);
    }

    private static PlanStep step(String id, String... needs) {
        return new PlanStep(id, "do " + id, List.of(needs), null, Map.of());
    }

    private static Plan plan(PlanStep... steps) {
        return new Plan(Plan.Planner.RULES, List.of(steps));
    }

    @Test
    void beginsWhatNeedsNothingThatIsLeft() {
        Plan plan = plan(step("a"), step("b", "a"), step("c"), step("d", "b", "c"));
        assertThat(plan.ready(Set.of(), Set.of())).extracting(PlanStep::id).containsExactly("a", "c");
        assertThat(plan.ready(Set.of("a"), Set.of("a", "c"))).extracting(PlanStep::id).containsExactly("b");
        assertThat(plan.ready(Set.of("a", "b"), Set.of("a", "b", "c"))).isEmpty();
        assertThat(plan.fault()).isNull();
    }

    @Test
    void knowsWhatComesBeforeAStepByWhatItNeeds() {
        Plan plan = plan(step("d", "b"), step("a"), step("b", "a"), step("c"));
        assertThat(plan.before(plan.steps().getFirst())).extracting(PlanStep::id).containsExactly("a", "b");
        assertThat(plan.before(plan.steps().getLast())).isEmpty();
    }

    @Test
    void namesTheStepsThatWaitForEachOther() {
        assertThat(plan(step("x"), step("a", "c"), step("b", "a"), step("c", "b", "x")).fault()).isEqualTo("deadlock: a waits for c waits for b waits for a");
        assertThat(plan(step("a", "a")).fault()).isEqualTo("deadlock: a waits for a");
        assertThat(plan(step("d", "a"), step("a", "b"), step("b", "a")).fault()).isEqualTo("deadlock: a waits for b waits for a");
        assertThat(plan(step("a"), step("a")).fault()).isEqualTo("two steps of the plan are called 'a'");
        assertThat(plan(step("a", "z")).fault()).isEqualTo("step 'a' needs 'z', which is no step of the plan");
        assertThat(plan().fault()).isEqualTo("the plan has no steps");
    }

    @Test
    void plansWithoutAModelByWhatTheTaskLists() throws AgentException {
        assertThat(RulesPlanner.plan(task("", Map.of())).steps()).containsExactly(new PlanStep("1", "Write a report", List.of(), null, Map.of()));
        assertThat(RulesPlanner.plan(task("Do this:\n\n1. collect\n2) count\n- tell\n", Map.of())).steps()).extracting(each -> each.id() + each.needs() + each.title())
                .containsExactly("1[]collect", "2[1]count", "3[2]tell");
        assertThat(RulesPlanner.plan(task("- only one\n1.no item\n12 monkeys", Map.of())).steps()).hasSize(1);
        Plan listed = RulesPlanner.plan(task("- a\n- b", Map.of("steps", List.of(Map.of("tool", "read_file", "arguments", Map.of("path", "x")),
                Map.of("id", "two", "title", "sum up", "needs", List.of("1"))))));
        assertThat(listed.planner().text()).isEqualTo("rules");
        assertThat(listed.steps()).containsExactly(new PlanStep("1", "read_file", List.of(), "read_file", Map.of("path", "x")),
                new PlanStep("two", "sum up", List.of("1"), null, Map.of()));
        assertThat(RulesPlanner.plan(task("", Map.of("tool", "show", "arguments", Map.of("id", "t")))).steps().getFirst().toMap())
                .hasToString("{id=1, title=show, tool=show, arguments={id=t}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"none|has to be a list", "[]|the plan has no steps", "[x]|step 1 is no object", "[{}]|step 1 needs a 'title' or a 'tool'",
        "[{title=a;needs=b}]|step '1' needs 'b', which is no step"})
    void refusesStepsThatAreNone(String text, String why) {
        Object value = text.equals("none") ? "x" : Arrays.stream(text.substring(1, text.length() - 1).split(",", -1)).filter(each -> !each.isEmpty()).map(PlanTest::value).toList();
        assertThatThrownBy(() -> PlanReader.read(value, Plan.Planner.MODEL)).isInstanceOfSatisfying(AgentException.class,
                e -> assertThat(e.fault()).isEqualTo(AgentFault.PLAN_EXECUTION_ERROR)).hasMessageContaining(why);
    }

    private static Object value(String text) {
        return !text.startsWith("{") ? text : text.equals("{}") ? Map.of() : Map.of("title", "a", "needs", List.of("b"));
    }

    @Test
    void tellsWhatIsKnownAndNothingElse() {
        Goal bare = new Goal(task("", Map.of()), Map.of(), null, List.of());
        assertThat(bare.prompt(step("a"))).isEqualTo("Task t1: Write a report\n\nDo this step of it now: do a\n");
        assertThat(bare.prompt(null)).isEqualTo("Task t1: Write a report\n");
        Goal goal = new Goal(task("In full.", Map.of("n", 3L)), Map.of("collect", "r".repeat(9_000)), "exit code 1", List.of("'x' is failed: y"));
        assertThat(goal.prompt(null)).contains("Write a report\n\nIn full.", "\nInput: {\"n\":3}\n", "\nResult of 'collect':\n… rrr", "\n- 'x' is failed: y\n",
                "\nIt was tried before and failed:\nexit code 1\n").hasSizeLessThan(9_000);
    }
}
