package taskmgmt.mcp;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * Something that an agent can request: a command of this program, with named arguments.
 *
 * @param name    the name for agents
 * @param title   for people
 * @param text    what it does and returns, for agents
 * @param command the first words of the command line
 * @param fields  its arguments
 * @param answer  the format that the command prints
 * @param changes whether it writes to the log
 */
public record Tool(String name, String title, String text, List<String> command, List<ToolField> fields, Answer answer, boolean changes) {
    /** The exit code that means no: there is no task to claim, a deadline will not be met. */
    private static final int NO = 1;
    /** The argument that names the calling agent, for commands that record who did something. */
    static final String WORKER = "worker";

    /** The schema of the arguments, as JSON Schema. */
    public Map<String, @Nullable Object> schema() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (ToolField field : fields) {
            properties.put(field.name(), field.schema());
            if (field.isRequired()) {
                required.add(field.name());
            }
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * The command line that does it.
     *
     * @param arguments by name; null values count as absent
     * @param worker    the caller; used if the tool needs it and it is not given
     * @throws IllegalArgumentException if they cannot be used; the message is one line that an agent can act on
     */
    public List<String> commandLine(Map<String, @Nullable Object> arguments, String worker) {
        List<String> known = fields.stream().map(ToolField::name).toList();
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(this.name + " takes no " + name + "; it takes " + String.join(", ", known));
            }
        }
        List<String> words = new ArrayList<>(command);
        List<String> last = new ArrayList<>();
        for (ToolField field : fields) {
            Object value = arguments.get(field.name());
            if (value == null && field.name().equals(WORKER)) {
                value = worker;
            }
            if (value != null) {
                (field.option().isEmpty() ? last : words).addAll(field.words(value));
            } else if (field.isRequired()) {
                throw new IllegalArgumentException(this.name + " needs " + field.name() + ": " + field.text());
            }
        }
        if (command.equals(Tools.CLAIM) && last.isEmpty()) {
            words.add("--next");
        }
        words.addAll(answer.words());
        if (!last.isEmpty()) {
            words.add("--");
            words.addAll(last);
        }
        return List.copyOf(words);
    }

    /**
     * The answer to the agent.
     *
     * @param status  the exit code of the command
     * @param printed what it wrote to standard output
     * @param said    what it wrote to standard error
     */
    public Reply reply(int status, String printed, String said) {
        List<String> remarks = said.lines().map(Tool::sentence).toList();
        if (status == 0 || (status == NO && !printed.isBlank())) {
            return new Reply(answer.json(printed), false, remarks);
        }
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put(status == NO ? "answer" : "error", remarks.isEmpty() ? "it ended with " + status : String.join("; ", remarks));
        problem.put("exit_code", (long) status);
        return new Reply(Documents.json(problem), status != NO, List.of());
    }

    private static final String PREFIX = "task-mgmt: ";

    /** The sentence in a line of standard error: if a command that prints JSON fails, the line is an object that contains it. */
    private static String sentence(String line) {
        try {
            if (line.startsWith("{") && Json.strict().parse(line).get("error") instanceof Map<?, ?> error) {
                return String.valueOf(error.get("message"));
            }
        } catch (BadJsonException e) {
            return line; // a sentence that begins with a brace
        }
        return line.startsWith(PREFIX) ? line.substring(PREFIX.length()) : line;
    }

    /**
     * An answer.
     *
     * @param json    an object
     * @param isError whether the request failed
     * @param remarks further messages, one line each
     */
    public record Reply(String json, boolean isError, List<String> remarks) {
        public Reply {
            remarks = List.copyOf(remarks);
        }

        /** An answer to a call that never reached a command. */
        public static Reply refused(String why) {
            return new Reply(Documents.json(Map.of("error", why, "exit_code", 2L)), true, List.of());
        }
    }
}
