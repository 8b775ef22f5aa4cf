package taskmgmt.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import taskmgmt.bytes.Bytes;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;

/**
 * A small file of data that was derived from the logs and can be derived again.
 *
 * <p>The first line is {@code task-mgmt <kind> <version> <length> <SHA-256>}. The last two are those of the bytes that
 * follow it, in decimal, with or without leading zeros, and in hexadecimal; earlier versions wrote a CRC-32 instead of the
 * hash, which is still read. The file is replaced as a whole, by renaming a temporary file beside it, so a reader sees
 * either the old or the new content. A file with any defect counts as absent.
 *
 * <p>May be shared between threads. Two simultaneous writers, in the same process or in two, may spoil each other's
 * temporary file: one of them fails, or the content counts as absent.
 */
public final class StateFile {
    /**
     * From this size on, the platform's implementation is faster than ours, although it has to be looked up and compiled
     * first.
     */
    private static final int LARGE_BYTES = 1024 * 1024;
    private static final int LENGTH_DIGITS = 19;
    private static final long MAX_BYTES = 256L * 1024 * 1024;
    /** While being read, the content is in memory twice, and then once more in its parsed form. */
    private static final long MEMORY_PARTS = 4;

    private final Path file;
    private final String header;
    private final SyncPolicy policy;
    private final PrivateFiles files;

    /**
     * @param kind a word for the content
     * @param version of the content's format; content of any other version is not read
     * @param policy under {@link SyncPolicy#SYNC} the content is durable when {@link #write} returns, otherwise some
     *     time later
     */
    public StateFile(Path file, String kind, int version, SyncPolicy policy) {
        this(file, kind, version, policy, PrivateFiles.SYSTEM);
    }

    /** {@link #StateFile(Path, String, int, SyncPolicy)} on another file system. */
    public StateFile(Path file, String kind, int version, SyncPolicy policy, PrivateFiles files) {
        this.file = file;
        this.header = "task-mgmt " + kind + " " + version + " ";
        this.policy = policy;
        this.files = files;
    }

    /** Content that need not be in memory as a whole. */
    public interface Content {
        /** Passes it on in pieces. */
        void to(Consumer<ByteBuffer> sink);
    }

    /** Replaces the content. */
    public void write(byte[] content) throws JournalException {
        byte[] firstLine = firstLine(sum(content, 0, content.length));
        byte[] whole = Arrays.copyOf(firstLine, firstLine.length + content.length);
        System.arraycopy(content, 0, whole, firstLine.length, content.length);
        replace(channel -> PrivateFiles.writeFully(channel, ByteBuffer.wrap(whole), 0));
    }

    /** Replaces the content with one that takes little memory, whatever its size. */
    public void write(Content content) throws JournalException {
        int start = firstLine(sum(0, new byte[Sha256.HEX_LENGTH / 2])).length;
        replace(channel -> {
            MessageDigest digest = Sha256.digest();
            long end = writeFully(channel, start, digest, content);
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(firstLine(sum(end - start, digest.digest()))), 0);
        });
    }

    /** Pads the length to its maximum number of digits: the line is equally long before length and hash are known. */
    private static String sum(long length, byte[] hash) {
        String digits = Long.toString(length);
        return "0".repeat(LENGTH_DIGITS - digits.length()) + digits + " " + Sha256.hex(hash);
    }

    /** Fills a new file. */
    private interface Filling {
        void fill(FileChannel channel) throws IOException;
    }

    private void replace(Filling filling) throws JournalException {
        Path directory = PrivateFiles.directoryOf(file);
        Path temporary = directory.resolve(file.getFileName() + ".tmp");
        try {
            files.ensureOwnDirectory(directory);
            try (FileChannel channel = files.replace(temporary)) {
                filling.fill(channel);
                if (policy == SyncPolicy.SYNC) {
                    channel.force(false);
                }
            }
            files.move(temporary, file);
            if (policy == SyncPolicy.SYNC) {
                files.syncDirectory(directory);
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            files.takeAway(temporary, e);
            throw new LogUnwritableException("cannot write " + file + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the directory and its permissions"), e);
        }
    }

    /** @return the offset in the file after the content */
    private static long writeFully(FileChannel channel, long start, MessageDigest digest, Content content) throws IOException {
        long[] position = {start};
        try {
            content.to(piece -> {
                int length = piece.remaining();
                digest.update(piece.duplicate());
                try {
                    PrivateFiles.writeFully(channel, piece, position[0]);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                position[0] += length;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return position[0];
    }

    /** Whether a file is complete, whatever its content: its first line is in our format and matches what follows. */
    public static boolean isWhole(Path file) throws IOException {
        try (FileChannel channel = PrivateFiles.SYSTEM.read(file)) {
            byte[] bytes = channel.size() > MAX_BYTES ? new byte[0] : readFully(channel);
            int newline = Bytes.newline(bytes, 0, bytes.length);
            String[] words = new String(bytes, 0, Math.max(0, newline), UTF_8).split(" ", -1);
            return words.length == 5 && words[0].equals("task-mgmt")
                    && isRight(words[3] + " " + words[4], bytes, newline + 1, bytes.length - newline - 1);
        }
    }

    /** The content; empty if there is none that can be trusted. */
    public Optional<byte[]> read() {
        try {
            if (PrivateFiles.attributes(file) == null) {
                return Optional.empty();
            }
            try (FileChannel channel = files.read(file)) {
                return channel.size() > maxBytes() ? Optional.empty() : verified(readFully(channel));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Reading a larger file would take more memory than doing without it: the logs can be read in little memory, whatever
     * their size.
     */
    private static long maxBytes() {
        return Math.min(MAX_BYTES, Runtime.getRuntime().maxMemory() / MEMORY_PARTS);
    }

    private static byte[] readFully(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Read on until the buffer is full or the file ends.
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    private Optional<byte[]> verified(byte[] bytes) {
        int newline = Bytes.newline(bytes, 0, bytes.length);
        byte[] content = Arrays.copyOfRange(bytes, newline + 1, bytes.length);
        String first = new String(bytes, 0, Math.max(0, newline), UTF_8);
        return first.startsWith(header) && isRight(first.substring(header.length()), content, 0, content.length)
                ? Optional.of(content)
                : Optional.empty();
    }

    private byte[] firstLine(String sum) {
        return (header + sum + "\n").getBytes(UTF_8);
    }

    private static boolean isRight(String sum, byte[] content, int start, int length) {
        return withoutLeadingZeros(sum).equals(sum(content, start, length)) || sum.equals(formerSum(content, start, length));
    }

    private static String withoutLeadingZeros(String number) {
        int from = 0;
        while (from + 1 < number.length() && number.charAt(from) == '0' && number.charAt(from + 1) != ' ') {
            from++;
        }
        return number.substring(from);
    }

    /** The length of these bytes and their hash, as in the first line. */
    static String sum(byte[] content, int start, int length) {
        MessageDigest digest = length < LARGE_BYTES ? Sha256.starting() : Sha256.digest();
        digest.update(content, start, length);
        return length + " " + Sha256.hex(digest.digest());
    }

    private static String formerSum(byte[] content, int start, int length) {
        CRC32 crc = new CRC32();
        crc.update(content, start, length);
        return length + " " + Long.toHexString(crc.getValue());
    }
}
