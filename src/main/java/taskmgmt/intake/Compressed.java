package taskmgmt.intake;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tukaani.xz.XZIOException;
import org.tukaani.xz.XZInputStream;

/** Opens a stream that may be compressed, judging by its first bytes, not its name. */
final class Compressed {
    private static final int MAX_MAGIC_LENGTH = 6;
    private static final int BUFFER = 1 << 16;
    /** The memory that a file may require for decompression, in KiB: as much as xz needs at its strongest setting. */
    private static final int XZ_MEMORY = 100 * 1024;

    private Compressed() {}

    /** @throws UnsuitableSourceException if its compression is not supported */
    static InputStream plain(InputStream in) throws IOException, UnsuitableSourceException {
        BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
        buffered.mark(MAX_MAGIC_LENGTH);
        byte[] magic = buffered.readNBytes(MAX_MAGIC_LENGTH);
        buffered.reset();
        if (begins(magic, 0x1f, 0x8b)) {
            return checked("gzip", () -> new GZIPInputStream(buffered, BUFFER));
        }
        if (begins(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return checked("xz", () -> new XZInputStream(buffered, XZ_MEMORY));
        }
        if (begins(magic, 'P', 'K', 3, 4)) {
            return checked("zip", () -> onlyEntry(new ZipInputStream(buffered)));
        }
        if (begins(magic, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw unreadable("zstd", "zstd -dc");
        }
        if (begins(magic, 'B', 'Z', 'h')) {
            throw unreadable("bzip2", "bzip2 -dc");
        }
        return buffered;
    }

    /** Reads from or opens a compressed stream. */
    @FunctionalInterface
    private interface Step<T> {
        T take() throws IOException;
    }

    private static InputStream checked(String what, Step<InputStream> opening) throws IOException {
        return new BufferedInputStream(new Checked(what, whole(what, opening)), BUFFER);
    }

    /** Reports damage in the middle or at the end of a file in the same way as damage in its first bytes. */
    private static <T> T whole(String what, Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (ZipException | EOFException | XZIOException e) {
            String said = e.getMessage();
            throw new UnsuitableSourceException(
                    "it is compressed with " + what + " and ends too early or is damaged" + (said == null ? "" : ": " + said));
        }
    }

    private static final class Checked extends FilterInputStream {
        private final String what;

        Checked(String what, InputStream in) {
            super(in);
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            return whole(what, in::read);
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            return whole(what, () -> in.read(buffer, start, length));
        }

        @Override
        public int available() throws IOException {
            return whole(what, in::available);
        }
    }

    private static UnsuitableSourceException unreadable(String what, String command) {
        return new UnsuitableSourceException("it is compressed with " + what + ", which is not read here: "
                + command + " FILE | task-mgmt import FORMAT -");
    }

    /** A zip archive is accepted only if it holds exactly one file, because it would not be clear which of several is meant. */
    private static InputStream onlyEntry(ZipInputStream zip) throws IOException, UnsuitableSourceException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && entry.isDirectory()) {
            entry = zip.getNextEntry();
        }
        if (entry == null) {
            throw new UnsuitableSourceException("it is a zip archive without a file");
        }
        return new OnlyEntry(zip);
    }

    private static final class OnlyEntry extends FilterInputStream {
        OnlyEntry(ZipInputStream zip) {
            super(zip);
        }

        @Override
        public int read(byte[] buffer, int start, int length) throws IOException {
            int count = in.read(buffer, start, length);
            if (count < 0 && in instanceof ZipInputStream zip && zip.getNextEntry() != null) {
                throw new UnsuitableSourceException("it is a zip archive of several files: extract the one that is meant");
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }
    }

    private static boolean begins(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
