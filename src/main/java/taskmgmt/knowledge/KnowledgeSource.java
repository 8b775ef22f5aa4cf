package taskmgmt.knowledge;

import java.util.Locale;

/** Where a text comes from. */
public enum KnowledgeSource {
    TASK,
    INCIDENT,
    /** A sentence that was generated from the record. */
    INSIGHT;

    /** The word in outputs. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
