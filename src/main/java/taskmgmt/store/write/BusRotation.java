package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.store.heads.LogPositions;

/**
 * Renames the bus file under the lock once it is large and completely drained, and records that. No byte is copied or deleted.
 * Programs that have the file open go on writing to it; {@link BusDrain} looks there too.
 *
 * <p>The new name is made from what the audit log says about the drained part, which is durable before the rename. So if the file is
 * found under the bus's next name, the process that renamed it was interrupted before it wrote the entry.
 */
final class BusRotation {
    private final LockedLog log;
    private final LogFileSet files;

    BusRotation(LockedLog log) {
        this.log = log;
        this.files = log.files();
    }

    /** Records a rotation whose command was interrupted; returns the name of the file, or null if there is none. */
    @Nullable String complete() throws IOException {
        String name = log.positions().bus().nextName();
        if (name == null || !Files.isRegularFile(files.busFile(name), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        syncNames();
        record(name);
        return name;
    }

    /** Rotates the bus if due; returns the name of the file, or null if it is not due. */
    @Nullable String rotateWhereLarge() throws IOException {
        LogPositions positions = log.positions();
        long limit = log.settings().rotateBytes();
        String name = limit <= 0 || positions.busEnd() < limit || files.size(LogFiles.EVENTS) != positions.busEnd() ? null
                : positions.bus().nextName();
        if (name == null || !isMovedAway(name)) {
            return null;
        }
        record(name);
        LineFile.open(files.path(LogFiles.EVENTS), log.settings().sync(), files.disk()).close();
        return name;
    }

    /** If the bus cannot be rotated, it just goes on growing. */
    private boolean isMovedAway(String name) {
        try {
            files.open(LogFiles.AUDIT).sync(); // the name is made from what it says
            files.reopen(LogFiles.EVENTS);
            files.disk().ensureOwnDirectory(PrivateFiles.directoryOf(files.busFile(name)));
            files.disk().move(files.path(LogFiles.EVENTS), files.busFile(name));
            syncNames();
            return true;
        } catch (IOException e) {
            log.warnings().say("the bus is not rotated until this is put right: " + e.getMessage());
            return false;
        }
    }

    /** Before the entry is written: otherwise a power failure could leave the entry without the new name. */
    private void syncNames() throws IOException {
        Path directory = files.directory();
        files.disk().syncDirectory(directory.resolve(LogFiles.BUS));
        files.disk().syncDirectory(directory);
    }

    private void record(String name) throws IOException {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FILE, name);
        metadata.put(AuditTerms.DRAINED, log.positions().busEnd());
        metadata.put(AuditTerms.BUS_END, 0L);
        AuditWriter.append(new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_ROTATED, LogFiles.EVENTS, Map.of(), metadata, null), log);
    }
}
