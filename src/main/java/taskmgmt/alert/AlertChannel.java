package taskmgmt.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.Redaction;

/** How somebody is notified. It contains no secret, only the place from which one is read. */
public sealed interface AlertChannel {
    /** A description for people. */
    String words();

    /** The channel as the file of the rules holds it. */
    Map<String, @Nullable Object> toMap();

    /** A program with its arguments, which gets the facts in its environment. No shell is involved. */
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
     * Posts the facts as JSON.
     *
     * @param url          the address; null if it is read from a file, because it is itself a secret
     * @param urlFile      a file whose first line is the address
     * @param signFile     a file whose first line is the key that signs the body; null for none
     * @param signVariable the environment variable that holds that key; null for none
     * @param mayBePrivate whether the address may be on this machine or its network
     */
    record Webhook(@Nullable String url, @Nullable String urlFile, @Nullable String signFile, @Nullable String signVariable, boolean mayBePrivate)
            implements AlertChannel {
        /** The address for people, without anything that looks like a secret. */
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
     * A message sent by sendmail.
     *
     * @param to      an address
     * @param program the sendmail program
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

    /** The channel; null if this version does not know it. */
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
