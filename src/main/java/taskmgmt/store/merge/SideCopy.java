package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.read.MergedSide;
import taskmgmt.store.read.MergedSide.Content;
import taskmgmt.store.verify.AuditVerifier;

/**
 * A copy of a log directory up to a cut, so that it can be read regardless of further writes to the original. Each log is
 * a single file in it, whatever files held it before.
 *
 * @param given    the directory as it was named
 * @param path     the copy
 * @param side     what identifies the copy
 * @param heads    what its audit log vouches for
 * @param findings violations in its record, at most the first ones
 */
record SideCopy(Path given, Path path, MergedSide side, LogPositions heads, List<Violation> findings) {
    /** Files and directories beside the logs that belong to the record. */
    private static final List<String> OTHERS = List.of(LogFiles.POLICY, LogFiles.BUS, LogFiles.QUARANTINE);
    private static final int BLOCK_BYTES = 4 << 20;
    private static final int NAME_DIGITS = 16;

    SideCopy {
        findings = List.copyOf(findings);
    }

    /** The log of this copy, from its beginning. */
    LogRange part(String log) {
        Content content = side.logs().get(log);
        return new LogRange(path.resolve(log), 0, content == null ? 0 : content.bytes());
    }

    /** Its rotated bus files, by name. */
    Map<String, BusFile> rotatedBuses() {
        Map<String, BusFile> files = new TreeMap<>();
        for (BusFile file : BusFile.rotated(path, heads)) {
            files.put(file.name(), file);
        }
        return files;
    }

    /** How far the bus has been drained; a shorter bus was started again since. */
    long busEnd() {
        long end = BusFile.activeEnd(path, heads);
        return end <= part(LogFiles.EVENTS).end() ? end : 0;
    }

    /**
     * Makes a copy and verifies it.
     *
     * @param working an unused name in the target; the copy is then moved to its own name
     */
    static SideCopy make(Path given, LogCut cut, NewDirectory target, String working, MergeListener listener) throws IOException {
        Map<String, Content> logs = new TreeMap<>();
        for (String log : LogCut.LOGS) {
            if (cut.end(log) > 0) {
                logs.put(log, copy(given.resolve(log), cut.end(log), target, working + "/" + log, listener));
            }
        }
        for (String other : OTHERS) {
            copyTree(given.resolve(other), target, working + "/" + other, listener);
        }
        Path made = target.path().resolve(working);
        listener.step("verifying the copy of " + given).bytes(0, 1);
        Verification verification = AuditVerifier.verify(made);
        LogPositions heads = AuditScan.continueFrom(LogPositions.NONE, made.resolve(LogFiles.AUDIT));
        boolean lostEnd = cut.remembered().auditEnd() > 0 && !AuditScan.continues(cut.remembered(), made.resolve(LogFiles.AUDIT));
        long findings = verification.findingCount() + (lostEnd ? 1 : 0);
        MergedSide side = new MergedSide(name(verification.head(), logs), verification.head(), verification.chainedEntries(),
                verification.legacyEntries(), findings, heads.busEnd(), logs);
        String name = LogFiles.MERGED + "/" + side.name();
        if (Files.exists(target.path().resolve(name))) {
            target.remove(working);
        } else {
            target.rename(working, name);
        }
        List<Violation> told = lostEnd ? List.of(new Violation(Violation.Kind.LOST_END, LogFiles.AUDIT, 0, cut.end(LogFiles.AUDIT),
                "its end is gone")) : verification.findings();
        return new SideCopy(given, target.path().resolve(name), side, heads, told);
    }

    private static String name(@Nullable String head, Map<String, Content> logs) {
        Content audit = logs.get(LogFiles.AUDIT);
        byte[] none = {};
        String first = head != null ? head : audit != null ? audit.sha256() : Sha256.hex(none, 0, 0);
        StringBuilder all = new StringBuilder();
        logs.forEach((log, content) -> all.append(log).append(' ').append(content.bytes()).append(' ').append(content.sha256())
                .append('\n'));
        byte[] bytes = all.toString().getBytes(StandardCharsets.US_ASCII);
        return first.substring(0, NAME_DIGITS) + "-" + Sha256.hex(bytes, 0, bytes.length).substring(0, NAME_DIGITS);
    }

    /** Copies the first bytes of a file. */
    static Content copy(Path file, long length, NewDirectory target, String name, MergeListener listener) throws IOException {
        ScanProgress progress = listener.step("copying " + file);
        MessageDigest digest = Sha256.digest();
        try (NewFile copy = target.file(name)) {
            for (long at = 0; at < length; at += BLOCK_BYTES) {
                progress.bytes(at, length);
                byte[] block = LogRange.block(file, at, Math.min(BLOCK_BYTES, length - at));
                digest.update(block);
                copy.add(block, 0, block.length);
            }
            copy.finish();
        }
        progress.bytes(length, length);
        return new Content(length, Sha256.hex(digest.digest()));
    }

    /** Copies a file, or a directory with everything in it; skips anything else. */
    static void copyTree(Path from, NewDirectory target, String name, MergeListener listener) throws IOException {
        if (Files.isDirectory(from, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(from)) {
                for (Path entry : entries.sorted().toList()) {
                    copyTree(entry, target, name + "/" + entry.getFileName(), listener);
                }
            }
        } else if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            copy(from, Files.size(from), target, name, listener);
        }
    }
}
