package taskmgmt.cli.agent;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentsParser;
import taskmgmt.cli.command.Session;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlFile;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.render.Plain;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;

/**
 * A file of agents.
 *
 * @param catalogue null if there are problems
 * @param problems  all of them, already reported to the user
 */
record DefinedAgents(String text, @Nullable AgentCatalogue catalogue, List<YamlProblem> problems) {
    /** The message if no agent is registered. */
    static final String NONE = "no agent is registered: 'task-mgmt agent register FILE' adds those of a file";

    static DefinedAgents read(String name, Session session) throws IOException {
        try {
            String text = YamlFile.text(session.workingDirectory().resolve(name));
            YamlResult<AgentCatalogue> parsed = AgentsParser.parse(text);
            parsed.problems().forEach(each -> say(name, each, session));
            return new DefinedAgents(text, parsed.value(), parsed.problems());
        } catch (BadYamlException e) {
            say(name, e.problem(), session);
            return new DefinedAgents("", null, List.of(e.problem()));
        }
    }

    private static void say(String name, YamlProblem problem, Session session) {
        session.err().println(Plain.text(name + ":" + problem.words()));
    }

    /** The agent with this name. */
    static Agent named(String name, AgentCatalogue agents) {
        Agent agent = agents.agent(name);
        if (agent == null) {
            throw new RefusedException(Refusal.NOT_FOUND, agents.agents().isEmpty() ? NONE
                    : "no agent '" + name + "'" + Suggestion.sentence(name, agents.byName().keySet()) + ": see 'task-mgmt agent list'");
        }
        return agent;
    }
}
