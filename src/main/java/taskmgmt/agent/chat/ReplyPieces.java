package taskmgmt.agent.chat;

import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.json.BadJsonException;

/** Assembles a streamed response from the lines of server-sent events. Not thread-safe. */
public abstract class ReplyPieces {
    private static final String DATA = "data:";

    ReplyPieces() {}

    /** Reads a line of the stream. Returns whether it was the last one. */
    public final boolean line(String line) throws AgentException {
        if (!line.startsWith(DATA)) {
            return false; // a comment, the end of an event, or its name, which is in its data too
        }
        try {
            return data(line.substring(DATA.length()).strip());
        } catch (BadJsonException e) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "a piece of the service's answer is no JSON: " + e.getMessage());
        }
    }

    /** Reads the data of an event. Returns whether it was the last one. */
    abstract boolean data(String data) throws AgentException, BadJsonException;

    /**
     * The whole answer.
     *
     * @throws AgentException if it ended prematurely
     */
    public abstract ChatReply reply() throws AgentException;
}
