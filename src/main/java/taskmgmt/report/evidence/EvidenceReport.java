package taskmgmt.report.evidence;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer with its figures. */
public sealed interface EvidenceReport permits HealingReport, LearningReport, UnifiedReport {
    Verdict verdict();

    /** The verdict in words, with the count that it rests on: what follows {@code [PASS]}. */
    String finding();

    /** Lines of the log that hold no record; they are in no other figure. */
    long damagedLines();

    /** The figures under the keys that programs know them by, which never change. */
    Map<String, @Nullable Object> data();
}
