package taskmgmt.report.evidence;

/** The verdict on the evidence. Each report documents when it gives which. */
public enum Verdict {
    /** The evidence is there. */
    PASS,
    /** There is some evidence, but something contradicts it or is missing. */
    PARTIAL,
    /** There are records, but they do not decide the question. */
    INCONCLUSIVE,
    /** Nothing is recorded yet. */
    INFO,
    /** The log cannot be read. */
    ERROR
}
