package taskmgmt.imports.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A message of cron: {@code (root) CMD (run-parts /etc/cron.daily)}; BusyBox writes {@code USER root pid 456 cmd …}.
 *
 * @param command the contents of the last brackets; for an error, its whole description
 * @param pid     the process that the message names: the one that failed, or the one that BusyBox started; -1 if none
 */
record CronMessage(String user, String verb, String command, long pid) {
    private static final String ERROR = " error (grandchild #";
    private static final Pattern BUSYBOX = Pattern.compile("USER (\\S+) pid +(\\d{1,12}) cmd (.+)");

    static @Nullable CronMessage of(String message) {
        Matcher began = BUSYBOX.matcher(message);
        if (began.matches()) {
            return new CronMessage(began.group(1), "CMD", began.group(3), Long.parseLong(began.group(2)));
        }
        int close = message.indexOf(')');
        if (!message.startsWith("(") || close < 0) {
            return null;
        }
        String user = message.substring(1, close);
        String rest = message.substring(close + 1);
        if (rest.startsWith(ERROR)) {
            return error(user, rest);
        }
        int open = rest.indexOf('(');
        if (open < 0 || !rest.endsWith(")")) {
            return null;
        }
        return new CronMessage(user, rest.substring(0, open).strip(), rest.substring(open + 1, rest.length() - 1).strip(), -1);
    }

    private static @Nullable CronMessage error(String user, String rest) {
        int end = ERROR.length();
        while (end < rest.length() && rest.charAt(end) >= '0' && rest.charAt(end) <= '9') {
            end++;
        }
        String digits = rest.substring(ERROR.length(), end);
        if (digits.isEmpty() || digits.length() > 12) {
            return null;
        }
        String said = rest.substring(end).strip();
        return new CronMessage(user, "error", said.endsWith(")") ? said.substring(0, said.length() - 1) : said, Long.parseLong(digits));
    }
}
