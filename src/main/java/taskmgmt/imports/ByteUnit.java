package taskmgmt.imports;

import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Units of memory and data, and their conversion to the MB of a task, which are a million bytes, as in {@code run}. Schedulers and
 * the kernel count a kilobyte as 1024 bytes, whether they write K, KB or KiB. In a table made by people, KB, MB and GB are powers
 * of 1000, as their names say, and K, M, G and KiB, MiB, GiB are powers of 1024.
 */
public enum ByteUnit {
    BYTE(1),
    KIBI(1L << 10),
    MEBI(1L << 20),
    GIBI(1L << 30),
    TEBI(1L << 40),
    PEBI(1L << 50),
    KILO(1_000),
    MEGA(1_000_000),
    GIGA(1_000_000_000),
    TERA(1_000_000_000_000L),
    PETA(1_000_000_000_000_000L);

    private static final int DIGITS = 6;
    private static final int STEPS = 5;
    private static final String NAMES = "kmgtp";
    private static final Decimal MEGABYTE = Decimal.valueOf(MEGA.bytes);

    private final long bytes;

    ByteUnit(long bytes) {
        this.bytes = bytes;
    }

    /**
     * {@code 1180K}, {@code 1.5 GB}, {@code 3 MiB} or a bare number, as MB; null if it is none of these.
     *
     * @param bare the unit of a number without one; a power of 1000 also makes KB, MB and GB powers of 1000
     */
    static @Nullable Decimal megabytes(String text, ByteUnit bare) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        int end = 0;
        while (end < plain.length() && (Character.isDigit(plain.charAt(end)) || plain.charAt(end) == '.')) {
            end++;
        }
        ByteUnit unit = unit(plain.substring(end).strip(), bare);
        try {
            return unit == null || end == 0 ? null : unit.toMegabytes(Decimal.parse(plain.substring(0, end)));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** That many of this unit in MB, to six decimals. */
    public Decimal toMegabytes(Decimal count) {
        return count.multiply(Decimal.valueOf(bytes)).divide(MEGABYTE, DIGITS, RoundingMode.HALF_UP).plain();
    }

    private static @Nullable ByteUnit unit(String name, ByteUnit bare) {
        if (name.isEmpty()) {
            return bare;
        }
        if (name.equals("b") || name.equals("bytes")) {
            return BYTE;
        }
        int step = NAMES.indexOf(name.charAt(0));
        String rest = name.substring(1);
        boolean isKnown = rest.isEmpty() || rest.equals("b") || rest.equals("ib");
        boolean isDecimal = rest.equals("b") && bare.bytes % KILO.bytes == 0;
        return step < 0 || !isKnown ? null : values()[step + 1 + (isDecimal ? STEPS : 0)];
    }
}
