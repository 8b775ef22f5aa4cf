package taskmgmt.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;

/**
 * A few hundred bytes of what was derived from the logs, for what changes with every transaction. A {@link StateFile} makes a new file
 * for each change, which the next sync of a log then has to bring to the disk as well; here bytes are written over, which costs
 * nothing but themselves.
 *
 * <pre>
 * slot 0: task-mgmt &lt;kind&gt; &lt;version&gt; &lt;length&gt; &lt;SHA-256&gt;\n  &lt;number&gt; &lt;content&gt;  blanks up to its end
 * slot 1: the same, or nothing
 * </pre>
 *
 * <p>The length and the hash are of what follows the first line without the blanks, the number counts what was written. It is written to
 * the slots in turn, so that whoever reads meanwhile, and whoever comes after an interrupted write, finds what was written before. What
 * is newer counts; whatever is wrong with both slots, the file then is not there. Nothing is synced.
 *
 * <p>Only a file of one name that holds a slot of ours is written over; any other is replaced, since its name may have been given to
 * something else to have that destroyed. Read by anybody; written by whoever holds the {@code LogLock}, and read by them before. Keeps
 * the file open until it is closed. Not thread-safe.
 */
public final class SlotFile implements Closeable {
    private static final int NUMBER_DIGITS = 19;
    private static final int SUM_LENGTH = 4 + 1 + 64;

    private final Path file;
    private final String header;
    private final int slotBytes;
    private final PrivateFiles files;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    /** What was written last, counted from 1. */
    private long number;
    /** All that the file held when it was read under the lock last, and what of it counts. */
    private byte[] whole = new byte[0];
    private @Nullable Slot counts;

    /**
     * @param kind a word for what is in it
     * @param version of the format of what is in it; content of any other version is not read
     * @param slotBytes the length of a slot
     */
    public SlotFile(Path file, String kind, int version, int slotBytes, PrivateFiles files) {
        this.file = file;
        this.header = "task-mgmt " + kind + " " + version + " ";
        this.slotBytes = slotBytes;
        this.files = files;
    }

    // Compared with nothing.
    @SuppressWarnings("ArrayRecordComponent")
    private record Slot(long number, byte[] content) {}

