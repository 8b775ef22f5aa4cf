package taskmgmt.change.agent;

/** Fields of records that only agents have. */
public final class AgentTerms {
    /** On a task that an agent does: who, by whose plan, in which steps. */
    public static final String RUN = "agent_run";
    /** On the task of a step: whose it is, and of which plan. */
    public static final String STEP = "agent_step";
    /** On the task of a call: the tool. */
    public static final String TOOL = "agent_tool";
    public static final String AGENT = "agent";
    /** The type of the task that a step is a step of. */
    public static final String FOR_TYPE = "for_type";
    /** Of a step, within its plan. */
    public static final String ID = "id";
    public static final String PARENT = "parent_id";

    private AgentTerms() {}
}
