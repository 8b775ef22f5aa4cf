package taskmgmt.serve;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;

/**
 * The requested part of a list. A cursor is the last item of the previous page with a checksum over it and the filters, so that
 * it cannot continue a list with other filters.
 *
 * @param limit the maximum number of items
 * @param after the last item of the previous page; null for the first page
 */
public record Paging(int limit, @Nullable String after) {
    public static final String LIMIT = "limit";
    public static final String CURSOR = "cursor";
    public static final int USUAL = 100;
    public static final int MOST = 1_000;
    private static final int CHECK_LENGTH = 12;

    /** @throws ProblemException if the limit is not a positive number, or the cursor does not belong to this list */
    public static Paging of(Call call) {
        String cursor = call.parameter(CURSOR);
        return new Paging(limit(call.parameter(LIMIT)), cursor == null ? null : read(cursor, call.query()));
    }

    /** A limit above the maximum means the maximum, however many digits it has. */
    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.chars().allMatch(c -> c == '0')) {
            throw Problem.badRequest("limit must be a whole number from 1").at(LIMIT, text).exception();
        }
        int most = Integer.toString(MOST).length();
        return text.length() > most ? MOST : Math.min(Integer.parseInt(text), MOST);
    }

    /** The cursor of the page after this item, in the requested list. */
    public static String cursor(String last, Map<String, List<String>> query) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((check(last, query) + last).getBytes(StandardCharsets.UTF_8));
    }

    private static String read(String cursor, Map<String, List<String>> query) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String last = text.substring(Math.min(CHECK_LENGTH, text.length()));
            if (text.startsWith(check(last, query)) && !last.isEmpty()) {
                return last;
            }
        } catch (IllegalArgumentException e) {
            throw wrong(cursor);
        }
        throw wrong(cursor);
    }

    private static ProblemException wrong(String cursor) {
        return Problem.badRequest("this is no cursor of this list").at(CURSOR, cursor)
                .remedy("take it from the header Link of the page before, and change nothing else that is asked for").exception();
    }

    private static String check(String last, Map<String, List<String>> query) {
        Map<String, List<String>> others = new TreeMap<>(query);
        others.remove(CURSOR);
        others.remove(LIMIT);
        return Sha256.hex(Sha256.digest().digest((last + "\n" + others).getBytes(StandardCharsets.UTF_8))).substring(0, CHECK_LENGTH);
    }
}
