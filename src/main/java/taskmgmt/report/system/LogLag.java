package taskmgmt.report.system;

/**
 * Work that is still to be done. The next command that writes catches up on it, unless stated otherwise.
 *
 * @param busBytes       of the bus, not in the registry yet
 * @param busLines       the complete lines among them
 * @param unaudited      bytes of the registry and the incidents without an entry in the audit log
 * @param unindexedBytes of the registry, not in the index of tasks; a small registry has none
 * @param unkeptBytes    of the registry, not in the checkpoint; reports catch up on it when it is worth it
 */
public record LogLag(long busBytes, long busLines, long unaudited, long unindexedBytes, long unkeptBytes) {}
