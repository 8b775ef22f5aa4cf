package taskmgmt.store.merge;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.store.LogSettings;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.MergedSide.Content;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Brings a backup up to date: checks that its logs are what was copied and that the source's logs begin with them, then appends
 * what the source has in addition. It may be interrupted at any step. Until the new {@link BackupRecord} is in place, the backup
 * is what the old one says: whatever was appended lies after that, and changed files are kept aside. Used once.
 */
final class BackupUpdate {
    private static final String LOCK = LogFiles.BACKUP + "/lock";
    /** New contents of files, each under the hash of its name, until they are moved into place. */
    private static final String STAGED = LogFiles.BACKUP + "/files";
    private static final int BLOCK_BYTES = 4 << 20;
    private static final long SAME_BUS = -1;

    private final Path from;
    private final Path into;
    private final LogSettings settings;
    private final MergeListener listener;
    private final PrivateFiles disk;
    private final List<Part> parts = new ArrayList<>();
    private long copied;
    /** The length of a bus that does not begin with the backup's copy; {@value #SAME_BUS} if it does. */
    private long newBusBytes = SAME_BUS;

    BackupUpdate(Path from, Path into, LogSettings settings, MergeListener listener, PrivateFiles disk) {
        this.from = from;
        this.into = into;
        this.settings = settings;
        this.listener = listener;
        this.disk = disk;
    }

    /**
     * What a log has in addition to the backup.
     *
     * @param digest over the log up to {@code start}, to be continued
     */
    private record Part(String log, long start, long end, MessageDigest digest) {}

