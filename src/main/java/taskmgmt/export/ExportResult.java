package taskmgmt.export;

/**
 * What an export has written to the database.
 *
 * @param events       events of the registry
 * @param tasks        tasks that these have changed, each counted once per piece of the log
 * @param incidents    records of incidents
 * @param auditEntries entries of the audit log
 * @param integrations rows of integrations, if the list has changed
 * @param unreadable   lines of all logs that are not records, from the first line on
 * @param bytes        of the registry that are in the database now, from the first byte on
 */
public record ExportResult(long events, long tasks, long incidents, long auditEntries, long integrations, long unreadable, long bytes) {
    public static final ExportResult NONE = new ExportResult(0, 0, 0, 0, 0, 0, 0);

    /** How many records there were in all. */
    public long changes() {
        return events + incidents + auditEntries + integrations;
    }

    /** The sum of both. */
    public ExportResult plus(ExportResult other) {
        return new ExportResult(events + other.events, tasks + other.tasks, incidents + other.incidents, auditEntries + other.auditEntries,
                integrations + other.integrations, unreadable + other.unreadable, bytes + other.bytes);
    }
}
