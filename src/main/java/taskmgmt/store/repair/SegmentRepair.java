package taskmgmt.store.repair;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.repair.SegmentRewrite;
import taskmgmt.journal.repair.SegmentRewrite.Replacement;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.survey.StateSurvey;
import taskmgmt.store.write.LogFileSet;

/**
 * Segments that are lost, in whole or in part: replaces them, and provides the content of the entry about that. Used under the
 * lock.
 */
final class SegmentRepair {
    /** Blank lines shrink to a thousandth of their length; a table follows them. */
    private static final int MIN_COMPRESSION = 256;
    private static final List<String> DERIVED =
            List.of(LogFiles.INDEX + "/", LogFiles.CHECKPOINTS + "/", LogFiles.VERIFIED, LogFiles.TREE);

    private final LogFileSet files;
    private final SegmentRewrite mender;

    SegmentRepair(LogFileSet files, InstantSource clock) {
        this.files = files;
        this.mender = new SegmentRewrite(files.path(LogFiles.QUARANTINE), clock, files.disk(), new FieldScanner());
    }

    /** Files derived from logs that still had what is lost, which would go on reporting it. */
    List<Path> derived() throws IOException {
        List<Path> derived = new ArrayList<>();
        for (StateSurvey.Item item : StateSurvey.of(files.directory())) {
            String name = files.directory().relativize(item.file()).toString();
            if (DERIVED.stream().anyMatch(name::startsWith)) {
                derived.add(item.file());
            }
        }
        return derived;
    }

    /** Creates a segment of blank lines; returns the metadata of the entry. */
    Map<String, @Nullable Object> fill(String log, long base, long end) throws IOException {
        files.requireSpace((end - base) / MIN_COMPRESSION);
        return metadata(log, mender.fill(files.path(log), base, end));
    }

    /** Keeps what can be read of a compressed segment; returns the metadata of the entry. */
    Map<String, @Nullable Object> rebuild(String log, Path file, long length) throws IOException {
        files.requireSpace(2 * Files.size(file) + length / MIN_COMPRESSION);
        return metadata(log, mender.rebuild(files.path(log), file));
    }

    private Map<String, @Nullable Object> metadata(String log, Replacement made) throws IOException {
        files.refresh();
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FILE, String.valueOf(made.file().getFileName()));
        metadata.put(AuditTerms.OFFSET, made.offset());
        metadata.put(AuditTerms.LENGTH, made.length());
        metadata.put(AuditTerms.BLANK_BYTES, made.blankBytes());
        if (made.quarantine() != null) {
            metadata.put(AuditTerms.SHA256, made.sha256());
            metadata.put(AuditTerms.QUARANTINE, String.valueOf(made.quarantine().getFileName()));
        }
        if (made.length() > 0) {
            metadata.put(AuditTerms.LEFT_SHA256, Digests.ofRange(files.path(log), made.offset(), made.length()));
        }
        return metadata;
    }
}
