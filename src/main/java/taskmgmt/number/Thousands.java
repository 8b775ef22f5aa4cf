package taskmgmt.number;

/** Whole numbers for people to read. */
public final class Thousands {
    private Thousands() {}

    /** With a comma between thousands: {@code 1,024}. */
    public static String of(long number) {
        StringBuilder out = new StringBuilder(Long.toString(number));
        int firstDigit = number < 0 ? 1 : 0;
        for (int i = out.length() - 3; i > firstDigit; i -= 3) {
            out.insert(i, ',');
        }
        return out.toString();
    }
}
