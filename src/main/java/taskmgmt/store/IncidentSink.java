package taskmgmt.store;

import taskmgmt.incident.Incident;

/** Takes the records of the incident log in their order. */
public interface IncidentSink {
    /** @param offset where the record's line begins, in bytes */
    void incident(Incident incident, long offset);

    /** A line that holds no incident: counted and told, never fatal for a reader. */
    void damaged(String file, long offset, String reason);
}
