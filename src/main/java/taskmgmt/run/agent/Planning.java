package taskmgmt.run.agent;

import taskmgmt.agent.Agent;
import taskmgmt.agent.AgentException;
import taskmgmt.agent.plan.Goal;
import taskmgmt.agent.plan.Plan;

/** Who makes plans for an agent. */
interface Planning {
    /** @throws AgentException if there is no plan that could be carried out */
    Plan plan(Agent agent, Goal goal, Purse purse) throws AgentException, InterruptedException;
}
