package taskmgmt.agent;

/** What can go wrong between a task and an agent. The names are those of records and messages, and never change their meaning. */
public enum AgentFault {
    /** No agent that is there is for such a task, or none is there at all. */
    NO_CAPABLE_AGENTS,
    /** The agent that was asked for is not for such a task, or not as it stands. */
    TASK_AGENT_INCOMPATIBLE,
    /** The agent cannot do what the step takes: a tool that it has not, a call that it does not know. */
    AGENT_METHOD_NOT_SUPPORTED,
    /** A step of the plan failed, or its steps wait for each other. */
    PLAN_EXECUTION_ERROR,
    /** What the agent answered cannot be read as a result. */
    RESULT_MAPPING_ERROR,
    /** The time of a step or of the run is over. */
    TIMEOUT,
    /** All agents that could do it work on as many tasks as they may. */
    CONCURRENCY_LIMIT
}
