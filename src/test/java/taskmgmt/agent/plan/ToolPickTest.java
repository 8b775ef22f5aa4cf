package taskmgmt.agent.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.TaskFacts;
import taskmgmt.agent.tool.ToolSpec;

class ToolPickTest {
    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec("docs__search", "", ToolSpec.object(Map.of("words", ToolSpec.string("w"), "limit", ToolSpec.string("l")), List.of("words")), true),
            new ToolSpec("read_file", "", Map.of(), true));

    private static ToolPick pick(String title, @Nullable String tool, Map<String, Object> input) throws AgentException {
        TaskFacts task = new TaskFacts("t", "x", title, "", 5, List.of(), input);
        return ToolPick.of(new PlanStep("1", title, List.of(), tool, Map.of("a", 1L)), task, TOOLS, "docs");
    }

    @Test
    void takesTheToolThatTheStepNames() throws AgentException {
        assertThat(pick("x", "search", Map.of())).isEqualTo(new ToolPick("docs__search", Map.of("a", 1L)));
        assertThat(pick("x", "read_file", Map.of()).tool()).isEqualTo("read_file");
        assertThatThrownBy(() -> pick("x", "fly", Map.of())).isInstanceOfSatisfying(AgentException.class,
                e -> assertThat(e.words()).isEqualTo("AGENT_METHOD_NOT_SUPPORTED: agent docs has no tool 'fly': it has docs__search, read_file"));
    }

    @Test
    void takesTheToolWhoseNameIsAWordOfTheTask() throws AgentException {
        assertThat(pick("Please Search, then stop", null, Map.of("words", "disk", "other", 1L))).isEqualTo(new ToolPick("docs__search", Map.of("words", "disk")));
        assertThat(pick("read_file", null, Map.of("path", "x"))).isEqualTo(new ToolPick("read_file", Map.of()));
        for (String each : List.of("research it", "searching", "search_all")) {
            assertThatThrownBy(() -> pick(each, null, Map.of())).isInstanceOfSatisfying(AgentException.class, e -> assertThat(e.fault()).isEqualTo(AgentFault.TASK_AGENT_INCOMPATIBLE));
        }
        assertThatThrownBy(() -> ToolPick.of(new PlanStep("1", "x", List.of(), null, Map.of()), new TaskFacts("t", "x", "x", "", 5, List.of(), Map.of()), List.of(), "docs"))
                .hasMessageContaining("the tools of agent docs, which are none");
    }
}
