package taskmgmt.policy;

/**
 * What a policy says to one change.
 *
 * @param rule the name of the rule that decided, or what decided where none did
 */
public record Decision(boolean allowed, String rule) {}
