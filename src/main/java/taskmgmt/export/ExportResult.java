package taskmgmt.export;

/**
 * What an export has brought to the database.
 *
 * @param events       events of the registry
 * @param tasks        tasks that they have changed, each counted once a piece of the log
 * @param incidents    records of incidents
 * @param auditEntries entries of the audit log
 * @param integrations rows of integrations, where the list has changed
 * @param unreadable   lines of all logs that are no records, since the first
 * @param bytes        of the registry that are in the database now, since the first
 */
public record ExportResult(long events, long tasks, long incidents, long auditEntries, long integrations, long unreadable, long bytes) {
    public static final ExportResult NONE = new ExportResult(0, 0, 0, 0, 0, 0, 0);

    /** How many records there were in all. */
    public long changes() {
        return events + incidents + auditEntries + integrations;
    }

    /** Both together. */
    public ExportResult plus(ExportResult other) {
        return new ExportResult(events + other.events, tasks + other.tasks, incidents + other.incidents, auditEntries + other.auditEntries,
                integrations + other.integrations, unreadable + other.unreadable, bytes + other.bytes);
    }
}
