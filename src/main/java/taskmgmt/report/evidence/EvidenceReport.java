package taskmgmt.report.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report with a verdict and its figures. */
public sealed interface EvidenceReport permits HealingReport, LearningReport, UnifiedReport {
    Verdict verdict();

    /** The verdict in words, with the count that it is based on: the text after {@code [PASS]}. */
    String finding();

    /** Lines of the log that contain no record; no other figure counts them. */
    long damagedLines();

    /** The figures under the keys that programs know them by, which never change. */
    Map<String, @Nullable Object> data();
}
