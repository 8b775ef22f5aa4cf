package taskmgmt.serve;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * The first rows of a list printed by the command line, in which each row starts on its own line.
 *
 * @param text of these rows alone
 * @param last the last of them; null if there is none
 * @param more whether others follow
 */
public record JsonPage(String text, @Nullable Map<String, @Nullable Object> last, boolean more) {
    private static final String ROW = "\n  {";
    private static final Json JSON = Json.lenient();

    /** Keeps this many rows. */
    public static JsonPage first(int rows, String list) {
        int start = -1;
        int end = list.indexOf(ROW);
        for (int i = 0; i < rows && end >= 0; i++) {
            start = end;
            end = list.indexOf(ROW, start + 1);
        }
        if (start < 0) {
            return new JsonPage(list, null, false);
        }
        boolean more = end >= 0;
        // A row is followed by the comma before the next one, or by the end of the list.
        int rowEnd = more ? end - 1 : list.lastIndexOf("\n]");
        return new JsonPage(more ? list.substring(0, rowEnd) + "\n]\n" : list, row(list.substring(start + 1, rowEnd)), more);
    }

    private static Map<String, @Nullable Object> row(String text) {
        try {
            return JSON.parse(text);
        } catch (BadJsonException e) {
            throw new IllegalStateException("a row of the command line is no JSON", e);
        }
    }
}
