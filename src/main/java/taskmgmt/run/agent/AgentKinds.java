package taskmgmt.run.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.AgentRegistry;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.ToolRules;
import taskmgmt.agent.plan.RulesPlanner;
import taskmgmt.change.agent.AgentRecords;
import taskmgmt.run.agent.tool.AgentTool;
import taskmgmt.run.agent.tool.CodeTool;
import taskmgmt.run.agent.tool.CommandTool;
import taskmgmt.run.agent.tool.FileTools;
import taskmgmt.run.agent.tool.OwnTool;
import taskmgmt.run.agent.tool.ServerTools;
import taskmgmt.run.agent.tool.ToolBox;
import taskmgmt.run.agent.tool.Waiting;
import taskmgmt.run.agent.tool.WebTool;

/** Which kind of agent plans and works how, and with which tools. What an agent needs is made when it is asked for: no server is started before. */
public final class AgentKinds implements AutoCloseable {
    private static final Planning RULES = (agent, goal, purse) -> RulesPlanner.plan(goal.task());

    private final AgentPlace place;
    private final AgentRegistry registry;
    private final Approvals approvals;
    private final AgentRecords records;
    private final AgentListener listener;
    private final OwnTool.@Nullable Commands own;
    private final Waiting waiting;
    private final Map<String, ToolCaller> callers = new LinkedHashMap<>();
    private final List<ServerTools> servers = new ArrayList<>();

    /** @param own runs commands of this program for tools; null if there are no such tools */
    public AgentKinds(
            AgentPlace place, AgentRegistry registry, Approvals approvals, AgentRecords records, AgentListener listener, OwnTool.@Nullable Commands own) {
        this.place = place;
        this.registry = registry;
        this.approvals = approvals;
        this.records = records;
        this.listener = listener;
        this.own = own;
        this.waiting = Waiting.untilTold(place.signals());
    }

    Planning planning(Agent agent, Analysis analysis) throws AgentException {
        return agent.means() instanceof AgentMeans.Model model ? new ModelPlanning(model, service(agent, model), analysis.complexity(), listener) : RULES;
    }

    StepWork work(Agent agent) throws AgentException {
        return switch (agent.means()) {
            case AgentMeans.Program _ -> new ProgramWork(place);
            case AgentMeans.Model model -> new ModelWork(model, service(agent, model), caller(agent));
            case AgentMeans.McpServer _ -> new ToolWork(caller(agent));
        };
    }

    private ModelService service(Agent agent, AgentMeans.Model model) throws AgentException {
        String name = model.keyVariable();
        String key = name == null ? null : place.environment().get(name);
        if (name != null && (key == null || key.isEmpty())) {
            throw AgentException.ofAgent(AgentFault.TASK_AGENT_INCOMPATIBLE, "agent " + agent.name() + " finds its key in the variable " + name + ", which is not set");
        }
        return new ModelService(model, key, waiting);
    }

    private ToolCaller caller(Agent agent) throws AgentException {
        ToolCaller known = callers.get(agent.name());
        if (known != null) {
            return known;
        }
        ToolRules rules = registry.rules();
        List<AgentTool> tools = new ArrayList<>(FileTools.in(place.workspace()));
        tools.add(new CodeTool(place.workspace()));
        if (!rules.commands().isEmpty()) {
            tools.add(new CommandTool(rules.commands(), place.workspace(), variables(), place.signals(), place.grace()));
        }
        if (!rules.urls().isEmpty()) {
            tools.add(new WebTool(rules, waiting));
        }
        if (own != null) {
            tools.addAll(OwnTool.all(own));
        }
        for (Agent each : registry.agents()) {
            if (each.means() instanceof AgentMeans.McpServer server && each.isEnabled() && reaches(agent, each)) {
                tools.addAll(started(each, server));
            }
        }
        ToolCaller caller = new ToolCaller(new ToolBox(tools, rules.fallbacks(), waiting), rules, approvals, records, listener);
        callers.put(agent.name(), caller);
        return caller;
    }

    /** Whether the agent may use some tool of the server. */
    private static boolean reaches(Agent agent, Agent server) {
        String begin = server.name() + "__";
        for (String each : agent.tools()) {
            boolean isOpen = each.endsWith("*");
            String word = isOpen ? each.substring(0, each.length() - 1) : each;
            if (word.startsWith(begin) || isOpen && begin.startsWith(word)) {
                return true;
            }
        }
        return false;
    }

    private List<AgentTool> started(Agent agent, AgentMeans.McpServer server) throws AgentException {
        ServerTools tools = new ServerTools(waiting);
        servers.add(tools);
        List<String> words = new ArrayList<>(server.argv());
        if (words.getFirst().indexOf('/') >= 0) {
            words.set(0, place.home().resolve(words.getFirst()).toString());
        }
        Path logs = place.log().directory().toAbsolutePath().normalize();
        tools.open(agent, words, place.workspace(), Map.of("TASK_MGMT_LOGS", logs.toString()));
        return tools.all();
    }

    /** What a command gets has no keys of models in it. */
    private Map<String, @Nullable String> variables() {
        Map<String, @Nullable String> variables = new LinkedHashMap<>(place.variables());
        for (Agent each : registry.agents()) {
            if (each.means() instanceof AgentMeans.Model model && model.keyVariable() != null) {
                variables.put(model.keyVariable(), null);
            }
        }
        return variables;
    }

    /** Ends the servers that it started. */
    @Override
    public void close() {
        servers.forEach(ServerTools::close);
    }
}
