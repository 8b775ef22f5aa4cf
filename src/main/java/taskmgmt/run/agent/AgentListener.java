package taskmgmt.run.agent;

/** Receives the progress of agents; from several threads, one after the other. */
public interface AgentListener {
    /** Something for people, on one line. */
    void said(String line);
}
