package taskmgmt.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.audit.ChainVerifier;
import taskmgmt.audit.Finding;
import taskmgmt.audit.MerkleTree;
import taskmgmt.audit.Verification;
import taskmgmt.journal.LineSink;
import taskmgmt.journal.LogFiles;

/** Holds the audit log against itself and against the logs that it vouches for. Reads all of them once; writes nothing. */
public final class AuditVerifier implements LineSink {
    private static final int MOST_FINDINGS = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final EntryFields entry = new EntryFields();
    private final MerkleTree tree = new MerkleTree();
    private final LogBytes audit;
    private final ChainVerifier chain;
    private final List<WitnessCheck> logs = new ArrayList<>();
    private long findingCount;
    private long backfilled;

    private AuditVerifier(LogBytes audit) {
        this.audit = audit;
        this.chain = new ChainVerifier(LogFiles.AUDIT, length -> Digests.ofFirst(audit, length), this::find);
    }

    /** Verifies the logs of a directory. */
    public static Verification verify(Path directory) throws IOException {
        Heads remembered = Heads.load(directory).orElse(Heads.NONE); // before the log, to which others append meanwhile
        // A line is written before its entry: opened in this order, the logs have every line that the entries stand for.
        try (LogBytes audit = new StoredLog(directory.resolve(LogFiles.AUDIT));
                LogBytes registry = new StoredLog(directory.resolve(LogFiles.REGISTRY));
                LogBytes incidents = new StoredLog(directory.resolve(LogFiles.INCIDENTS))) {
            return verify(audit, registry, incidents, remembered);
        }
    }

    /** Verifies these bytes. */
    static Verification verify(LogBytes audit, LogBytes registry, LogBytes incidents, Heads remembered) throws IOException {
        AuditVerifier verifier = new AuditVerifier(audit);
        verifier.add(LogFiles.REGISTRY, registry);
        verifier.add(LogFiles.INCIDENTS, incidents);
        audit.lines(0, verifier);
        verifier.end(remembered);
        return verifier.result();
    }

    private void add(String name, LogBytes log) {
        logs.add(new WitnessCheck(name, log, this::find));
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        tree.add(buffer, start, end);
        if (!chain.accept(buffer, start, end, offset)) {
            return;
        }
        if (!entry.scan(buffer, start, chain.tailStart(), end)) {
            find(new Finding(Finding.Kind.FOREIGN_LINE, LogFiles.AUDIT, chain.line(), offset, "this link is no JSON object"));
        } else if (entry.hasWitness()) {
            witness(buffer);
        }
        backfilled += entry.isBackfilled() ? 1 : 0;
    }

    private void witness(byte[] buffer) throws IOException {
        for (WitnessCheck log : logs) {
            if (entry.isFor(log.nameBytes())) {
                log.check(entry.offset(), entry.length(), buffer, entry.sha256Start());
            }
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

    /** That the log's end is missing shows in no entry, only against what was remembered of it. */
    private void end(Heads remembered) throws IOException {
        if (findingCount == 0 && remembered.auditEnd() > 0 && !AuditScan.continues(remembered, audit)) {
            find(new Finding(Finding.Kind.LOST_END, LogFiles.AUDIT, 0, audit.size(), "entry " + remembered.chain().seq()
                    + ", which ended at byte " + remembered.auditEnd() + ", is gone; if a power cut took it, the next change"
                    + " adds it again"));
        }
    }

    private void find(Finding finding) {
        findingCount++;
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }

    private Verification result() throws IOException {
        Map<String, Verification.Vouched> vouched = new LinkedHashMap<>();
        for (WitnessCheck log : logs) {
            vouched.put(log.name(), log.result());
        }
        String head = chain.head() == null ? null : chain.head().hash();
        return new Verification(chain.unchained(), chain.chained(), head, backfilled, vouched, findings, findingCount);
    }
}
