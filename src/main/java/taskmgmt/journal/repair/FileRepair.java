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
 * Mends what no interrupted append of ours has left behind, when a person has asked for it. Used under the
 * {@code LogLock}; not for sharing between threads.
 *
 * <p>No file becomes shorter and no byte is lost: what is taken out of a log or set aside is in quarantine, durably, before
 * anything is overwritten. Each step can be interrupted and then be repeated. Whatever a method has done is durable when it
 * returns.
 */
public final class FileRepair {
    /** A blank line of this many bytes, its line end included, is short for every reader. */
    private static final int BLANK_LINE_BYTES = 4096;

    private final Path quarantine;
    private final InstantSource clock;
    private final PrivateFiles files;

    /** @param clock for the names in quarantine */
    public FileRepair(Path quarantine, InstantSource clock) {
        this(quarantine, clock, PrivateFiles.SYSTEM);
    }

    /** {@link #FileRepair(Path, InstantSource)} on another file system than the usual one. */
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
     * Copies a line to quarantine and blanks it; ends it where it lacks its line end.
     *
     * @throws LogDamagedException where it is in a segment
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
     * Puts one byte of a log right; a copy of the line that it stands in is kept in quarantine.
     *
     * @throws LogDamagedException where it is in a segment
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

    /** Segments never change, whatever is in them: that is what copies of them are worth. */
    private static void requireActive(LineFile file, long offset) throws LogDamagedException {
        if (offset < file.base()) {
            throw new LogDamagedException("byte " + offset + " of " + file.path().getFileName()
                    + " is in a segment, and segments are never written to: put the right file back");
        }
    }

    /**
     * Appends blank lines until the log is so long, so that what is appended from then on stands where nothing else has ever
     * stood.
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

    /** Moves a file that is derived, or left over, into quarantine; returns its name there. */
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

    /** Makes what the files hold durable, and their names. */
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

    /** Leaves a file or directory to its owner alone, or to the group of a shared directory. Needs no lock. */
    public void restrict(Path path, boolean shared) throws IOException {
        files.restrict(path, shared);
    }
}
