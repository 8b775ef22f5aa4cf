package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.AgentRegistry;
import taskmgmt.agent.Budget;
import taskmgmt.agent.ToolRules;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.ChatService;
import taskmgmt.testkit.Tool;

/** Agents that a Java program brings. */
class TaskAgentsTest {
    @TempDir
    private Path directory;
    private Tool tool;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    /** A registry that is no file and no catalogue. */
    private static final class Own implements AgentRegistry {
        private final Map<String, Agent> agents = new LinkedHashMap<>();

        Own(Agent... agents) {
            for (Agent each : agents) {
                this.agents.put(each.name(), each);
            }
        }

        @Override
        public Collection<Agent> agents() {
            return agents.values();
        }

        @Override
        public @Nullable Agent agent(String name) {
            return agents.get(name);
        }

        @Override
        public ToolRules rules() {
            return ToolRules.USUAL;
        }
    }

    private static Agent script(String name, String line) {
        return Agent.of(name, List.of("fix"), AgentMeans.Program.of("sh", "-c", line));
    }

    @BeforeEach
    void create() {
        tool = Tool.in(directory);
        tool.run("task", "create", "--id", "t1", "--title", "x", "--type", "fix");
    }

    private TaskAgents agents(Agent... agents) {
        return TaskAgents.open(directory.resolve("logs"), new Own(agents), ClientSettings.usual().withActor("program"), said::add);
    }

    private AgentOrder here() {
        return AgentOrder.in(directory);
    }

    @Test
    void oneOfThemDoesTheTaskAndAllOfItIsOnRecord() throws Exception {
        try (TaskAgents agents = agents(script("writer", "cat > prompt.txt; echo done"))) {
            AgentOutcome end = agents.run("t1", here().verifiedBy("test -s prompt.txt"));
            assertThat(end.isCompleted()).as(end.error()).isTrue();
            assertThat(end.text()).isEqualTo("done");
            assertThat(end.agents()).containsExactly("writer");
        }
        assertThat(tool.run("task", "show", "t1", "-o", "json").out()).contains("\"completed\"", "\"planner\": \"rules\"", "\"agent\": \"writer\"");
        assertThat(tool.run("task", "list", "--type", "agent_step", "-o", "json").out()).contains("\"completed\"");
        assertThat(tool.run("audit", "list", "-o", "json").out()).contains("\"program\"");
        assertThat(said).contains("step 1 is completed");
    }

    @Test
    void theNamedOneDoesItAndTheNextOneWhereItFails() throws Exception {
        try (TaskAgents agents = agents(script("first", "echo one"), script("second", "exit 3"), script("third", "echo three"))) {
            AgentOutcome end = agents.run("t1", here().by("third"));
            assertThat(end.text()).isEqualTo("three");
            tool.run("task", "create", "--id", "t2", "--title", "y", "--type", "fix");
            AgentOutcome other = agents.run("t2", here().by("second"));
            assertThat(other.agents()).startsWith("second").hasSize(2);
            assertThat(other.isCompleted()).isTrue();
        }
    }

    @Test
    void whatIsNotBegunSaysWhy() throws Exception {
        try (TaskAgents agents = agents(Agent.of("painter", List.of("paint"), AgentMeans.Program.of("true")))) {
            assertThatThrownBy(() -> agents.run("t1", here())).isInstanceOf(AgentException.class)
                    .asInstanceOf(InstanceOfAssertFactories.type(AgentException.class)).extracting(AgentException::fault).isEqualTo(AgentFault.NO_CAPABLE_AGENTS);
            assertThatThrownBy(() -> agents.run("t1", here().by("painter"))).asInstanceOf(InstanceOfAssertFactories.type(AgentException.class))
                    .extracting(AgentException::fault).isEqualTo(AgentFault.TASK_AGENT_INCOMPATIBLE);
            assertThatThrownBy(() -> agents.run("t9", here())).isInstanceOf(RefusedException.class);
        }
        assertThat(tool.run("task", "show", "t1", "-o", "json").out()).contains("\"pending\"");
    }

    @Test
    void aBudgetOfTheOrderEndsItTruthfully() throws Exception {
        try (TaskAgents agents = agents(script("writer", "echo '{\"result\":\"x\",\"total_cost_usd\":2,\"is_error\":true}'"))) {
            AgentOutcome end = agents.run("t1", here().within(new Budget(null, null, 1.5, null)));
            assertThat(end.isCompleted()).isFalse();
            assertThat(end.error()).contains("the budget of $1.5 is used up");
            assertThat(end.fault()).isEqualTo(AgentFault.PLAN_EXECUTION_ERROR);
        }
    }

    @Test
    void aModelFindsItsKeyInTheOrderAndWritesOnlyWhereThatIsAllowed() throws Exception {
        try (ChatService service = new ChatService()) {
            service.calls("write_file", "{\"path\":\"a.txt\",\"content\":\"hello\"}").says("written").says("nothing to do");
            Agent model = new Agent("thinker", null, List.of("fix"), List.of("*"), 1, true, Agent.DEFAULT_TIMEOUT, Budget.USUAL, taskmgmt.agent.Fallback.USUAL,
                    new AgentMeans.Model(AgentMeans.Model.Protocol.OPENAI, service.url(), "m", "MODEL_KEY", false, null, null));
            try (TaskAgents agents = agents(model)) {
                AgentOutcome waits = agents.run("t1", here().with(Map.of("MODEL_KEY", "secret")));
                assertThat(waits.fault()).isNull();
                assertThat(waits.error()).contains("write_file");
                assertThat(directory.resolve("a.txt")).doesNotExist();
            }
            assertThat(service.authorizations()).containsOnly("Bearer secret");
            assertThat(service.requests().getFirst()).contains("write_file").doesNotContain("task_create");
        }
        try (ChatService service = new ChatService()) {
            service.calls("write_file", "{\"path\":\"a.txt\",\"content\":\"hello\"}").says("written");
            Agent model = new Agent("thinker", null, List.of("fix"), List.of("write_file"), 1, true, Agent.DEFAULT_TIMEOUT, Budget.USUAL, taskmgmt.agent.Fallback.USUAL,
                    new AgentMeans.Model(AgentMeans.Model.Protocol.OPENAI, service.url(), "m", null, false, null, null));
            try (TaskAgents agents = agents(model)) {
                assertThat(agents.run("t1", here().allowing("write_file")).isCompleted()).isTrue();
            }
            assertThat(directory.resolve("a.txt")).hasContent("hello");
        }
    }

    @Test
    void closingEndsWhatRuns() throws Exception {
        Path began = directory.resolve("began");
        FutureTask<AgentOutcome> run;
        try (TaskAgents agents = agents(script("slow", "touch began; exec sleep 600"))) {
            run = new FutureTask<>(() -> agents.run("t1", here()));
            Thread.ofVirtual().start(run);
            while (!Files.exists(began) && !run.isDone()) {
                Thread.onSpinWait();
            }
        }
        assertThat(run.get().error()).contains("SIGTERM");
    }
}
