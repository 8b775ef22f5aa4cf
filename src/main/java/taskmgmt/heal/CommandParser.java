package taskmgmt.heal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;

/** Parses commands of playbooks: {@code argv}, or {@code line} with {@code shell: true}. */
final class CommandParser {
    /** Never run: whenever it is returned, a problem has been reported. */
    private static final CommandWords NONE = new CommandWords(List.of("false"), false);

    private CommandParser() {}

    static CommandWords required(YamlFields fields) {
        CommandWords words = optional(fields);
        if (words == null) {
            fields.problem("needs 'argv', the program and its arguments; or 'line' with 'shell: true'");
            return NONE;
        }
        return words;
    }

    /** The command; null if there is none. A shell reads only what is meant for one. */
    static @Nullable CommandWords optional(YamlFields fields) {
        List<String> words = fields.texts("argv");
        String line = fields.text("line");
        boolean shell = fields.flag("shell");
        if (line != null && !shell) {
            fields.problem("has a 'line' and not 'shell: true': no shell reads what is not meant for one; give the words as 'argv'");
            return NONE;
        }
        if (shell && (line == null || !words.isEmpty())) {
            fields.problem("has 'shell: true', which goes with 'line' and not with 'argv'");
            return NONE;
        }
        if (line != null) {
            return line.isEmpty() ? NONE : new CommandWords(List.of(line), true);
        }
        if (words.isEmpty()) {
            return fields.has("argv") ? NONE : null;
        }
        return words.getFirst().isEmpty() ? NONE : new CommandWords(words, false);
    }
}
