package taskmgmt.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.Redaction;

/** How somebody is told. No secret is part of it: only where one is read from. */
public sealed interface AlertChannel {
    /** For people. */
    String words();

    /** As the file of the rules has it. */
    Map<String, @Nullable Object> toMap();

    /** A program with its arguments, which finds the facts in its environment. No shell sees anything. */
    record Program(List<String> argv) implements AlertChannel {
        public Program {
            argv = List.copyOf(argv);
        }

        @Override
        public String words() {
            return "run " + String.join(" ", argv);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return Map.of("command", argv);
        }
    }

    /**
     * The facts are posted as JSON.
     *
     * @param url          where to; null where a file says so, because the address is a secret itself
     * @param urlFile      the first line of it is the address
     * @param signFile     the first line of it is the key that the body is signed with; null for none
     * @param signVariable the environment variable that has that key; null for none
     * @param mayBePrivate whether it may be an address of this machine or of its network
     */
    record Webhook(@Nullable String url, @Nullable String urlFile, @Nullable String signFile, @Nullable String signVariable, boolean mayBePrivate)
            implements AlertChannel {
        /** The address for people, without what in it looks like a secret. */
        public String shown() {
            return url == null ? "the address in " + urlFile : Redaction.USUAL.text(url);
        }

        @Override
        public String words() {
            return "post to " + shown() + (signFile == null && signVariable == null ? "" : ", signed") + (mayBePrivate ? ", also in a private network" : "");
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("webhook", url);
            map.put("webhook_file", urlFile);
            map.put("sign_file", signFile);
            map.put("sign_variable", signVariable);
            map.put("private", mayBePrivate ? true : null);
            map.values().removeIf(value -> value == null);
            return map;
        }
    }

    /**
     * A message by sendmail.
     *
     * @param to      an address
     * @param program the sendmail
     */
    record Mail(String to, String program) implements AlertChannel {
        @Override
        public String words() {
            return "mail to " + to;
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return Map.of("mail", to, "sendmail", program);
        }
    }

    /** Null where it is none that this version knows. */
    static @Nullable AlertChannel of(Map<String, @Nullable Object> map) {
        if (map.get("command") instanceof List<?> words && !words.isEmpty()) {
            return new Program(words.stream().map(String::valueOf).toList());
        }
        String url = text(map, "webhook");
        String file = text(map, "webhook_file");
        if (url != null || file != null) {
            return new Webhook(url, file, text(map, "sign_file"), text(map, "sign_variable"), Boolean.TRUE.equals(map.get("private")));
        }
        String mail = text(map, "mail");
        String program = text(map, "sendmail");
        return mail == null || program == null ? null : new Mail(mail, program);
    }

    private static @Nullable String text(Map<String, @Nullable Object> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }
}
