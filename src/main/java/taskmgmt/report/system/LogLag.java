package taskmgmt.report.system;

/**
 * What is not done yet, made up for by the next command that writes unless it says otherwise.
 *
 * @param busBytes       of the bus, not in the registry yet
 * @param busLines       the whole lines among them
 * @param unaudited      bytes of the registry and the incidents without an entry in the audit log
 * @param unindexedBytes of the registry, not in the index of tasks; a small registry has none
 * @param unkeptBytes    of the registry, not in the checkpoint; reports make up for it when it is worth it
 */
public record LogLag(long busBytes, long busLines, long unaudited, long unindexedBytes, long unkeptBytes) {}
