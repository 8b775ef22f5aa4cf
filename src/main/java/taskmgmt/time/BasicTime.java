package taskmgmt.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * Dates written as digits only: {@code 20260105} and {@code 20260105080000}. As numbers they would be instants in 1970 or in
 * distant centuries, so digits that form a date from 1900 to 2099 are taken as one. Pure.
 */
final class BasicTime {
    private static final int DATE = 8;
    private static final int DATE_AND_TIME = 14;

    private BasicTime() {}

    static @Nullable LocalDateTime digits(String text) {
        int length = text.length();
        boolean fits = (length == DATE || length == DATE_AND_TIME) && (text.startsWith("19") || text.startsWith("20"))
                && EpochTime.isNumber(text) && text.indexOf('.') < 0;
        if (!fits) {
            return null;
        }
        try {
            LocalDate date = LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
            return length == DATE ? date.atStartOfDay()
                    : date.atTime(LocalTime.of(number(text, 8, 10), number(text, 10, 12), number(text, 12, 14)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
