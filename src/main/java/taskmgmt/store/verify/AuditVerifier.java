package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.ChainHead;
import taskmgmt.audit.ChainVerifier;
import taskmgmt.audit.LossLedger;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.Violations;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.checkpoint.NoteTrust;
import taskmgmt.audit.checkpoint.TreeCheck;
import taskmgmt.audit.note.SignedNote;
import taskmgmt.audit.tree.MerkleTree;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.journal.lines.ScanEnd;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.heads.LogBytes;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.UnvouchedLines;

/**
 * Verifies the chain of the audit log, the logs that it vouches for, and earlier roots of its tree. Reads each log once, from a given
 * start; writes nothing. Not thread-safe.
 */
public final class AuditVerifier implements LineSink {
    private static final byte[] END_LOST = AuditTerms.AUDIT_END_LOST.getBytes(UTF_8);
    private static final byte[] MERGED = AuditTerms.LOG_MERGED.getBytes(UTF_8);
    private static final byte[] FIXED = AuditTerms.DOCTOR_FIXED.getBytes(UTF_8);
    private static final byte[] CHECKPOINT = AuditTerms.AUDIT_CHECKPOINT.getBytes(UTF_8);

    private final VerifiedState from;
    private final NoteTrust trust;
    private final AuditedLogs logs;
    private final Violations findings;
    private final EntryFields entry = new EntryFields();
    private final ChainVerifier chain;
    private final TreeCheck tree;
    private final WitnessCheck registry;
    private final WitnessCheck incidents;
    private final LossLedger losses = new LossLedger();
    private final Json json = Json.lenient();
    /** For each size of a checkpoint, how far the entries under it vouch for the registry. */
    private final Map<Long, Long> vouchedUnder = new HashMap<>();
    private long backfilled;
    private boolean merged;
    private @Nullable RecordedCheckpoint recorded;
    private Verification.@Nullable Exported exported;
    private long auditEnd;

    private AuditVerifier(AuditedLogs logs, VerifiedState from, NoteTrust trust) {
        this(logs, from, trust, _ -> true);
    }

    private AuditVerifier(AuditedLogs logs, VerifiedState from, NoteTrust trust, Predicate<Violation> wanted) {
        this.findings = new Violations(wanted);
        this.trust = trust;
        this.from = from;
        this.logs = logs;
        this.chain = new ChainVerifier(LogFiles.AUDIT, from.chain(), length -> Digests.ofFirst(logs.audit(), length), findings);
        this.tree = new TreeCheck(new MerkleTree(from.tree().size(), from.tree().peaks()));
        this.registry = new WitnessCheck(LogFiles.REGISTRY, logs.registry(), findings);
        this.incidents = new WitnessCheck(LogFiles.INCIDENTS, logs.incidents(), findings);
        registry.continueFrom(from.registry());
        incidents.continueFrom(from.incidents());
        this.backfilled = from.backfilled();
        this.exported = from.exported();
    }

    /** Verifies all of the logs of a directory. */
    public static Verification verify(Path directory) throws IOException {
        return verify(directory, List.of(), NoteTrust.NONE);
    }

    /** The same, but reports only some findings, for example those not known yet. */
    public static Verification verify(Path directory, Predicate<Violation> wanted) throws IOException {
        LogPositions remembered = remembered(directory);
        try (AuditedLogs logs = AuditedLogs.open(directory)) {
            return new AuditVerifier(logs, VerifiedState.beginning(Instant.EPOCH), NoteTrust.NONE, wanted).run(remembered, List.of());
        }
    }

    /**
     * Verifies all of the logs of a directory, and compares them with roots that were recorded elsewhere.
     *
     * @param trust judges the checkpoint that the log itself records
     */
    public static Verification verify(Path directory, List<KnownRoot> known, NoteTrust trust) throws IOException {
        LogPositions remembered = remembered(directory);
        try (AuditedLogs logs = AuditedLogs.open(directory)) {
            return new AuditVerifier(logs, VerifiedState.beginning(Instant.EPOCH), trust).run(remembered, known);
        }
    }

