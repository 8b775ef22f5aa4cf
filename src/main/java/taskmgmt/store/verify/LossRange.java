package taskmgmt.store.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.journal.lines.LineScanner;

/**
 * From the first to just after the last line of a log that is not what was written. Lines in between may be intact.
 *
 * @param from start of the first of them, in bytes
 * @param to   end of the last of them
 */
public record LossRange(long from, long to) {

    /**
     * By log, for logs that have such a range. If there are too many findings to name them all, it extends to the end
     * of the log.
     */
    public static Map<String, LossRange> of(Path directory) throws IOException {
        Verification verification = AuditVerifier.verify(directory);
        boolean all = verification.findings().size() == verification.findingCount();
        Map<String, LossRange> ranges = new LinkedHashMap<>();
        for (Violation finding : verification.findings()) {
            Path log = directory.resolve(finding.file());
            long size = finding.isAboutBytes() ? LineScanner.size(log) : 0;
            if (finding.offset() < size) {
                long end = all ? LineScanner.lineStart(log, finding.offset() + 1) : size;
                LossRange known = ranges.getOrDefault(finding.file(), new LossRange(finding.offset(), end));
                ranges.put(finding.file(), new LossRange(
                        Math.min(known.from, finding.offset()), Math.max(known.to, end)));
            }
        }
        return ranges;
    }
}
