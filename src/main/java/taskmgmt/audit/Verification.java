package taskmgmt.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.checkpoint.CheckedRoot;

/**
 * The result of checking the whole record.
 *
 * @param legacyEntries  entries from before the chain began; changes made to them before that cannot be detected
 * @param chainedEntries links of the chain
 * @param head           hash of the last link, null if there is none: written down elsewhere, it later proves that
 *                       nothing up to here was changed
 * @param backfilled     links that were added later: for lines that had none, or for everything that a log held before its first one
 * @param auditBytes     length of the audit log, as far as it was examined
 * @param logs           what the links vouch for, by log
 * @param tree           the tree over all entries, and what it was compared with
 * @param unread         what was not read again, because an earlier check had found it intact; null if everything was read
 * @param accepted       losses of the log's end that somebody has accepted, in the part that was read
 * @param unsureSides    in a merged log, the number of its source logs of which some line was not known to be unchanged
 * @param findings       every place where the record does not hold; only the first ones if there are very many
 * @param findingCounts  the number of findings for each {@linkplain Violation#part part} of the check that has any
 */
public record Verification(
        long legacyEntries,
        long chainedEntries,
        @Nullable String head,
        long backfilled,
        long auditBytes,
        Map<String, Vouched> logs,
        Tree tree,
        @Nullable Unread unread,
        List<LossLedger.Loss> accepted,
        int unsureSides,
        List<Violation> findings,
        Map<String, Long> findingCounts) {
    public Verification {
        logs = new LinkedHashMap<>(logs);
        accepted = List.copyOf(accepted);
        findings = List.copyOf(findings);
        findingCounts = Map.copyOf(findingCounts);
    }

    /**
     * How much of a log the chain vouches for.
     *
     * @param witnesses     links that represent bytes of it
     * @param vouchedBytes  bytes from its start that are vouched for
     * @param unvouchedBytes bytes after that, written by an interrupted command or by another program
     */
    public record Vouched(long witnesses, long vouchedBytes, long unvouchedBytes) {}

    /**
     * The tree over all entries.
     *
     * @param size     number of entries
     * @param root     SHA-256 over them, in base64
     * @param checked  the roots of checkpoints kept elsewhere, compared with the log
     * @param recorded the newest checkpoint mentioned in the log itself, compared with the log; null if there is none
     * @param exported the newest checkpoint of which, according to the log, a copy was put elsewhere; null if there is none
     */
    public record Tree(
            long size, String root, List<CheckedRoot> checked, @Nullable CheckedRoot recorded, @Nullable Exported exported) {
        public Tree {
            checked = List.copyOf(checked);
        }

        /** The root over the most entries that a known key has signed outside of the log and that the log has. */
        public Optional<CheckedRoot> proof() {
            return checked.stream().filter(CheckedRoot::proves).max((one, other) -> Long.compare(one.known().size(), other.known().size()));
        }
    }

    /**
     * A checkpoint that was put elsewhere.
     *
     * @param where     the place, as the entry gives it
     * @param size      number of entries it covers
     * @param timestamp of the entry
     */
    public record Exported(String where, long size, String timestamp) {}

    /**
     * What was not read again.
     *
     * @param entries entries of the audit log, and with them the lines that they represent
     * @param bytes   of the audit log
     * @param read    when all of them were last read
     * @param checked when the previous check was made, which may have read a part of them
     */
    public record Unread(long entries, long bytes, Instant read, Instant checked) {}

    /**
     * The entries in which a change could still go unnoticed, if whoever made it recomputed all hashes.
     *
     * @param entries their number
     * @param bytes   of the audit log
     * @param since   timestamp of the last entry before them; null if the window is the whole log
     */
    public record Window(long entries, long bytes, @Nullable String since) {}

    /** Everything after the newest root that proves something; the whole log if none does. */
    public Window window() {
        return tree.proof()
                .map(proof -> new Window(tree.size() - proof.known().size(), auditBytes - proof.offset(), proof.timestamp()))
                .orElseGet(() -> new Window(tree.size(), auditBytes, null));
    }

    /** The number of bytes in all logs that no entry vouches for. */
    public long unvouchedBytes() {
        return unvouchedBytes("");
    }

    /** The same for the logs whose names begin with this. */
    long unvouchedBytes(String name) {
        return logs.entrySet().stream().filter(log -> log.getKey().startsWith(name)).mapToLong(log -> log.getValue().unvouchedBytes()).sum();
    }

    /** How many findings there are. */
    public long findingCount() {
        return findingCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same result with findings on parts of the record other than its logs. */
    public Verification with(List<Violation> more) {
        List<Violation> all = new ArrayList<>(findings);
        all.addAll(more);
        Map<String, Long> counts = new LinkedHashMap<>(findingCounts);
        more.forEach(finding -> counts.merge(finding.part(), 1L, Long::sum));
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, accepted, unsureSides, all, counts);
    }

    /** The same result with the losses in the part that was not read. */
    public Verification withAccepted(List<LossLedger.Loss> losses) {
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, losses, unsureSides, findings, findingCounts);
    }

    /** The same result for a log that was merged from these. */
    public Verification withSides(List<MergedCheck> sides) {
        int unsure = (int) sides.stream().filter(side -> !side.isHashed()).count();
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, accepted, unsure, findings, findingCounts);
    }

    /** Whether every line has had a hash since it was written, and still has it. */
    public boolean isHashed() {
        return holds() && backfilled == 0 && legacyEntries == 0 && unvouchedBytes() == 0 && accepted.isEmpty() && unsureSides == 0;
    }

    /** Whether nothing was found: neither a change of the record nor a worthless checkpoint. */
    public boolean holds() {
        return findingCounts.isEmpty();
    }

    /** Whether the record itself was changed; a bad signature under a checkpoint does not say so, nor does a checkpoint of another log. */
    public boolean isChanged() {
        return findingCounts.keySet().stream().anyMatch(part -> !part.equals("signature") && !part.equals(Violation.CHECKPOINT));
    }
}
