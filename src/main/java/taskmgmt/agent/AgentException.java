package taskmgmt.agent;

/** Failed work of an agent, with a fault type. Its message is one line that a user can act on. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final AgentFault fault;
    private final boolean isOfAgent;

    /** A fault that another plan may avoid, if a plan has failed, and otherwise another agent. */
    public AgentException(AgentFault fault, String message) {
        this(fault, message, fault != AgentFault.PLAN_EXECUTION_ERROR);
    }

    private AgentException(AgentFault fault, String message, boolean isOfAgent) {
        super(message);
        this.fault = fault;
        this.isOfAgent = isOfAgent;
    }

    /** A fault that only another agent may avoid. */
    public static AgentException ofAgent(AgentFault fault, String message) {
        return new AgentException(fault, message, true);
    }

    /** Whether another plan for the same agent is useless. */
    public boolean isOfAgent() {
        return isOfAgent;
    }

    public AgentFault fault() {
        return fault;
    }

    /** The type and the message, as records have them. */
    public String words() {
        return fault + ": " + getMessage();
    }
}
