package taskmgmt.report.evidence;

/** What the evidence comes to. Each report says in its own words when it gives which. */
public enum Verdict {
    /** The evidence is there. */
    PASS,
    /** There is some, and something that speaks against it or is missing. */
    PARTIAL,
    /** There are records, but they do not decide the question. */
    INCONCLUSIVE,
    /** Nothing is recorded yet. */
    INFO,
    /** The log cannot be read. */
    ERROR
}
