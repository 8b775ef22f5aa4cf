package taskmgmt.queue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work of a queued task. */
public sealed interface JobWork {
    /** The key of the field that says what does the work; without it, the work is a command. */
    String HANDLER = "handler";

    /** A description for people and for lists, never to be run. */
    List<String> words();

    /** The work as a record holds it. */
    Map<String, @Nullable Object> toMap();

    /**
     * Runs a program.
     *
     * @param words the program and its arguments; no shell interprets them
     */
    record Command(List<String> words) implements JobWork {
        /** @throws IllegalArgumentException if there is no word */
        public Command {
            words = List.copyOf(words);
            if (words.isEmpty()) {
                throw new IllegalArgumentException("no command");
            }
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return new LinkedHashMap<>(Map.of("command", words));
        }
    }

    /**
     * Leads a run of a workflow to its end.
     *
     * @param id     of a workflow that is stored in the log directory
     * @param params values for the run
     */
    record Workflow(String id, Map<String, String> params) implements JobWork {
        static final String NAME = "workflow";

        public Workflow {
            params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        }

        @Override
        public List<String> words() {
            List<String> words = new ArrayList<>(List.of(NAME, id));
            params.forEach((name, value) -> words.add(name + "=" + value));
            return words;
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put(HANDLER, NAME);
            map.put(NAME, id);
            map.put("params", params);
            return map;
        }
    }

    /**
     * Sends a request to a web server.
     *
     * @param headers       header fields
     * @param secretHeaders header fields, with the variables that hold their values
     * @param body          null for none
     * @param isJson        whether the body is JSON rather than text
     * @param signedBy      the variable with the key that signs the body; null for none
     */
    record Request(
            String method, String url, Map<String, String> headers, Map<String, String> secretHeaders, @Nullable String body, boolean isJson,
            @Nullable String signedBy) implements JobWork {
        static final String NAME = "http";
        private static final String SECRET_HEADERS = "headers_from_worker";
        private static final String VARIABLE = "variable";

        /** @throws IllegalArgumentException if no such request is possible */
        public Request {
            RequestRule.method(method);
            headers.keySet().forEach(RequestRule::header);
            secretHeaders.keySet().forEach(RequestRule::header);
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
            secretHeaders = Collections.unmodifiableMap(new LinkedHashMap<>(secretHeaders));
        }

        @Override
        public List<String> words() {
            return List.of(method, url);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put(HANDLER, NAME);
            map.put("method", method);
            map.put("url", url);
            map.put("headers", headers);
            map.put(SECRET_HEADERS, named());
            map.put("body", body);
            map.put("json", isJson);
            map.put("signed_by", signedBy);
            map.values().removeIf(value -> value == null || value instanceof Map<?, ?> none && none.isEmpty() || value instanceof List<?> no && no.isEmpty());
            return map;
        }

        /** Names and values as pairs rather than keys, because the value of a key called Authorization would be taken for a secret. */
        private List<Map<String, String>> named() {
            List<Map<String, String>> named = new ArrayList<>();
            secretHeaders.forEach((name, variable) -> named.add(Map.of("field", name, VARIABLE, variable)));
            return named;
        }

        private static Map<String, String> named(@Nullable Object value) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (Object each : value instanceof List<?> list ? list : List.of()) {
                if (!(each instanceof Map<?, ?> map && map.get("field") instanceof String name && map.get(VARIABLE) instanceof String variable)) {
                    throw new IllegalArgumentException(SECRET_HEADERS + " has something else in it");
                }
                headers.put(name, variable);
            }
            return headers;
        }

        private static @Nullable Request of(Map<?, ?> map) {
            return map.get("method") instanceof String method && map.get("url") instanceof String url
                    ? new Request(method, url, strings(map.get("headers")), named(map.get(SECRET_HEADERS)),
                            map.get("body") instanceof String body ? body : null, Boolean.TRUE.equals(map.get("json")),
                            map.get("signed_by") instanceof String variable ? variable : null)
                    : null;
        }
    }

    /**
     * Gives an agent the title, the description and the input of the task.
     *
     * @param name of an agent that is registered in the log directory
     */
    record Agent(String name) implements JobWork {
        static final String NAME = "agent";

        @Override
        public List<String> words() {
            return List.of(NAME, name);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return new LinkedHashMap<>(Map.of(HANDLER, NAME, NAME, name));
        }
    }

    /**
     * Runs a named handler, in the version that the task gets when it begins.
     *
     * @param name  of a handler that is set in the log directory
     * @param words arguments that follow those of the handler
     */
    record Named(String name, List<String> words) implements JobWork {
        static final String NAME = "named";

        public Named {
            words = List.copyOf(words);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put(HANDLER, NAME);
            map.put(NAME, name);
            map.put("arguments", words);
            return map;
        }
    }

    /** The work in a record; null if it is nothing that this version understands. */
    static @Nullable JobWork of(Map<?, ?> map) {
        Object handler = map.get(HANDLER);
        if (handler == null) {
            List<String> words = words(map.get("command"));
            return words.isEmpty() ? null : new Command(words);
        }
        if (handler.equals(Workflow.NAME)) {
            return map.get(Workflow.NAME) instanceof String id ? new Workflow(id, strings(map.get("params"))) : null;
        }
        if (handler.equals(Agent.NAME)) {
            return map.get(Agent.NAME) instanceof String name ? new Agent(name) : null;
        }
        if (handler.equals(Named.NAME)) {
            return map.get(Named.NAME) instanceof String name && map.get("arguments") instanceof List<?> given && given.size() == words(given).size()
                    ? new Named(name, words(given)) : null;
        }
        return handler.equals(Request.NAME) ? Request.of(map) : null;
    }

    private static List<String> words(@Nullable Object value) {
        List<String> words = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object word : list) {
                if (!(word instanceof String)) {
                    return List.of();
                }
                words.add(word.toString());
            }
        }
        return words;
    }

    /** @throws IllegalArgumentException if it contains anything else */
    private static Map<String, String> strings(@Nullable Object value) {
        Map<String, String> strings = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                if (!(each.getValue() instanceof String text)) {
                    throw new IllegalArgumentException("'" + each.getKey() + "' is not a string");
                }
                strings.put(String.valueOf(each.getKey()), text);
            }
        } else if (value != null) {
            throw new IllegalArgumentException("not an object of strings");
        }
        return strings;
    }
}
