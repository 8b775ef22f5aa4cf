package taskmgmt.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying one of the logs that a log was merged from.
 *
 * @param name         the name of its copy
 * @param head         the head that the entry names; null if it had none
 * @param entries      number of entries of its audit log
 * @param brokenBefore how much of it was already broken when it was merged; that is not a finding now
 * @param isHashed     whether every line was known to be unchanged when it was merged; a merge cannot improve on that
 * @param findings     what has broken since
 */
public record MergedCheck(String name, @Nullable String head, long entries, long brokenBefore, boolean isHashed, List<Violation> findings) {
    public MergedCheck {
        findings = List.copyOf(findings);
    }
}
