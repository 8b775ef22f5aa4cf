package taskmgmt.run.agent;

import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.Analysis;
import taskmgmt.agent.plan.RulesPlanner;

/** Which kind of agent plans and works how. */
public final class AgentKinds {
    private static final Planning RULES = (agent, goal, purse) -> RulesPlanner.plan(goal.task());

    private final AgentPlace place;

    public AgentKinds(AgentPlace place) {
        this.place = place;
    }

    Planning planning(Agent agent, Analysis analysis) {
        return RULES;
    }

    StepWork work(Agent agent) throws AgentException {
        return switch (agent.means()) {
            case AgentMeans.Program _ -> new ProgramWork(place);
            default -> throw new AgentException(AgentFault.AGENT_METHOD_NOT_SUPPORTED, "agent " + agent.name() + " is of kind " + agent.means().kind());
        };
    }
}
