package taskmgmt.agent;

/** Work of an agent that came to nothing, with the reason as a type. Its message is one line that a user can act on. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final AgentFault fault;

    public AgentException(AgentFault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public AgentFault fault() {
        return fault;
    }

    /** The type and the message, as records have them. */
    public String words() {
        return fault + ": " + getMessage();
    }
}
