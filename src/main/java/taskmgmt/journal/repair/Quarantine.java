package taskmgmt.journal.repair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;

/**
 * Keeps the bytes that a repair takes out of a log, one file for each repair, named {@code <log>.<offset>.<yyyyMMddTHHmmssffffff>}. A
 * copy and its name are durable before its path is returned. Nothing here is ever changed or deleted.
 */
final class Quarantine {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final byte[] HOLE = new byte[BLOCK_BYTES];

    private final Path directory;
    private final InstantSource clock;
    private final PrivateFiles files;

    Quarantine(Path directory, InstantSource clock, PrivateFiles files) {
        this.directory = directory;
        this.clock = clock;
        this.files = files;
    }

    /** A copy in quarantine. */
    record Copy(Path path, String sha256) {}

    /** Copies a part of a log, unless an interrupted repair has already made the same copy. */
    Copy keep(LineFile log, long offset, long length) throws IOException {
        files.ensureOwnDirectory(directory);
        files.syncDirectory(PrivateFiles.directoryOf(directory));
        String sha256 = sha256(log, offset, length);
        Copy earlier = find(log, offset, length);
        if (earlier != null && earlier.sha256().equals(sha256)) {
            durable(earlier);
            return earlier;
        }
        Path path = create(prefix(log, offset), target -> copy(log, offset, length, target));
        files.syncDirectory(directory);
        return new Copy(path, sha256);
    }

    /** Copies a file that is about to be replaced, unless an interrupted repair has already made the same copy. */
    Copy keep(Path file, long base) throws IOException {
        files.ensureOwnDirectory(directory);
        files.syncDirectory(PrivateFiles.directoryOf(directory));
        String prefix = name(file) + "." + base + ".";
        String sha256 = sha256(file);
        Copy earlier = find(prefix, Files.size(file));
        if (earlier != null && earlier.sha256().equals(sha256)) {
            durable(earlier);
            return earlier;
        }
        Path path = create(prefix, target -> {
            try (FileChannel from = files.read(file)) {
                copy(from, target);
            }
        });
        files.syncDirectory(directory);
        return new Copy(path, sha256);
    }

    private void durable(Copy earlier) throws IOException {
        try (FileChannel copy = files.overwrite(earlier.path())) {
            copy.force(true);
        }
        files.syncDirectory(directory);
    }

    /** The newest copy of this many bytes at this offset of the log. */
    @Nullable Copy find(LineFile log, long offset, long length) throws IOException {
        return find(prefix(log, offset), length);
    }

    private @Nullable Copy find(String prefix, long length) throws IOException {
        if (!Files.isDirectory(directory)) {
            return null;
        }
        Path newest = null;
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory)) {
            for (Path copy : copies) {
                boolean candidate = name(copy).startsWith(prefix) && Files.size(copy) == length;
                if (candidate && (newest == null || name(copy).compareTo(name(newest)) > 0)) {
                    newest = copy;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return newest == null ? null : new Copy(newest, sha256(newest));
    }

    /** The hash of a part of a log, in hex. */
    static String sha256(LineFile log, long offset, long length) throws JournalException {
        MessageDigest digest = sha256();
        byte[] block = new byte[BLOCK_BYTES];
        for (long done = 0; done < length;) {
            int count = log.read(block, 0, (int) Math.min(BLOCK_BYTES, length - done), offset + done);
            if (count == 0) {
                throw shrank(log);
            }
            digest.update(block, 0, count);
            done += count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private String sha256(Path copy) throws IOException {
        MessageDigest digest = sha256();
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        try (FileChannel channel = files.read(copy)) {
            while (channel.read(block) >= 0) {
                digest.update(block.flip());
                block.clear();
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Writes the bytes to a new copy. */
    private interface Filling {
        void into(FileChannel copy) throws IOException;
    }

    private Path create(String prefix, Filling filling) throws IOException {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
        for (Instant now = clock.instant();; now = now.plus(1, ChronoUnit.MICROS)) {
            Path path = directory.resolve(prefix + format.format(now));
            try (FileChannel copy = files.create(path)) {
                fill(copy, path, filling);
                return path;
            } catch (FileAlreadyExistsException e) {
                // Used by an interrupted repair a moment ago: take the next microsecond.
            }
        }
    }

    /**
     * Fills a new copy, or deletes it on failure: the original still has the bytes, and on a full disk every attempt would leave
     * another file.
     */
    private void fill(FileChannel copy, Path path, Filling filling) throws IOException {
        try {
            filling.into(copy);
            copy.force(true);
        } catch (IOException e) {
            files.takeAway(path, e);
            throw e;
        }
    }

    private static void copy(FileChannel from, FileChannel copy) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
        for (long done = 0; from.read(block, done) >= 0;) {
            int count = block.flip().remaining();
            put(block.array(), count, done, copy);
            done += count;
            block.clear();
        }
    }

    /** Zeros become a hole again: the end of a log can be a hole of gigabytes, which takes no space until it is written. */
    private static void put(byte[] block, int count, long position, FileChannel copy) throws IOException {
        boolean isHole = Arrays.equals(block, 0, count, HOLE, 0, count);
        int from = isHole ? count - 1 : 0; // writing the last byte gives the copy its length
        PrivateFiles.writeFully(copy, ByteBuffer.wrap(block, from, count - from), position + from);
    }

    private static void copy(LineFile log, long offset, long length, FileChannel copy) throws IOException {
        byte[] block = new byte[BLOCK_BYTES];
        for (long done = 0; done < length;) {
            int count = log.read(block, 0, (int) Math.min(BLOCK_BYTES, length - done), offset + done);
            if (count == 0) {
                throw shrank(log);
            }
            put(block, count, done, copy);
            done += count;
        }
    }

    private static LogDamagedException shrank(LineFile log) {
        return new LogDamagedException(log.path() + " became shorter under the lock: find out what else writes to it");
    }

    private static String prefix(LineFile log, long offset) {
        return name(log.path()) + "." + offset + ".";
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
