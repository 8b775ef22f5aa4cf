package taskmgmt.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying one of the logs that a log was merged from has found.
 *
 * @param name         of its copy
 * @param head         the head that the entry names; null where it had none
 * @param entries      of its audit log
 * @param brokenBefore how much of it did not hold already when it was merged; that is not a finding now
 * @param isHashed     whether every line of it was known to be as it was written when it was merged: no merge makes more of it
 * @param findings     what does not hold any more
 */
public record MergedCheck(String name, @Nullable String head, long entries, long brokenBefore, boolean isHashed, List<Violation> findings) {
    public MergedCheck {
        findings = List.copyOf(findings);
    }
}
