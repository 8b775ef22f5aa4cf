package taskmgmt.heal;

import java.util.Collections;
import java.util.List;
import taskmgmt.redaction.Redaction;

/**
 * A command of a playbook.
 *
 * @param words the program and its arguments, which no shell sees; or one line for a shell
 * @param shell whether the playbook asks for a shell to read it
 */
public record CommandWords(List<String> words, boolean shell) {
    /** @throws IllegalArgumentException if there are no words */
    public CommandWords {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
    }

    /** The command as shown and recorded: nothing is quoted, because it is to be read rather than run, and secrets are removed. */
    public String text() {
        Object clean = Redaction.USUAL.record(Collections.singletonMap("command", words)).get("command");
        StringBuilder joined = new StringBuilder();
        for (Object word : clean instanceof List<?> list ? list : words) {
            joined.append(joined.isEmpty() ? "" : " ").append(word);
        }
        return Redaction.USUAL.text(joined.toString());
    }
}