    LogCopy.Result run() throws IOException {
        try (LogLock.Held _ = Locks.at(into.resolve(LOCK), disk).acquire(settings.lockTimeout())) {
            BackupRecord old = settled(BackupRecord.of(into));
            BusWatch bus = new BusWatch(from);
            LogCut cut = LogCut.take(List.of(from), settings.lockTimeout(), listener).getOrDefault(from, LogCut.NOTHING);
            for (String log : LogCut.LOGS.reversed()) {
                compare(log, old.logs().getOrDefault(log, new Content(0, hex(Sha256.digest()))), cut.end(log));
            }
            requireWhole(old);
            return finish(bus.over(() -> copy(old)));
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot bring the backup " + into + " up to date: " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the disk") + "; it is what it was", e);
        }
    }

    /** Completes an interrupted update. */
    private BackupRecord settled(BackupRecord old) throws IOException {
        if (!BackupRecord.isUnfinished(into)) {
            return old;
        }
        settle(old);
        BackupRecord settled = old.withBusInPlace();
        if (!settled.equals(old)) {
            settled.save(into, settings.sync(), disk);
        }
        return settled;
    }

    /** Checks that the backup's log is what was copied, without later writes, and that the source's log begins with it. */
    private void compare(String log, Content old, long end) throws IOException {
        Path copy = into.resolve(log);
        long length = Files.exists(copy) ? Files.size(copy) : 0;
        if (length < old.bytes() || !hex(digest(copy, old.bytes(), "checking ")).equals(old.sha256())) {
            throw damaged(copy);
        }
        if (length > old.bytes() && !BackupRecord.isUnfinished(into)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, copy + " was written to since it was copied: name another directory");
        }
        MessageDigest digest = end < old.bytes() ? Sha256.digest() : digest(from.resolve(log), old.bytes(), "comparing ");
        boolean goesOn = end >= length && hex(digest).equals(old.sha256());
        if (!goesOn && log.equals(LogFiles.EVENTS)) {
            newBusBytes = end; // rotated, or replaced by someone: its lines are in the registry
            return;
        }
        if (!goesOn) {
            throw new RefusedException(Refusal.NOT_ALLOWED, from.resolve(log) + " does not begin with what the backup " + into
                    + " has of it: it is another log, or was changed since; name another directory");
        }
        parts.add(new Part(log, old.bytes(), end, digest));
    }

    static LogDamagedException damaged(Path file) {
        return new LogDamagedException(file + " is not what was copied, the backup is damaged: name another directory");
    }

    private void requireWhole(BackupRecord old) throws IOException {
        for (Map.Entry<String, Content> file : old.files().entrySet()) {
            find(into, file.getKey(), file.getValue());
        }
        requireNoOthers(into, old);
    }

    /** Checks that no file has been added to those that were copied. */
    static void requireNoOthers(Path backup, BackupRecord record) throws IOException {
        for (String name : BesideLogs.of(backup).keySet()) {
            if (!record.files().containsKey(name)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, backup.resolve(name) + " was put there since the backup was made: name another directory");
            }
        }
    }

    /** The place of a file of the backup: its own, or aside if an update could not move it there any more. */
    static Path find(Path backup, String name, Content content) throws IOException {
        for (Path place : List.of(backup.resolve(name), staged(backup, name))) {
            if (Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS) && Files.size(place) == content.bytes() && hash(place).equals(content.sha256())) {
                return place;
            }
        }
        throw damaged(backup.resolve(name));
    }

    private static Path staged(Path backup, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return backup.resolve(STAGED).resolve(Sha256.hex(bytes, 0, bytes.length));
    }

    /** Copies what the log has in addition; the record of it is not in place yet. */
    private BackupRecord copy(BackupRecord old) throws IOException {
        BackupRecord.begin(into, settings.sync(), disk);
        Map<String, Content> logs = new TreeMap<>();
        for (Part part : parts) {
            if (part.end() > 0) {
                logs.put(part.log(), append(part));
            }
        }
        Map<String, Content> files = new TreeMap<>();
        for (Map.Entry<String, Path> file : BesideLogs.of(from).entrySet()) {
            files.put(file.getKey(), stage(file.getKey(), old.files().get(file.getKey()), file.getValue(), Files.size(file.getValue())));
        }
        if (newBusBytes != SAME_BUS) {
            files.put(LogFiles.EVENTS, stage(LogFiles.EVENTS, null, from.resolve(LogFiles.EVENTS), newBusBytes));
        }
        return new BackupRecord(logs, files);
    }

    private LogCopy.Result finish(BackupRecord now) throws IOException {
        listener.step("verifying the backup").bytes(0, 1);
        Verification verification = AuditVerifier.verify(into);
        now.save(into, settings.sync(), disk);
        BackupRecord settled = settled(now);
        BackupRecord.end(into, disk);
        return new LogCopy.Result(from, into, LogCopy.lengths(settled.logs()), copied, true, verification);
    }

    /** Writes what the log has in addition to the same offsets of the copy. */
    private Content append(Part part) throws IOException {
        long length = part.end() - part.start();
        if (length > 0) {
            Path log = from.resolve(part.log());
            Path copy = into.resolve(part.log());
            ScanProgress progress = listener.step("copying " + log);
            try (FileChannel channel = Files.exists(copy) ? disk.overwrite(copy) : disk.create(copy)) {
                for (long at = part.start(); at < part.end(); at += BLOCK_BYTES) {
                    progress.bytes(at - part.start(), length);
                    byte[] block = LogRange.block(log, at, Math.min(BLOCK_BYTES, part.end() - at));
                    part.digest().update(block);
                    PrivateFiles.writeFully(channel, ByteBuffer.wrap(block), at);
                }
                sync(channel);
            }
            progress.bytes(length, length);
            copied += length;
        }
        return new Content(part.end(), hex(part.digest()));
    }

    /** Keeps a file's first bytes aside if the backup has different content. */
    private Content stage(String name, @Nullable Content old, Path file, long length) throws IOException {
        if (old != null && old.bytes() == length && hex(digest(file, length, "comparing ")).equals(old.sha256())) {
            return old;
        }
        Path staged = staged(into, name);
        disk.ensureOwnDirectory(PrivateFiles.directoryOf(staged));
        MessageDigest digest = Sha256.digest();
        try (FileChannel channel = disk.replace(staged)) {
            for (long at = 0; at < length; at += BLOCK_BYTES) {
                byte[] block = LogRange.block(file, at, Math.min(BLOCK_BYTES, length - at));
                digest.update(block);
                PrivateFiles.writeFully(channel, ByteBuffer.wrap(block), at);
            }
            sync(channel);
        }
        copied += length;
        return new Content(length, hex(digest));
    }

    private void sync(FileChannel channel) throws IOException {
        if (settings.sync() != SyncPolicy.OS) {
            channel.force(false);
        }
    }

    /** Moves the files beside the logs to where the record has them, and deletes those that are not in the record. */
    private void settle(BackupRecord record) throws IOException {
        for (Map.Entry<String, Content> file : record.files().entrySet()) {
            Path place = into.resolve(file.getKey());
            Path found = find(into, file.getKey(), file.getValue());
            if (!found.equals(place)) {
                disk.ensureDirectory(PrivateFiles.directoryOf(place));
                disk.move(found, place);
            }
        }
        for (Map.Entry<String, Path> file : BesideLogs.of(into).entrySet()) {
            if (!record.files().containsKey(file.getKey())) {
                disk.delete(file.getValue());
            }
        }
        Path staged = into.resolve(STAGED);
        if (Files.isDirectory(staged)) {
            try (Stream<Path> left = Files.list(staged)) {
                for (Path file : left.toList()) {
                    disk.delete(file);
                }
            }
        }
    }

    private MessageDigest digest(Path log, long length, String what) throws IOException {
        ScanProgress progress = listener.step(what + log);
        MessageDigest digest = Sha256.digest();
        for (long at = 0; at < length; at += BLOCK_BYTES) {
            progress.bytes(at, length);
            digest.update(LogRange.block(log, at, Math.min(BLOCK_BYTES, length - at)));
        }
        progress.bytes(length, length);
        return digest;
    }

    /** The hash of everything added so far. */
    private static String hex(MessageDigest digest) {
        try {
            return Sha256.hex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 cannot be continued", e);
        }
    }

    private static String hash(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Sha256.hex(digest.digest());
    }
}
