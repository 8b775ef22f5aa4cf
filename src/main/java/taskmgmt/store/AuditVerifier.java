package taskmgmt.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.ChainVerifier;
import taskmgmt.audit.Finding;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Witness;
import taskmgmt.codec.AuditCodec;
import taskmgmt.codec.BadJsonException;
import taskmgmt.codec.Json;
import taskmgmt.journal.LineScanner;
import taskmgmt.journal.LineSink;
import taskmgmt.journal.LogFiles;

/** Holds the audit log against itself and against the logs that it vouches for. Reads all of them once; writes nothing. */
public final class AuditVerifier implements LineSink {
    private static final int MOST_FINDINGS = 1_000;

    private final Json json = Json.lenient();
    private final List<Finding> findings = new ArrayList<>();
    private final ChainVerifier chain;
    private final Map<String, WitnessCheck> logs;
    private long findingCount;
    private long backfilled;

    private AuditVerifier(Path audit, Map<String, WitnessCheck> logs) {
        this.logs = logs;
        this.chain = new ChainVerifier(LogFiles.AUDIT, length -> Digests.ofFirst(audit, length), this::find);
    }

    /** Verifies the logs of a directory. */
    public static Verification verify(Path directory) throws IOException {
        Path audit = directory.resolve(LogFiles.AUDIT);
        try (WitnessCheck registry = new WitnessCheck(directory.resolve(LogFiles.REGISTRY));
                WitnessCheck incidents = new WitnessCheck(directory.resolve(LogFiles.INCIDENTS))) {
            Map<String, WitnessCheck> logs = new LinkedHashMap<>();
            logs.put(LogFiles.REGISTRY, registry);
            logs.put(LogFiles.INCIDENTS, incidents);
            AuditVerifier verifier = new AuditVerifier(audit, logs);
            Heads remembered = Heads.load(directory).orElse(Heads.NONE); // before the log, to which others append meanwhile
            LineScanner.scan(audit, 0, Long.MAX_VALUE, verifier);
            verifier.end(remembered, audit);
            return verifier.result();
        }
    }

    @Override
    public void line(byte[] buffer, int start, int end, long offset) throws IOException {
        if (chain.accept(buffer, start, end, offset)) {
            witness(buffer, start, end, offset);
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

    private void witness(byte[] buffer, int start, int end, long offset) throws IOException {
        try {
            Map<String, @Nullable Object> entry = json.parse(buffer, start, end - start);
            if (entry.get("metadata") instanceof Map<?, ?> metadata && Boolean.TRUE.equals(metadata.get(Backfill.BACKFILLED))) {
                backfilled++;
            }
            Witness witness = AuditCodec.witness(entry);
            WitnessCheck log = witness == null ? null : logs.get(witness.file());
            if (witness != null && log != null) {
                log.check(witness, this::find);
            }
        } catch (BadJsonException e) {
            find(new Finding(Finding.Kind.FOREIGN_LINE, LogFiles.AUDIT, chain.line(), offset, String.valueOf(e.getMessage())));
        }
    }

    /** That the log's end is missing shows in no entry, only against what was remembered of it. */
    private void end(Heads remembered, Path audit) throws IOException {
        if (findingCount == 0 && remembered.auditEnd() > 0 && !AuditScan.continues(remembered, audit)) {
            find(new Finding(Finding.Kind.LOST_END, LogFiles.AUDIT, 0, LineScanner.size(audit), "entry " + remembered.chain().seq()
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
        for (Map.Entry<String, WitnessCheck> log : logs.entrySet()) {
            vouched.put(log.getKey(), log.getValue().result());
        }
        String head = chain.head() == null ? null : chain.head().hash();
        return new Verification(chain.unchained(), chain.chained(), head, backfilled, vouched, findings, findingCount);
    }
}
