package taskmgmt.run.agent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.AgentMeans;
import taskmgmt.agent.Spent;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;

/**
 * What a program wrote, read as an answer: an object of JSON as a whole or on its last line, else text.
 *
 * @param failed whether it says so itself
 * @param isJson whether it was an object
 */
record ProgramAnswer(String text, Spent spent, boolean failed, boolean isJson) {
    private static final int MAX_TEXT = 8_000;

    static ProgramAnswer read(String output, AgentMeans.AnswerKeys keys) {
        Map<String, @Nullable Object> object = object(output);
        if (object == null) {
            return new ProgramAnswer(shortened(output.strip()), Spent.NOTHING, false, false);
        }
        Object cost = at(object, keys.cost());
        Object text = at(object, keys.text());
        Spent spent = new Spent(0, count(at(object, keys.inputTokens())), count(at(object, keys.outputTokens())),
                cost instanceof Number number ? Math.max(0, number.doubleValue()) : 0, cost instanceof Number);
        return new ProgramAnswer(shortened(text == null ? output.strip() : text instanceof String said ? said : String.valueOf(text)), spent,
                Boolean.TRUE.equals(at(object, keys.failed())), true);
    }

    private static @Nullable Map<String, @Nullable Object> object(String output) {
        String whole = output.strip();
        String last = whole.substring(whole.lastIndexOf('\n') + 1);
        Map<String, @Nullable Object> object = parsed(whole);
        return object == null ? parsed(last) : object;
    }

    private static @Nullable Map<String, @Nullable Object> parsed(String text) {
        try {
            return text.startsWith("{") ? Json.lenient().parse(text) : null;
        } catch (BadJsonException _) {
            return null; // then it is text
        }
    }

    /** The value at names with dots between them; null if there is none. */
    private static @Nullable Object at(Map<?, ?> object, String path) {
        Object value = object;
        for (String name : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }

    private static long count(@Nullable Object value) {
        return value instanceof Number number ? Math.max(0, number.longValue()) : 0;
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }
}
