package taskmgmt.agent.chat;

import taskmgmt.agent.AgentException;
import taskmgmt.agent.AgentFault;
import taskmgmt.json.BadJsonException;

/** Assembles a streamed response from the lines of server-sent events. Not thread-safe. */
public abstract class ReplyPieces {
    private static final String DATA = "data:";

    ReplyPieces() {}

    /** Takes a line of the stream. Returns whether it was the last one. */
    public final boolean line(String line) throws AgentException {
        if (!line.startsWith(DATA)) {
            return false; // a comment, the name of an event, which its data has too, or its end
        }
        try {
            return data(line.substring(DATA.length()).strip());
        } catch (BadJsonException e) {
            throw new AgentException(AgentFault.RESULT_MAPPING_ERROR, "a piece of the service's answer is no JSON: " + e.getMessage());
        }
    }

    /** Takes the data of an event. Returns whether it was the last one. */
    abstract boolean data(String data) throws AgentException, BadJsonException;

    /**
     * The whole answer.
     *
     * @throws AgentException where it ended in the middle
     */
    public abstract ChatReply reply() throws AgentException;
}
