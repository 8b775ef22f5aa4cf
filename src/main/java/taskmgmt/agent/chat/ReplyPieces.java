package taskmgmt.agent.chat;

import taskmgmt.agent.AgentException;

/** Assembles a streamed response from the lines of server-sent events. Not thread-safe. */
public interface ReplyPieces {
    /** Takes a line of the stream. Returns whether it was the last one. */
    boolean line(String line) throws AgentException;

    /**
     * The whole answer.
     *
     * @throws AgentException where it ended in the middle
     */
    ChatReply reply() throws AgentException;
}
