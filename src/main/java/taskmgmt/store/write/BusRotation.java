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
 * Gives the file of the bus another name under the lock, once it is large and all of it is drained, and puts that on record. No byte
 * is copied or deleted. Programs that have the file open go on writing to it; {@link BusDrain} looks there, too.
 *
 * <p>The new name is made of what the audit log says of the drained part, and that is durable before. So whoever finds the file under
 * the name that the bus is to get next knows that the one who renamed it was interrupted before the entry.
 */
final class BusRotation {
    private final LockedLog log;
    private final LogFileSet files;

    BusRotation(LockedLog log) {
        this.log = log;
        this.files = log.files();
    }

    /** Puts on record what an interrupted command has rotated; the name of the file, or null where there is none. */
    @Nullable String complete() throws IOException {
        String name = log.positions().bus().nextName();
        if (name == null || !Files.isRegularFile(files.busFile(name), LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        syncNames();
        record(name);
        return name;
    }

    /** Rotates the bus where it is due; the name of the file, or null where it is not. */
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

    /** Where the bus cannot be rotated it only goes on growing. */
    private boolean isMovedAway(String name) {
        try {
            files.open(LogFiles.AUDIT).sync(); // the name is made of what it says
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

    /** Before the entry: else a power cut could leave that without the new name. */
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