    /** The content, or nothing if there is none that can be trusted; for somebody who writes nothing. */
    public Optional<byte[]> read() {
        try {
            if (PrivateFiles.attributes(file) == null) {
                return Optional.empty();
            }
            try (FileChannel opened = files.read(file)) {
                return newest(bytes(opened, slotBytes)).map(Slot::content);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same under the lock, before {@link #write}. */
    public Optional<byte[]> readToWrite() {
        try {
            byte[] bytes = bytes(current(), slotBytes);
            if (!Arrays.equals(bytes, whole)) {
                counts = newest(bytes).orElse(null);
                whole = bytes;
            }
            Slot newest = counts;
            number = newest == null ? 0 : newest.number;
            return newest == null ? Optional.empty() : Optional.of(newest.content);
        } catch (IOException e) {
            forget();
            return Optional.empty();
        }
    }

    /** Of the file that has the name now; null where none may be written over. */
    private @Nullable FileChannel current() throws IOException {
        BasicFileAttributes found = PrivateFiles.attributes(file);
        FileChannel open = channel;
        if (open != null && (!open.isOpen() || found == null || key == null || !key.equals(found.fileKey()))) {
            forget();
            open = null;
        }
        if (open == null && found != null && hasOneName()) {
            open = files.update(file);
            channel = open;
            key = found.fileKey();
        }
        return open;
    }

    private boolean hasOneName() throws IOException {
        try {
            return Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer names && names == 1;
        } catch (UnsupportedOperationException _) {
            return false;
        }
    }

    /** Whether a slot has room for this many bytes, however often it was written. */
    public boolean holds(int length) {
        return header.length() + SUM_LENGTH + 1 + NUMBER_DIGITS + 1 + length <= slotBytes;
    }

    /**
     * Writes what {@link #read} returns from now on.
     *
     * @throws IllegalArgumentException if it is too long for a slot
     */
    public void write(byte[] content) throws JournalException {
        FileChannel open = channel;
        long next = open == null ? 1 : number + 1;
        byte[] slot = slot(next, content);
        number = 0;
        try {
            if (open != null && next > 1) {
                int start = (int) ((next - 1) % 2) * slotBytes;
                PrivateFiles.writeFully(open, ByteBuffer.wrap(slot), start);
                whole = Arrays.copyOf(whole, 2 * slotBytes);
                System.arraycopy(slot, 0, whole, start, slotBytes);
                counts = new Slot(next, content);
            } else {
                replace(slot);
            }
            number = next;
        } catch (IOException e) {
            forget();
            throw e instanceof JournalException known ? known
                    : new LogUnwritableException("cannot write " + file + ": " + JournalException.reason(e) + ": "
                            + JournalException.remedy(e, "check the directory and its permissions"), e);
        }
    }

    /** As a new file, with the other slot empty. */
    private void replace(byte[] slot) throws IOException {
        forget();
        Path directory = PrivateFiles.directoryOf(file);
        Path temporary = directory.resolve(file.getFileName() + ".tmp");
        byte[] fresh = new byte[2 * slotBytes];
        Arrays.fill(fresh, (byte) ' ');
        System.arraycopy(slot, 0, fresh, 0, slotBytes);
        try {
            files.ensureOwnDirectory(directory);
            try (FileChannel made = files.replace(temporary)) {
                PrivateFiles.writeFully(made, ByteBuffer.wrap(fresh), 0);
            }
            files.move(temporary, file);
        } catch (IOException e) {
            files.takeAway(temporary, e);
            throw e;
        }
    }

    /** Whether a file is one of these with slots of this length, whatever it holds. */
    public static boolean isWhole(Path file, int slotBytes) throws IOException {
        try (FileChannel opened = PrivateFiles.SYSTEM.read(file)) {
            byte[] bytes = bytes(opened, slotBytes);
            return isWhole(bytes, 0, slotBytes) || isWhole(bytes, slotBytes, slotBytes);
        }
    }

    private static boolean isWhole(byte[] bytes, int start, int slotBytes) {
        int newline = Bytes.newline(bytes, Math.min(start, bytes.length), bytes.length);
        String[] words = newline < 0 ? new String[0] : new String(bytes, start, newline - start, UTF_8).split(" ", -1);
        return words.length == 5 && words[0].equals("task-mgmt")
                && slot(bytes, start, slotBytes, words[0] + " " + words[1] + " " + words[2] + " ") != null;
    }

    private Optional<Slot> newest(byte[] bytes) {
        int newer = claimedNumber(bytes, slotBytes) > claimedNumber(bytes, 0) ? slotBytes : 0;
        Slot newest = slot(bytes, newer, slotBytes, header);
        return Optional.ofNullable(newest == null ? slot(bytes, slotBytes - newer, slotBytes, header) : newest);
    }

    /** The number that a slot says it has, before anybody has checked its hash: most of the time the other slot's need not be. */
    private long claimedNumber(byte[] bytes, int start) {
        int end = start + slotBytes;
        int newline = bytes.length < end ? -1 : Bytes.newline(bytes, start, end);
        return newline < 0 ? 0 : number(bytes, newline + 1, digitsEnd(bytes, newline + 1, end));
    }

    private static int digitsEnd(byte[] bytes, int start, int end) {
        int i = start;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            i++;
        }
        return i;
    }

    private static long number(byte[] bytes, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + bytes[i] - '0';
        }
        return number;
    }

    /** What is in a slot; null where that is nothing that can be trusted. */
    private static @Nullable Slot slot(byte[] bytes, int start, int slotBytes, String header) {
        int end = start + slotBytes;
        int newline = bytes.length < end ? -1 : Bytes.newline(bytes, start, end);
        String first = newline < 0 ? "" : new String(bytes, start, newline - start, UTF_8);
        if (!first.startsWith(header)) {
            return null;
        }
        while (end > newline + 1 && bytes[end - 1] == ' ') {
            end--;
        }
        if (!first.substring(header.length()).equals(StateFile.sum(bytes, newline + 1, end - newline - 1))) {
            return null;
        }
        int blank = digitsEnd(bytes, newline + 1, end);
        long number = number(bytes, newline + 1, blank);
        return number > 0 && blank < end ? new Slot(number, Arrays.copyOfRange(bytes, blank + 1, end)) : null;
    }

    private byte[] slot(long numbered, byte[] content) {
        byte[] prefix = (numbered + " ").getBytes(UTF_8);
        byte[] body = Arrays.copyOf(prefix, prefix.length + content.length);
        System.arraycopy(content, 0, body, prefix.length, content.length);
        byte[] first = (header + StateFile.sum(body, 0, body.length) + "\n").getBytes(UTF_8);
        if (first.length + body.length > slotBytes || content.length == 0 || content[content.length - 1] == ' ') {
            throw new IllegalArgumentException("a slot has no place for " + content.length + " bytes, or they end in a blank");
        }
        byte[] slot = new byte[slotBytes];
        Arrays.fill(slot, (byte) ' ');
        System.arraycopy(first, 0, slot, 0, first.length);
        System.arraycopy(body, 0, slot, first.length, body.length);
        return slot;
    }

    private static byte[] bytes(@Nullable FileChannel opened, int slotBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(2 * slotBytes);
        while (opened != null && bytes.hasRemaining() && opened.read(bytes, bytes.position()) >= 0) {
            // Read on until both slots are there or the file ends.
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    /** What is open is not looked at again. That nothing was written to it comes out when it is read. */
    private void forget() {
        FileChannel open = channel;
        channel = null;
        key = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException _) {
            return; // what was written is there or is not, which the hash tells
        }
    }

    @Override
    public void close() {
        forget();
    }
}
