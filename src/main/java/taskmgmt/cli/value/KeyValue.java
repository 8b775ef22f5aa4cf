package taskmgmt.cli.value;

/** {@code key=value}; the value may be empty and may contain further equals signs. */
public record KeyValue(String key, String value) {

    /** @throws IllegalArgumentException without an equals sign, or without a key before it */
    public static KeyValue parse(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException("'" + text + "' is not KEY=VALUE");
        }
        return new KeyValue(text.substring(0, equals), text.substring(equals + 1));
    }
}
