package taskmgmt.imports.task;

import java.time.Instant;

/**
 * One line of a system log.
 *
 * @param program without its directories
 * @param pid     -1 if the line does not give it
 */
record SyslogLine(Instant at, String host, String program, long pid, String message) {
    /** The user that a message about a session names. */
    static String userOf(String message) {
        int at = message.indexOf("for user ");
        if (at < 0) {
            return "";
        }
        int start = at + "for user ".length();
        int end = start;
        while (end < message.length() && message.charAt(end) != ' ' && message.charAt(end) != '(') {
            end++;
        }
        return message.substring(start, end);
    }
}
