package taskmgmt.store;

import taskmgmt.incident.Incident;

/** Receives the records of the incident log in order. */
public interface IncidentSink {
    /** @param offset where the record's line begins, in bytes */
    void incident(Incident incident, long offset);

    /** A line that contains no incident: counted and reported, never fatal for a reader. */
    void damaged(String file, long offset, String reason);
}
