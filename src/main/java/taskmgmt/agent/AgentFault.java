package taskmgmt.agent;

/** What can go wrong between a task and an agent. The names appear in records and messages, and never change their meaning. */
public enum AgentFault {
    /** No agent is capable of such a task, or there are no agents at all. */
    NO_CAPABLE_AGENTS,
    /** The requested agent is not capable of such a task, or not as it is now defined. */
    TASK_AGENT_INCOMPATIBLE,
    /** The agent cannot do what the step requires: a tool that it lacks, a call that it does not know. */
    AGENT_METHOD_NOT_SUPPORTED,
    /** A step of the plan failed, or its steps wait for each other. */
    PLAN_EXECUTION_ERROR,
    /** The agent's answer cannot be read as a result. */
    RESULT_MAPPING_ERROR,
    /** The time of a step or of the run ran out. */
    TIMEOUT,
    /** All agents that could do it are working on as many tasks as they may. */
    CONCURRENCY_LIMIT
}
