package taskmgmt.change.agent;

/** Fields that only occur in records of agents. */
public final class AgentTerms {
    /** On a task done by an agent: which agent, whose plan, and its steps. */
    public static final String RUN = "agent_run";
    /** On the task of a step: the task and the plan to which it belongs. */
    public static final String STEP = "agent_step";
    /** On the task of a call: the tool. */
    public static final String TOOL = "agent_tool";
    public static final String AGENT = "agent";
    /** The type of the task to which a step belongs. */
    public static final String FOR_TYPE = "for_type";
    /** The id of a step within its plan. */
    public static final String ID = "id";
    public static final String PARENT = "parent_id";

    private AgentTerms() {}
}
