package taskmgmt.store.heads;

import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;

/**
 * What the name of a rotated bus file says. Programs that have the file open may still append to it, so the name says how far it had
 * been drained by then. No two files ever get the same name, because no two entries of the audit log have the same number.
 *
 * @param seq     the number of the entry that says how far it was drained
 * @param drained how far
 */
record RotatedBus(long seq, BusPlace drained) {
    private static final String PREFIX = "events-";
    private static final String SUFFIX = ".jsonl";
    private static final int SEQ_DIGITS = 12;
    private static final int END_DIGITS = 12;
    private static final String[] NONE = {};

    String name() {
        return PREFIX + digits(seq, SEQ_DIGITS) + "-" + digits(drained.end(), END_DIGITS) + "-" + drained.print() + SUFFIX;
    }

    private static String digits(long number, int most) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, most - digits.length())) + digits;
    }

    /** Null if this is not such a name. */
    static @Nullable RotatedBus parse(String name) {
        if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
            return null;
        }
        String[] parts = name.substring(PREFIX.length(), name.length() - SUFFIX.length()).split("-", -1);
        if (parts.length != 3) {
            return null;
        }
        try {
            RotatedBus parsed = new RotatedBus(Long.parseLong(parts[0]), new BusPlace(Long.parseLong(parts[1]), parts[2]));
            return parsed.name().equals(name) ? parsed : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The names of the existing files, in the order in which they were rotated; most logs have none. */
    static String[] names(Path directory) {
        String[] names = directory.resolve(LogFiles.BUS).toFile().list();
        if (names == null) {
            return NONE;
        }
        Arrays.sort(names);
        return names;
    }
}
