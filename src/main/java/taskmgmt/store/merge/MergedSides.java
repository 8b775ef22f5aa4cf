package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.MergedCheck;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.audit.checkpoint.KnownRoot;
import taskmgmt.audit.checkpoint.NoteTrust;
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
 * Verifies the copies of its sources that a merged directory keeps: that each is exactly what its entry names, and that its
 * own chain is still valid. The sources of those sources are verified too. Writes nothing.
 */
public final class MergedSides {
    private final List<MergedCheck> checks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<KnownRoot> roots;
    private final Map<KnownRoot, String> held = new LinkedHashMap<>();

    private MergedSides(List<KnownRoot> roots) {
        this.roots = roots;
    }

    /** The sides of a directory, in the order of its entry; none if it was not made by a merge. */
    public static List<MergedCheck> verify(Path directory) throws IOException {
        return of(directory, List.of()).checks();
    }

    /**
     * The same, and which of these roots are found in the sides.
     *
     * @param roots that were recorded elsewhere
     */
    public static MergedSides of(Path directory, List<KnownRoot> roots) throws IOException {
        MergedSides sides = new MergedSides(List.copyOf(roots));
        sides.checkAll(directory);
        return sides;
    }

    /** The results, one check for each side. */
    public List<MergedCheck> checks() {
        return List.copyOf(checks);
    }

    /** Whether a side has the root, which then says nothing about the directory's own log. */
    public boolean has(KnownRoot root) {
        return held.containsKey(root);
    }

    /**
     * The violations. A root found in a side is reported too: it proves that side, and not the merged log, which may lack
     * lines of it.
     */
    public List<Violation> findings() {
        List<Violation> findings = new ArrayList<>();
        checks.forEach(side -> findings.addAll(side.findings()));
        held.forEach((root, side) -> findings.add(new Violation(Violation.Kind.OF_MERGED_LOG, LogFiles.AUDIT, 0, 0, root.source()
                + " is of the first " + root.size() + " entries of " + side
                + ", which this log was merged from, and fits them; verify that one with --logs")));
        return findings;
    }

    private void checkAll(Path directory) throws IOException {
        for (MergedSide side : named(directory)) {
            if (seen.add(side.name())) {
                check(side, place(directory, side.name()));
            }
        }
    }

    /** In the directory itself; the sources of a side are beside it. */
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
        boolean hashed = false;
        if (findings.isEmpty()) {
            // Equal bytes have the same content as when they were merged, unless the entry is wrong about that.
            Verification now = AuditVerifier.verify(copy);
            if (now.findingCount() > side.findings()) {
                now.findings().forEach(finding -> findings.add(new Violation(finding.kind(),
                        file(side.name(), finding.file()), finding.line(), finding.offset(), finding.text())));
            }
            hashed = side.findings() == 0 && now.isHashed();
            hold(side.name(), copy);
        }
        checks.add(new MergedCheck(side.name(), side.head(), side.chained() + side.legacy(), side.findings(), hashed, findings));
        checkAll(copy);
    }

    private void hold(String side, Path copy) throws IOException {
        if (roots.isEmpty()) {
            return;
        }
        for (CheckedRoot root : AuditVerifier.verify(copy, roots, NoteTrust.NONE).tree().checked()) {
            if (root.proves()) {
                held.putIfAbsent(root.known(), LogFiles.MERGED + "/" + side);
            }
        }
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

    /** A merge starts a log, so its entry is the first one. */
    private static List<MergedSide> named(Path directory) throws IOException {
        Path audit = directory.resolve(LogFiles.AUDIT);
        List<MergedSide> sides = new ArrayList<>();
        LineScanner.scan(audit, 0, Math.min(LineScanner.size(audit), LineScanner.lineStart(audit, 1)), new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                try {
                    named(Json.lenient().parse(buffer, start, end - start), sides);
                } catch (BadJsonException e) {
                    // Not an entry: the verifier of the chain reports that.
                }
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                // As above.
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
