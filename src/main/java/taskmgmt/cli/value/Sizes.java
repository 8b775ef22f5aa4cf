package taskmgmt.cli.value;

import java.util.Locale;
import taskmgmt.number.Decimal;

/** Numbers of bytes as people type them: {@code 4096 64K 256M 1.5G 2T}, in powers of 1,024, with or without {@code iB}. */
public final class Sizes {
    private static final String UNITS = "KMGT";
    private static final int UNIT_BITS = 10;
    private static final int MAX_CHARACTERS = 30;

    private Sizes() {}

    /** @throws IllegalArgumentException if it is not such a number, is negative, or exceeds the maximum size of a file */
    public static long parse(String text) {
        String number = text.toUpperCase(Locale.ROOT);
        number = number.endsWith("IB") ? number.substring(0, number.length() - 2) : number;
        int unit = number.isEmpty() ? -1 : UNITS.indexOf(number.charAt(number.length() - 1));
        number = unit < 0 ? number : number.substring(0, number.length() - 1);
        try {
            Decimal bytes = text.length() > MAX_CHARACTERS ? Decimal.valueOf(-1)
                    : Decimal.parse(number).multiply(Decimal.valueOf(1L << UNIT_BITS * (unit + 1)));
            if (bytes.signum() >= 0 && bytes.compareTo(Decimal.valueOf(Long.MAX_VALUE)) <= 0) {
                return bytes.longValue();
            }
        } catch (NumberFormatException _) {
            // Reported below, together with what would be valid.
        }
        throw new IllegalArgumentException("'" + text + "' is not a size; write 4096, 64K, 256M or 1G");
    }
}
