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
 * What a check of the whole record has found.
 *
 * @param legacyEntries  entries from before the chain began; nothing can be said about changes to them before that
 * @param chainedEntries links of the chain
 * @param head           hash of the last link, null where there is none: written down elsewhere, it proves later that
 *                       nothing up to here was changed
 * @param backfilled     links that were added later: for lines that had none, or for all that a log held before the first one
 * @param auditBytes     length of the audit log, as far as it was looked at
 * @param logs           what the links vouch for, by log
 * @param tree           the tree over all entries, and what it was compared with
 * @param unread         what was not read again, because an earlier check had found it whole; null where all was read
 * @param accepted       losses of the log's end that somebody has accepted, as far as it was read
 * @param unsureSides    of how many of the logs that this one was merged from not every line was known to be as it was written
 * @param findings       every place where the record does not hold; the first ones where there are very many
 * @param findingCounts  how many there are of each {@linkplain Violation#part part} of the check that has any
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
     * How much of a log is vouched for.
     *
     * @param witnesses     links that represent bytes of it
     * @param vouchedBytes  up to where it is vouched for
     * @param unvouchedBytes what follows: written by an interrupted command or by another program
     */
    public record Vouched(long witnesses, long vouchedBytes, long unvouchedBytes) {}

    /**
     * The tree over all entries.
     *
     * @param size     of how many
     * @param root     SHA-256 over them, in base64
     * @param checked  the roots of checkpoints kept elsewhere, held against the log
     * @param recorded the newest checkpoint that the log itself tells of, held against the log; null where there is none
     * @param exported the newest checkpoint of which the log says that a copy was put elsewhere; null where there is none
     */
    public record Tree(
            long size, String root, List<CheckedRoot> checked, @Nullable CheckedRoot recorded, @Nullable Exported exported) {
        public Tree {
            checked = List.copyOf(checked);
        }

        /** The root of most entries that a known key has signed outside of the log and that the log has. */
        public Optional<CheckedRoot> proof() {
            return checked.stream().filter(CheckedRoot::proves).max((one, other) -> Long.compare(one.known().size(), other.known().size()));
        }
    }

    /**
     * A checkpoint that was put elsewhere.
     *
     * @param where     as the entry has it
     * @param size      of how many entries it is
     * @param timestamp of the entry
     */
    public record Exported(String where, long size, String timestamp) {}

    /**
     * What was not read again.
     *
     * @param entries of the audit log, and with them the lines that they stand for
     * @param bytes   of the audit log
     * @param read    when all of them were read last
     * @param checked when the last check before this one was, which may have read a part of them
     */
    public record Unread(long entries, long bytes, Instant read, Instant checked) {}

    /**
     * The entries in which a change could still go unseen, if whoever made it computed all hashes again.
     *
     * @param entries how many
     * @param bytes   of the audit log
     * @param since   timestamp of the last entry before them; null where the window is all of the log
     */
    public record Window(long entries, long bytes, @Nullable String since) {}

    /** What came after the newest root that proves something; all of the log where none does. */
    public Window window() {
        return tree.proof()
                .map(proof -> new Window(tree.size() - proof.known().size(), auditBytes - proof.offset(), proof.timestamp()))
                .orElseGet(() -> new Window(tree.size(), auditBytes, null));
    }

    /** How many bytes of all logs no entry vouches for. */
    public long unvouchedBytes() {
        return unvouchedBytes("");
    }

    /** The same of the logs with names that begin so. */
    long unvouchedBytes(String name) {
        return logs.entrySet().stream().filter(log -> log.getKey().startsWith(name)).mapToLong(log -> log.getValue().unvouchedBytes()).sum();
    }

    /** How many findings there are. */
    public long findingCount() {
        return findingCounts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The same with findings of what belongs to the record beside its logs. */
    public Verification with(List<Violation> more) {
        List<Violation> all = new ArrayList<>(findings);
        all.addAll(more);
        Map<String, Long> counts = new LinkedHashMap<>(findingCounts);
        more.forEach(finding -> counts.merge(finding.part(), 1L, Long::sum));
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, accepted, unsureSides, all, counts);
    }

    /** The same with the losses that stand in what was not read. */
    public Verification withAccepted(List<LossLedger.Loss> losses) {
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, losses, unsureSides, findings, findingCounts);
    }

    /** The same of a log that was merged from these. */
    public Verification withSides(List<MergedCheck> sides) {
        int unsure = (int) sides.stream().filter(side -> !side.isHashed()).count();
        return new Verification(legacyEntries, chainedEntries, head, backfilled, auditBytes, logs, tree, unread, accepted, unsure, findings, findingCounts);
    }

    /** Whether every line has had a hash since it was written, and still has it. */
    public boolean isHashed() {
        return holds() && backfilled == 0 && legacyEntries == 0 && unvouchedBytes() == 0 && accepted.isEmpty() && unsureSides == 0;
    }

    /** Whether nothing was found: neither a change of the record nor a checkpoint that proves nothing. */
    public boolean holds() {
        return findingCounts.isEmpty();
    }

    /** Whether the record itself was changed, which a bad signature under a checkpoint does not say, nor a checkpoint of another log. */
    public boolean isChanged() {
        return findingCounts.keySet().stream().anyMatch(part -> !part.equals("signature") && !part.equals(Violation.CHECKPOINT));
    }
}
