package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments that are unambiguous: options by their full names, each followed by its value or joined to it by {@code =}, and
 * arguments. Building picocli's model of a command and parsing with it takes half the time of a short command, so picocli is used only for
 * what is less plain: abbreviations, unknown words that look like options, an empty value or a next word that starts with a hyphen,
 * anything missing, repeated or superfluous, and help. Whatever this class does read, picocli reads the same way.
 */
final class PlainArguments {
    private static final String SET = "true";

    private final List<Parameter> parameters;
    private final boolean endedByArgument;
    private int arguments;

    /** @param endedByArgument whether no options may follow the first argument */
    PlainArguments(List<Parameter> parameters, boolean endedByArgument) {
        this.parameters = parameters;
        this.endedByArgument = endedByArgument;
    }

    /** Gives every parameter its values. False if picocli has to parse; then the values set so far mean nothing. */
    boolean read(String... words) {
        boolean onlyArguments = false;
        for (int at = 0; at < words.length; at++) {
            String word = words[at];
            if (onlyArguments || !word.startsWith("-")) {
                if (!readArgument(word)) {
                    return false;
                }
                onlyArguments |= endedByArgument;
            } else if (word.equals("--")) {
                onlyArguments = true;
            } else {
                int used = readOption(word, at + 1 < words.length ? words[at + 1] : "");
                if (used == 0) {
                    return false;
                }
                at += used - 1;
            }
        }
        return isComplete();
    }

    private boolean readArgument(String word) {
        int at = arguments++;
        for (Parameter parameter : parameters) {
            if (parameter.declaration().takesArgument(at)) {
                parameter.give(word);
                return true;
            }
        }
        return false;
    }

    /** How many words were consumed; 0 if they are not plain. */
    private int readOption(String word, String next) {
        int equals = word.indexOf('=');
        Parameter parameter = option(equals < 0 ? word : word.substring(0, equals));
        if (parameter == null || !parameter.declaration().values().areMany() && !parameter.given().isEmpty()) {
            return 0;
        }
        if (parameter.declaration().values() == Declaration.Values.NONE) {
            parameter.give(SET);
            return equals < 0 ? 1 : 0;
        }
        String value = equals < 0 ? next : word.substring(equals + 1);
        if (value.isEmpty() || equals < 0 && value.startsWith("-")) {
            return 0;
        }
        parameter.give(value);
        return equals < 0 ? 2 : 1;
    }

    private @Nullable Parameter option(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.declaration().isNamed(name)) {
                return parameter;
            }
        }
        return null;
    }

    private boolean isComplete() {
        for (Parameter parameter : parameters) {
            if (parameter.declaration().required() && parameter.given().isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