    /**
     * The same, but skips what an earlier call has found valid, if that still fits and no root covers less than that; what is found
     * valid is saved for the next call.
     */
    public static Verification verifyNew(Path directory, List<KnownRoot> known, NoteTrust trust, Instant now)
            throws IOException {
        return verifyNew(directory, known, trust, now, PrivateFiles.SYSTEM);
    }

    /** The same on another file system. */
    public static Verification verifyNew(Path directory, List<KnownRoot> known, NoteTrust trust, Instant now, PrivateFiles disk)
            throws IOException {
        LogPositions remembered = remembered(directory);
        String binding = VerifiedState.binding(directory);
        try (AuditedLogs logs = AuditedLogs.open(directory)) {
            VerifiedState from = VerifiedState.load(directory, binding, logs)
                    .filter(state -> known.stream().allMatch(root -> root.size() >= state.tree().size()))
                    .orElseGet(() -> VerifiedState.beginning(now));
            AuditVerifier verifier = new AuditVerifier(logs, from, trust);
            Verification result = verifier.run(remembered, known);
            if (result.holds() && result.chainedEntries() > 0) {
                verifier.keep(directory, binding, now, disk);
            }
            return result;
        }
    }

    /** Verifies these bytes. */
    public static Verification verify(AuditedLogs logs, LogPositions remembered, List<KnownRoot> known) throws IOException {
        return new AuditVerifier(logs, VerifiedState.beginning(Instant.EPOCH), NoteTrust.NONE).run(remembered, known);
    }

    /** What the checkpoint with the most entries covers; null if it has no entries. */
    static @Nullable Seal seal(Path directory, List<KnownRoot> known) throws IOException {
        LogPositions remembered = remembered(directory);
        try (AuditedLogs logs = AuditedLogs.open(directory)) {
            AuditVerifier verifier = new AuditVerifier(logs, VerifiedState.beginning(Instant.EPOCH), NoteTrust.NONE);
            Verification result = verifier.run(remembered, known);
            if (!result.holds()) {
                throw new LogDamagedException("nothing is sealed: " + result.findings().getFirst().text()
                        + "; see 'task-mgmt audit verify --against' with the same checkpoint");
            }
            CheckedRoot proof = result.tree().proof().orElse(null);
            Long bytes = proof == null ? null : verifier.vouchedUnder.get(proof.known().size());
            return proof == null || bytes == null ? null : new Seal(proof.known().source(), proof.known().size(), bytes);
        }
    }

    /** The length of the audit log, for {@link #isWrittenTo}. */
    public static long auditBytes(Path directory) throws IOException {
        return LineScanner.size(directory.resolve(LogFiles.AUDIT));
    }

    /**
     * Whether another process is writing, or has written since the audit log had this length: then lines that had no entry meanwhile
     * have one now, or will get one.
     */
    public static boolean isWrittenTo(Path directory, long auditBytes) throws IOException {
        return Locks.isHeldByAnother(directory.resolve(LogFiles.LOCK)) || auditBytes(directory) > auditBytes;
    }

    /** To be read before the logs are opened, since others append to them meanwhile. */
    private static LogPositions remembered(Path directory) {
        return LogPositions.load(directory).orElse(LogPositions.NONE);
    }

    private Verification run(LogPositions remembered, List<KnownRoot> known) throws IOException {
        known.forEach(tree::await);
        ScanEnd end = logs.audit().lines(from.auditEnd(), this);
        auditEnd = end.tailOffset();
        registry.checkSurplus();
        incidents.checkSurplus();
        if (from.unread() == null) {
            checkSegments(LogFiles.REGISTRY, logs.registry());
            checkSegments(LogFiles.INCIDENTS, logs.incidents());
            checkSegments(LogFiles.AUDIT, logs.audit());
        }
        List<CheckedRoot> checked = tree.end();
        checked.forEach(this::judge);
        CheckedRoot last = checkRecorded();
        for (LossLedger.Loss loss : losses.open()) {
            findings.accept(new Violation(Violation.Kind.END_WAS_LOST, LogFiles.AUDIT, loss.line(), loss.offset(), loss.text()));
        }
        if (findings.count() == 0) {
            checkEnd(remembered);
        }
        return result(checked, last);
    }

