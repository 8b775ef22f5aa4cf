import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.AgentRegistry;
import taskmgmt.agent.ToolRules;
import taskmgmt.api.AgentOrder;
import taskmgmt.api.AgentOutcome;
import taskmgmt.api.NewWork;
import taskmgmt.api.TaskAgents;
import taskmgmt.api.TaskHandle;
import taskmgmt.api.TaskManager;

// Has agents of this program's own do a task: where the first one fails, the second one takes over.
//
//   java -cp 'task-mgmt/lib/*' examples/java/OwnAgents.java LOGS DIRECTORY
public final class OwnAgents implements AgentRegistry {
    private final Map<String, Agent> agents = new LinkedHashMap<>();

    private OwnAgents() {
        add(Agent.of("hasty", List.of("count"), AgentMeans.Program.of("sh", "-c", "echo '{\"is_error\":true,\"result\":\"not my day\"}'")));
        add(Agent.of("steady", List.of("count", "measure*"), AgentMeans.Program.of("sh", "-c", "echo \"there are $(ls | wc -l) files\"")));
    }

    private void add(Agent agent) {
        agents.put(agent.name(), agent);
    }

    @Override
    public Collection<Agent> agents() {
        return agents.values();
    }

    @Override
    public Agent agent(String name) {
        return agents.get(name);
    }

    @Override
    public ToolRules rules() {
        return ToolRules.USUAL;
    }

    public static void main(String[] arguments) throws Exception {
        Path logs = Path.of(arguments[0]);
        try (TaskManager tasks = TaskManager.open(logs, "files"); TaskAgents agents = TaskAgents.open(logs, new OwnAgents())) {
            TaskHandle task = tasks.create(NewWork.titled("Count the files").type("count"));
            AgentOutcome end = agents.run(task.id(), AgentOrder.in(Path.of(arguments[1])).verifiedBy("test -d ."));
            System.out.println(end.isCompleted() ? end.text() + ", says " + end.agents().getLast() : "failed: " + end.error());
            System.out.println("status: " + tasks.get(task.id()).status().text() + ", tried: " + String.join(", ", end.agents()));
        }
    }
}
