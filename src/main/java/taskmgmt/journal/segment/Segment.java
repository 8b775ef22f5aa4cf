package taskmgmt.journal.segment;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An earlier part of a log, which never changes any more. Its file is named {@code <log>-<base>-<end>.jsonl}, where both
 * numbers have 20 digits so that names sort like the parts, followed by {@code .gz} once it is compressed.
 *
 * @param directory    where the file is
 * @param plainName    the name without {@code .gz}
 * @param base         offset in the log of its first byte
 * @param end          offset in the log after its last byte
 * @param isCompressed whether only the compressed file exists
 */
public record Segment(Path directory, String plainName, long base, long end, boolean isCompressed) {
    static final String COMPRESSED_SUFFIX = ".gz";
    private static final int DIGITS = 20;

    /** The segment of the log with this name that begins and ends at these offsets. */
    public static Segment plain(Path log, long base, long end) {
        String name = String.format(Locale.ROOT, "%s-%020d-%020d%s", stem(log), base, end, extension(log));
        return new Segment(SegmentList.directory(log), name, base, end, false);
    }

    /** The segment with this file name; null if it is not a segment of this log. */
    public static @Nullable Segment parse(Path log, String fileName) {
        boolean compressed = fileName.endsWith(COMPRESSED_SUFFIX);
        String plain = compressed ? fileName.substring(0, fileName.length() - COMPRESSED_SUFFIX.length()) : fileName;
        String prefix = stem(log) + "-";
        String extension = extension(log);
        if (!plain.startsWith(prefix) || !plain.endsWith(extension)
                || plain.length() != prefix.length() + 2 * DIGITS + 1 + extension.length()) {
            return null;
        }
        long base = number(plain, prefix.length());
        long end = number(plain, prefix.length() + DIGITS + 1);
        return base < 0 || end <= base || plain.charAt(prefix.length() + DIGITS) != '-'
                ? null
                : new Segment(SegmentList.directory(log), plain, base, end, compressed);
    }

    /** Negative if there is anything but digits, or too many. Written by hand, because every short command calls it. */
    private static long number(String name, int start) {
        long number = 0;
        for (int i = start; i < start + DIGITS; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static String stem(Path log) {
        String name = String.valueOf(log.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static String extension(Path log) {
        String name = String.valueOf(log.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    public Path plainFile() {
        return directory.resolve(plainName);
    }

    public Path compressedFile() {
        return directory.resolve(plainName + COMPRESSED_SUFFIX);
    }

    /** The file that counts: the plain one, if both exist. */
    public Path file() {
        return isCompressed ? compressedFile() : plainFile();
    }

    public long length() {
        return end - base;
    }
}