    private void checkSegments(String name, LogBytes log) throws IOException {
        for (LogChannel.Flaw defect : log.defects()) {
            findings.accept(new Violation(Violation.Kind.ALTERED_SEGMENT, name, 0, defect.offset(), defect.reason()));
        }
    }

    @Override
    public void line(byte[] buffer, int start, int stop, long offset) throws IOException {
        // A scan leaves out a carriage return before the newline, but adding one changes the line.
        int end = stop < buffer.length && buffer[stop] == '\r' ? stop + 1 : stop;
        if (chain.accept(buffer, start, end, offset)) {
            entry(buffer, start, end, offset);
        }
        if (tree.add(buffer, start, end)) {
            vouchedUnder.put(tree.size(), registry.vouchedEnd());
            tree.reached(offset + (end - start) + 1, entry.timestamp(buffer, start, end));
        }
    }

    private void entry(byte[] buffer, int start, int end, long offset) throws IOException {
        if (!entry.scan(buffer, start, chain.tailStart(), end)) {
            findings.accept(new Violation(Violation.Kind.FOREIGN_LINE, LogFiles.AUDIT, chain.line(), offset, "this link is no JSON object"));
            return;
        }
        merged |= entry.isOn(MERGED);
        // The copies of a merged log's sources vouch for its beginning.
        boolean late = entry.isBackfilled() || (entry.isAdopted() && !merged);
        backfilled += late ? 1 : 0;
        if (entry.isOn(END_LOST) || entry.isOn(FIXED)) {
            loss(buffer, start, end, offset);
        }
        if (entry.hasWitness()) {
            WitnessCheck log = entry.isFor(registry.nameBytes()) ? registry : entry.isFor(incidents.nameBytes()) ? incidents : null;
            if (log != null) {
                log.check(entry.offset(), entry.length(), buffer, entry.sha256Start(), !entry.isBackfilled() && !entry.isAdopted());
            }
        } else if (entry.isOn(CHECKPOINT)) {
            checkpoint(RecordedCheckpoint.read(buffer, start, end, chain.line(), offset));
        }
    }

    private void loss(byte[] buffer, int start, int end, long offset) {
        try {
            losses.accept(json.parse(buffer, start, end - start), chain.line(), offset);
        } catch (BadJsonException e) {
            findings.accept(new Violation(Violation.Kind.FOREIGN_LINE, LogFiles.AUDIT, chain.line(), offset, "this link is no JSON object"));
        }
    }

    private void checkpoint(@Nullable RecordedCheckpoint checkpoint) {
        if (checkpoint != null) {
            recorded = checkpoint.size() == tree.size() ? checkpoint.checked(tree.root()) : checkpoint;
            exported = checkpoint.exported() == null ? exported : checkpoint.exported();
        }
    }

    @Override
    public void blank(long offset) {
        chain.blank();
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        chain.corrupt(offset);
    }

    private void judge(CheckedRoot root) {
        KnownRoot known = root.known();
        Violation.Kind kind = root.fit() == CheckedRoot.Fit.LOG_SHORTER ? Violation.Kind.LOG_SHORTER : Violation.Kind.ROOT_DIFFERS;
        switch (root.fit()) {
            case SAME -> { }
            case DIFFERS -> find(kind, "the first " + known.size() + " entries are not those that " + known.source() + " is of");
            case LOG_SHORTER -> find(kind, known.source() + " is of " + known.size() + " entries, the log has " + tree.size());
        }
        if (known.trust() != null) {
            switch (known.trust()) {
                case SIGNED -> { }
                case FALSE_SIGNATURE -> find(Violation.Kind.FALSE_SIGNATURE, known.source() + " has a false signature under it");
                case UNKNOWN_KEY -> find(Violation.Kind.UNKNOWN_KEY, known.source() + " is signed by no key that is known here");
            }
        }
    }

