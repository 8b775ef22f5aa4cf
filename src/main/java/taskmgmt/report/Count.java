package taskmgmt.report;

/** How many records have something in common: an action, an actor, a term. */
public record Count(String word, long records) {}
