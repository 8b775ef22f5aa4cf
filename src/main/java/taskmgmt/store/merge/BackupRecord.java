package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.store.read.MergedSide.Content;

/**
 * The content of a backup. It is written last and replaced as a whole: a backup is what its record says, whatever else an
 * interrupted update has left. While an update is in progress, or waits to be completed, there is a mark beside the record.
 *
 * @param logs  length and hash of each log
 * @param files the same for each file beside the logs, by its name below the directory
 */
record BackupRecord(Map<String, Content> logs, Map<String, Content> files) {
    private static final int VERSION = 1;
    private static final String RECORD = LogFiles.BACKUP + "/record";
    private static final String UNFINISHED = LogFiles.BACKUP + "/unfinished";
    private static final String LOGS = "logs";
    private static final String FILES = "files";

    BackupRecord {
        logs = new TreeMap<>(logs);
        files = new TreeMap<>(files);
    }

    /** Whether this directory was once made as a backup. */
    static boolean isIn(Path directory) {
        return Files.exists(directory.resolve(RECORD), LinkOption.NOFOLLOW_LINKS);
    }

    /** @throws LogDamagedException if it cannot be read */
    static BackupRecord of(Path directory) throws LogDamagedException {
        byte[] content = file(directory, RECORD, SyncPolicy.OS, PrivateFiles.SYSTEM).read().orElse(null);
        try {
            Map<String, @Nullable Object> read = content == null ? Map.of() : Json.strict().parse(content, 0, content.length);
            if (read.get(LOGS) instanceof Map<?, ?> logs && read.get(FILES) instanceof Map<?, ?> files) {
                return new BackupRecord(contents(logs), contents(files));
            }
        } catch (BadJsonException unreadable) {
            throw damaged(directory, unreadable);
        }
        throw damaged(directory, null);
    }

    private static LogDamagedException damaged(Path directory, @Nullable Exception cause) {
        return new LogDamagedException(directory.resolve(RECORD) + " cannot be read, which says what the backup holds: name another directory",
                cause);
    }

    void save(Path directory, SyncPolicy policy, PrivateFiles disk) throws JournalException {
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put(LOGS, rows(logs));
        content.put(FILES, rows(files));
        file(directory, RECORD, policy, disk).write(JsonLineWriter.of(content));
    }

    /**
     * The record once a bus that differs from the earlier one is in place: until then the new bus is kept as a file beside the
     * logs, because the old one cannot become the new one by appending.
     */
    BackupRecord withBusInPlace() {
        Content bus = files.get(LogFiles.EVENTS);
        if (bus == null) {
            return this;
        }
        Map<String, Content> all = new TreeMap<>(logs);
        all.put(LogFiles.EVENTS, bus);
        Map<String, Content> others = new TreeMap<>(files);
        others.remove(LogFiles.EVENTS);
        return new BackupRecord(all, others);
    }

    /** Whether an update was started and is not known to have ended. */
    static boolean isUnfinished(Path directory) {
        return Files.exists(directory.resolve(UNFINISHED), LinkOption.NOFOLLOW_LINKS);
    }

    static void begin(Path directory, SyncPolicy policy, PrivateFiles disk) throws JournalException {
        file(directory, UNFINISHED, policy, disk).write(new byte[0]);
    }

    static void end(Path directory, PrivateFiles disk) throws IOException {
        if (isUnfinished(directory)) {
            disk.delete(directory.resolve(UNFINISHED));
        }
    }

    private static StateFile file(Path directory, String name, SyncPolicy policy, PrivateFiles disk) {
        return new StateFile(directory.resolve(name), "backup", VERSION, policy, disk);
    }

    private static Map<String, @Nullable Object> rows(Map<String, Content> contents) {
        Map<String, @Nullable Object> rows = new LinkedHashMap<>();
        contents.forEach((name, content) -> rows.put(name, Map.of("bytes", content.bytes(), "sha256", content.sha256())));
        return rows;
    }

    /** @throws BadJsonException if a row has no content, or names a file elsewhere */
    private static Map<String, Content> contents(Map<?, ?> rows) throws BadJsonException {
        Map<String, Content> contents = new TreeMap<>();
        for (Map.Entry<?, ?> row : rows.entrySet()) {
            String name = String.valueOf(row.getKey());
            boolean isOurs = BesideLogs.isName(name) || LogCut.LOGS.contains(name);
            if (!isOurs || !(row.getValue() instanceof Map<?, ?> content) || !(content.get("bytes") instanceof Long bytes)
                    || !(content.get("sha256") instanceof String sha256)) {
                throw new BadJsonException("no file of a backup: " + name);
            }
            contents.put(name, new Content(bytes, sha256));
        }
        return contents;
    }
}
