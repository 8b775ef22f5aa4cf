package taskmgmt.run.agent;

/** Hears what agents do, as it happens; from several threads, one after the other. */
public interface AgentListener {
    /** Something for people, on one line. */
    void said(String line);
}
