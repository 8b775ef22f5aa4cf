package taskmgmt.serve;

import java.util.Locale;
import taskmgmt.task.Task;

/**
 * The version of a task that a client has seen: its last change and its status, so that two versions of the same moment
 * differ.
 */
public record EntityTag(String text) {
    private static final int RADIX = 36;

    public static EntityTag of(Task task) {
        return new EntityTag("\"" + Long.toString(task.moments().updated(), RADIX) + "-" + task.status().name().toLowerCase(Locale.ROOT) + "\"");
    }

    /** Whether a header such as {@code If-Match} names it. */
    public boolean isAmong(String header) {
        for (String each : header.split(",", -1)) {
            String tag = each.strip();
            if (tag.equals("*") || tag.equals(text) || tag.equals("W/" + text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the client does not have this version yet. */
    public boolean isNews(Request request) {
        String known = request.header("if-none-match");
        return known == null || !isAmong(known);
    }
}