    private void find(Violation.Kind kind, String text) {
        findings.accept(new Violation(kind, LogFiles.AUDIT, 0, 0, text));
    }

    /** Of the checkpoints that the log itself records, only the newest: whoever can change that one can change them all. */
    private @Nullable CheckedRoot checkRecorded() throws IOException {
        if (recorded == null) {
            return from.checkedRecord();
        }
        RecordedCheckpoint compared = recorded.isChecked() ? recorded : recorded.checked(RecordedCheckpoint.root(logs.audit(), recorded.size()));
        if (compared.fit() != CheckedRoot.Fit.SAME) {
            findings.accept(new Violation(Violation.Kind.ROOT_DIFFERS, LogFiles.AUDIT, compared.line(), compared.offset(),
                    "this checkpoint is not of the " + compared.size() + " entries that it says it is of"));
        }
        SignedNote.Trust signed = compared.trust(trust);
        if (signed == SignedNote.Trust.FALSE_SIGNATURE) {
            findings.accept(new Violation(Violation.Kind.FALSE_SIGNATURE, LogFiles.AUDIT, compared.line(), compared.offset(),
                    "the note of this checkpoint is not signed by the key that it names, or is of something else"));
        }
        return compared.result(signed);
    }

    /** No entry shows that the log's end is missing; only a comparison with what was remembered of it does. */
    private void checkEnd(LogPositions remembered) throws IOException {
        if (remembered.auditEnd() > 0 && !AuditScan.continues(remembered, logs.audit())) {
            findings.accept(new Violation(Violation.Kind.LOST_END, LogFiles.AUDIT, 0, logs.audit().size(), "entry "
                    + remembered.chain().seq() + ", which ended at byte " + remembered.auditEnd()
                    + ", is gone; if a power cut took it, the next change adds it again"));
            return;
        }
        ChainHead head = chain.head() == null ? new ChainHead(chain.unchained(), "") : chain.head();
        UnvouchedLines missing = UnvouchedLines.later(missing(registry, logs.registry(), logs.registryBefore(), head),
                missing(incidents, logs.incidents(), logs.incidentsBefore(), head));
        if (missing != null) {
            findings.accept(new Violation(Violation.Kind.LOST_END, LogFiles.AUDIT, 0, logs.audit().size(), missing.finding()));
        }
    }

    private static @Nullable UnvouchedLines missing(WitnessCheck vouched, LogBytes log, long before, ChainHead head) throws IOException {
        return UnvouchedLines.of(vouched.name(), log, vouched.result().vouchedBytes(), before, head);
    }

    private Verification result(List<CheckedRoot> checked, @Nullable CheckedRoot last) throws IOException {
        Map<String, Verification.Vouched> vouched = new LinkedHashMap<>();
        vouched.put(LogFiles.REGISTRY, registry.result());
        vouched.put(LogFiles.INCIDENTS, incidents.result());
        ChainVerifier.State state = chain.state();
        return new Verification(state.unchained(), state.chained(), state.head() == null ? null : state.head().hash(), backfilled,
                auditEnd, vouched, new Verification.Tree(tree.size(), tree.root(), checked, last, exported), from.unread(),
                losses.accepted(), 0, findings.first(), findings.counts());
    }

    /** If the directory cannot be written, the next check is slower, not wrong. */
    private void keep(Path directory, String binding, Instant now, PrivateFiles disk) throws IOException {
        if (!binding.equals(VerifiedState.binding(directory))) {
            return; // another program wrote to a log while it was read
        }
        try {
            state(now).save(directory, binding, logs, disk);
        } catch (JournalException unwritable) {
            return;
        }
    }

    private VerifiedState state(Instant now) throws IOException {
        KnownRoot last = recorded == null ? from.recorded() : recorded.known(null);
        return new VerifiedState(from.read(), now, auditEnd, chain.state(), backfilled, new MerkleTree(tree.size(), tree.peaks()), registry.result(),
                incidents.result(), last, exported);
    }
}
