package taskmgmt.time;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Converts many timestamps, given as bytes, to microseconds since 1970-01-01T00:00:00Z. It accepts the same text as {@link
 * Rfc3339#parse} and gives the same result, but for the form that the logs use it creates neither a string nor an instant.
 * Remembers the last date, because most lines are from the same day as the line before. Not thread-safe.
 */
public final class TimestampReader {
    /** The result for bytes that are not a timestamp. */
    public static final long NONE = Long.MIN_VALUE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LENGTH = "2025-11-17T16:43:28.024197Z".length();
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long SECONDS_PER_DAY = 86_400;

    private int date = -1;
    private long dateSeconds;
    /** The bytes of the last minute, {@code 2025-11-17T16:43}, as two numbers, and the time that they represent. */
    private long minuteHead;
    private long minuteTail;
    private long minuteMicros = NONE;

    /** The microseconds that the bytes from {@code start} to before {@code end} represent, or {@link #NONE}. */
    public long micros(byte[] bytes, int start, int end) {
        if (end - start == LENGTH && hasForm(bytes, start)) {
            long micros = plain(bytes, start);
            if (micros != NONE) {
                return micros;
            }
        }
        Instant instant = Rfc3339.parse(new String(bytes, start, end - start, StandardCharsets.UTF_8));
        return instant == null ? NONE : instant.getEpochSecond() * MICROS_PER_SECOND + instant.getNano() / 1_000;
    }

    private static boolean hasForm(byte[] bytes, int start) {
        return bytes[start + 4] == '-' && bytes[start + 7] == '-' && bytes[start + 10] == 'T' && bytes[start + 13] == ':'
                && bytes[start + 16] == ':' && bytes[start + 19] == '.' && bytes[start + 26] == 'Z';
    }

    private long plain(byte[] bytes, int start) {
        long head = (long) LONGS.get(bytes, start);
        long tail = (long) LONGS.get(bytes, start + Long.BYTES);
        if (head != minuteHead || tail != minuteTail || minuteMicros == NONE) {
            minuteHead = head;
            minuteTail = tail;
            minuteMicros = minute(bytes, start);
        }
        int second = digits(bytes, start + 17);
        int hundredths = digits(bytes, start + 20);
        int tenThousandths = digits(bytes, start + 22);
        int millionths = digits(bytes, start + 24);
        return minuteMicros == NONE || (second | hundredths | tenThousandths | millionths) < 0 || second > 59
                ? NONE
                : minuteMicros + second * MICROS_PER_SECOND + hundredths * 10_000L + tenThousandths * 100L + millionths;
    }

    private long minute(byte[] bytes, int start) {
        int century = digits(bytes, start);
        int year = digits(bytes, start + 2);
        int month = digits(bytes, start + 5);
        int day = digits(bytes, start + 8);
        int hour = digits(bytes, start + 11);
        int minute = digits(bytes, start + 14);
        boolean isTime = (century | year | month | day | hour | minute) >= 0 && hour < 24 && minute < 60
                && isDate(century * 100 + year, month, day);
        return isTime ? (dateSeconds + hour * 3600L + minute * 60L) * MICROS_PER_SECOND : NONE;
    }

    private boolean isDate(int year, int month, int day) {
        int wanted = (year * 100 + month) * 100 + day;
        if (wanted != date) {
            try {
                dateSeconds = LocalDate.of(year, month, day).toEpochDay() * SECONDS_PER_DAY;
                date = wanted;
            } catch (DateTimeException e) {
                return false;
            }
        }
        return true;
    }

    /** Two digits as a number, or -1. */
    private static int digits(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return (tens | ones | 9 - tens | 9 - ones) < 0 ? -1 : tens * 10 + ones;
    }
}
