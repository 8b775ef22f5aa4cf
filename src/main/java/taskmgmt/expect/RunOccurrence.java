package taskmgmt.expect;

/** Something that went wrong with an expected run. */
public record RunOccurrence(RunExpectation expectation, Occurrence occurrence) {}
