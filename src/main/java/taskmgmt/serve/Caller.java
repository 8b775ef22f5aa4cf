package taskmgmt.serve;

import taskmgmt.access.Role;

/**
 * Who asks.
 *
 * @param name the id of the key, in whose name changes are audited
 */
public record Caller(String name, Role role) {}
