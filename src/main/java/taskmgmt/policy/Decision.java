package taskmgmt.policy;

/**
 * The decision of a policy about one change.
 *
 * @param rule the name of the rule that decided, or what decided if no rule did
 */
public record Decision(boolean allowed, String rule) {}
