package taskmgmt.mcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonLineWriter;

/** The documents that can be read by address: tasks and logs, each as a command prints it. */
public final class Documents {
    private static final String SCHEME = "task-mgmt://";
    private static final String ID = "{id}";
    private static final String JSON = "application/json";

    /** The documents with a fixed address. */
    public static final List<Document> FIXED = List.of(
            new Document(SCHEME + "tasks", "tasks", "The newest 200 tasks", JSON,
                    List.of("task", "list", "--sort=created_at:desc", "--limit=200", "-o", "json")),
            new Document(SCHEME + "queue", "queue", "Commands that wait for a worker, and why", JSON, List.of("queue", "list", "-o", "json")),
            new Document(SCHEME + "stuck", "stuck", "Open tasks that make no progress", JSON, List.of("stuck", "-o", "json")),
            new Document(SCHEME + "logs", "logs", "The files of the log directory", JSON, List.of("logs", "status", "-o", "json")),
            new Document(SCHEME + "logs/audit", "audit", "The last 50 entries of the audit log", JSON, List.of("audit", "list", "-o", "json")));

    /** The documents with the id of a task in their address. */
    public static final List<Document> OF_A_TASK = List.of(
            new Document(SCHEME + "tasks/" + ID, "task", "Everything that is known of a task", JSON, List.of("task", "show", "-o", "json")),
            new Document(SCHEME + "tasks/" + ID + "/history", "history", "What has happened to a task", JSON,
                    List.of("task", "history", "-o", "json")),
            new Document(SCHEME + "tasks/" + ID + "/output", "output", "What the command of a task has written until now", "text/plain",
                    List.of("follow", "--so-far")));

    private Documents() {}

    /**
     * A document.
     *
     * @param uri     its address, possibly with a placeholder for an id
     * @param name    a one-word name
     * @param text    a description
     * @param mime    its media type
     * @param command the command that prints it, without the id
     */
    public record Document(String uri, String name, String text, String mime, List<String> command) {
        /**
         * The command line for an address of this kind.
         *
         * @throws IllegalArgumentException if it is not one
         */
        public List<String> commandLine(String address) {
            int place = uri.indexOf(ID);
            if (place < 0) {
                return command;
            }
            String before = uri.substring(0, place);
            String behind = uri.substring(place + ID.length());
            int end = address.length() - behind.length();
            if (!address.startsWith(before) || !address.endsWith(behind) || end <= place || address.substring(place, end).indexOf('/') >= 0) {
                throw new IllegalArgumentException("no address of a task: " + address);
            }
            List<String> words = new ArrayList<>(command);
            words.add("--");
            words.add(decoded(address.substring(place, end)));
            return List.copyOf(words);
        }
    }

    /** Decodes the percent encoding of RFC 3986; a percent sign without two hexadecimal digits stays as it is. */
    private static String decoded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            bytes[length++] = (byte) (low < 0 ? bytes[i] : high * 16 + low);
            i += low < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** An object on one line. */
    static String json(Map<String, ? extends @Nullable Object> object) {
        return new String(JsonLineWriter.of(object), StandardCharsets.UTF_8).strip();
    }
}
