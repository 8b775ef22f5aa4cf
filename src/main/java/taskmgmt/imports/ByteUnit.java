package taskmgmt.imports;

import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/** Units of memory and data. As schedulers and the kernel count them, a kilobyte has 1024 bytes, whether it is written K, KB or KiB. */
public enum ByteUnit {
    BYTE(0),
    KILO(10),
    MEGA(20),
    GIGA(30),
    TERA(40),
    PETA(50);

    private static final int DIGITS = 6;

    private final int shift;

    ByteUnit(int shift) {
        this.shift = shift;
    }

    /** {@code 1180K}, {@code 1.5 GB}, {@code 3 MiB} or a bare number of {@code bare}, as MB; null where it is none of these. */
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
        return shift >= MEGA.shift
                ? count.multiply(Decimal.valueOf(1L << shift - MEGA.shift)).plain()
                : count.divide(Decimal.valueOf(1L << MEGA.shift - shift), DIGITS, RoundingMode.HALF_UP).plain();
    }

    private static @Nullable ByteUnit unit(String name, ByteUnit bare) {
        return switch (name) {
            case "" -> bare;
            case "b", "bytes" -> BYTE;
            case "k", "kb", "kib" -> KILO;
            case "m", "mb", "mib" -> MEGA;
            case "g", "gb", "gib" -> GIGA;
            case "t", "tb", "tib" -> TERA;
            case "p", "pb", "pib" -> PETA;
            default -> null;
        };
    }
}
