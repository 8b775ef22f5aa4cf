package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.MergedCheck;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.read.MergedSide;
import taskmgmt.store.read.MergedSide.Content;
import taskmgmt.store.verify.AuditVerifier;

/**
 * Verifies the copies that a merged directory keeps of what it was merged from: each is what its entry names, to the byte,
 * and its own chain still holds. What those were merged from themselves is verified too. Writes nothing.
 */
public final class MergedSides {
    private final List<MergedCheck> checks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private MergedSides() {}

    /** The sides of a directory, in the order of its entry; none where it was not made by a merge. */
    public static List<MergedCheck> verify(Path directory) throws IOException {
        MergedSides sides = new MergedSides();
        sides.checkAll(directory);
        return List.copyOf(sides.checks);
    }

    private void checkAll(Path directory) throws IOException {
        for (MergedSide side : named(directory)) {
            if (seen.add(side.name())) {
                check(side, place(directory, side.name()));
            }
        }
    }

    /** In the directory itself; a side's own sides lie beside it. */
    private static Path place(Path directory, String name) {
        Path inside = directory.resolve(LogFiles.MERGED).resolve(name);
        return Files.exists(inside, LinkOption.NOFOLLOW_LINKS) ? inside : beside(directory, name, inside);
    }

    private static Path beside(Path directory, String name, Path otherwise) {
        Path parent = directory.toAbsolutePath().getParent();
        boolean isSide = parent != null && parent.endsWith(LogFiles.MERGED);
        return isSide && parent != null ? parent.resolve(name) : otherwise;
    }

    private void check(MergedSide side, Path copy) throws IOException {
        List<Violation> findings = new ArrayList<>();
        for (Map.Entry<String, Content> log : side.logs().entrySet()) {
            compare(side.name(), log.getKey(), log.getValue(), copy.resolve(log.getKey()), findings);
        }
        if (findings.isEmpty()) {
            // The same bytes hold as much as they did when they were merged, unless the entry lies about that.
            Verification now = AuditVerifier.verify(copy);
            if (now.findingCount() > side.findings()) {
                now.findings().forEach(finding -> findings.add(new Violation(finding.kind(),
                        file(side.name(), finding.file()), finding.line(), finding.offset(), finding.text())));
            }
        }
        checks.add(new MergedCheck(side.name(), side.head(), side.chained() + side.legacy(), side.findings(), findings));
        checkAll(copy);
    }

    private static void compare(String side, String log, Content named, Path file, List<Violation> findings) throws IOException {
        long size = LineScanner.size(file);
        if (size != named.bytes()) {
            findings.add(new Violation(size == 0 ? Violation.Kind.MISSING_LINE : Violation.Kind.ALTERED_LINE, file(side, log), 0,
                    Math.min(size, named.bytes()), "it has " + size + " bytes; when it was merged it had " + named.bytes()));
        } else if (size > 0 && !Digests.ofFirst(file, size).equals(named.sha256())) {
            findings.add(new Violation(Violation.Kind.ALTERED_LINE, file(side, log), 0, 0, "its bytes are not those that were merged"));
        }
    }

    private static String file(String side, String log) {
        return LogFiles.MERGED + "/" + side + "/" + log;
    }

    /** A merge begins a log, so its entry is the first there is. */
    private static List<MergedSide> named(Path directory) throws IOException {
        Path audit = directory.resolve(LogFiles.AUDIT);
        List<MergedSide> sides = new ArrayList<>();
        LineScanner.scan(audit, 0, Math.min(LineScanner.size(audit), LineScanner.lineStart(audit, 1)), new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    named(Json.lenient().parse(buffer, start, end - start), sides);
                } catch (BadJsonException e) {
                    // No entry: the verifier of the chain says so.
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // The same.
            }
        });
        return sides;
    }

    private static void named(Map<String, @Nullable Object> entry, List<MergedSide> sides) {
        if (AuditTerms.LOG_MERGED.equals(entry.get("action")) && entry.get("decision") instanceof Map<?, ?> decision
                && decision.get(MergeAudit.SIDES) instanceof List<?> told) {
            for (Object map : told) {
                MergedSide side = MergedSide.ofMap(map);
                if (side != null) {
                    sides.add(side);
                }
            }
        }
    }
}
