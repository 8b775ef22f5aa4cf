package taskmgmt.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the whole record has found.
 *
 * @param legacyEntries  entries from before the chain began; nothing can be said about changes to them before that
 * @param chainedEntries links of the chain
 * @param head           hash of the last link, null where there is none: written down elsewhere, it proves later that
 *                       nothing up to here was changed
 * @param backfilled     links that were added for lines that had none
 * @param logs           what the links vouch for, by log
 * @param findings       every place where the record does not hold; the first ones where there are very many
 * @param findingCount   how many there are
 */
public record Verification(
        long legacyEntries,
        long chainedEntries,
        @Nullable String head,
        long backfilled,
        Map<String, Vouched> logs,
        List<Finding> findings,
        long findingCount) {
    public Verification {
        logs = new LinkedHashMap<>(logs);
        findings = List.copyOf(findings);
    }

    /**
     * How much of a log is vouched for.
     *
     * @param witnesses     links that stand for bytes of it
     * @param vouchedBytes  up to where it is vouched for
     * @param unvouchedBytes what follows: written by an interrupted command or by another program
     */
    public record Vouched(long witnesses, long vouchedBytes, long unvouchedBytes) {}

    /** The same with findings of what belongs to the record beside its logs. */
    public Verification with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new Verification(legacyEntries, chainedEntries, head, backfilled, logs, all, findingCount + more.size());
    }

    public boolean holds() {
        return findingCount == 0;
    }
}
