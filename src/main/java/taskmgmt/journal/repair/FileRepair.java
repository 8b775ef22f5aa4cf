package taskmgmt.journal.repair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;

/**
 * Repairs damage that no interrupted append of this program leaves behind, at a person's request. Used under the
 * {@code LogLock}; not for sharing between threads.
 *
 * <p>No file becomes shorter and no byte is lost: whatever is taken out of a log or set aside is durable in quarantine
 * before anything is overwritten. Each step can be interrupted and then repeated. What a method has done is durable when it
 * returns.
 */
public final class FileRepair {
    /** A blank line of this many bytes, including its newline, is short enough for every reader. */
    private static final int BLANK_LINE_BYTES = 4096;

    private final Path quarantine;
    private final InstantSource clock;
    private final PrivateFiles files;

    /** @param clock for the names in quarantine */
    public FileRepair(Path quarantine, InstantSource clock) {
        this(quarantine, clock, PrivateFiles.SYSTEM);
    }

    /** {@link #FileRepair(Path, InstantSource)} on another file system. */
    public FileRepair(Path quarantine, InstantSource clock, PrivateFiles files) {
        this.quarantine = quarantine;
        this.clock = clock;
        this.files = files;
    }

    private static void sync(LineFile file, FileChannel channel) throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw file.unsynced(e);
        }
    }

    /**
     * Copies a line to quarantine and blanks it; adds a newline if it has none.
     *
     * @throws LogDamagedException if it is in a segment
     */
    public TailFix takeOut(LineFile file, long offset, long length) throws IOException {
        requireActive(file, offset);
        TailFix repair = new TailRepair(quarantine, clock, files).takeOut(file, offset, length);
        if (file.size() == offset + length) {
            file.append(new byte[] {'\n'}, 1);
            file.sync();
        }
        return repair;
    }

    /**
     * Corrects one byte of a log; a copy of the line that contains it is kept in quarantine.
     *
     * @throws LogDamagedException if it is in a segment
     */
    public TailFix putRight(LineFile file, long lineOffset, long lineLength, long offset, byte right) throws IOException {
        requireActive(file, lineOffset);
        Quarantine.Copy copy = new Quarantine(quarantine, clock, files).keep(file, lineOffset, lineLength);
        try (FileChannel channel = files.overwrite(file.path())) {
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(new byte[] {right}), offset - file.base());
            sync(file, channel);
        }
        return new TailFix(TailFix.Kind.QUARANTINED, file.path(), lineOffset, lineLength, copy.sha256(), copy.path());
    }

    /** Segments never change, whatever is in them; this is what makes copies of them worth keeping. */
    private static void requireActive(LineFile file, long offset) throws LogDamagedException {
        if (offset < file.base()) {
            throw new LogDamagedException("byte " + offset + " of " + file.path().getFileName()
                    + " is in a segment, and segments are never written to: put the right file back");
        }
    }

    /**
     * Appends blank lines until the log has this length, so that later lines go to offsets that have never been used before.
     */
    public void pad(LineFile file, long to) throws IOException {
        long size = file.size();
        boolean ended = size == 0 || file.read(size - 1, 1)[0] == '\n';
        while (size < to) {
            byte[] blank = new byte[(int) Math.min(BLANK_LINE_BYTES, to - size)];
            Arrays.fill(blank, (byte) ' ');
            blank[0] = (byte) (ended ? blank[0] : '\n');
            blank[blank.length - 1] = '\n';
            file.append(blank, blank.length);
            size += blank.length;
            ended = true;
        }
        file.sync();
    }

    /** Moves a derived or leftover file into quarantine; returns its name there. */
    public String setAside(Path file) throws IOException {
        files.ensureOwnDirectory(quarantine);
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
        Path target;
        Instant now = clock.instant();
        do {
            target = quarantine.resolve("state-" + file.getFileName() + "." + format.format(now));
            now = now.plus(1, ChronoUnit.MICROS);
        } while (Files.exists(target));
        files.rename(file, target);
        return String.valueOf(target.getFileName());
    }

    /** Makes the content of these files and their names durable. */
    public void sync(Path directory, List<Path> logs) throws IOException {
        for (Path log : logs) {
            if (PrivateFiles.attributes(log) != null) {
                try (FileChannel channel = files.append(log)) {
                    channel.force(true);
                }
            }
        }
        files.syncDirectory(directory);
    }

    /** Restricts a file or directory to its owner, or to the group of a shared directory. Needs no lock. */
    public void restrict(Path path, boolean shared) throws IOException {
        files.restrict(path, shared);
    }
}
