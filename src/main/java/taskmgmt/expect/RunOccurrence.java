package taskmgmt.expect;

/** Something that went wrong with this expected run. */
public record RunOccurrence(RunExpectation expectation, Occurrence occurrence) {}
