package taskmgmt.heal;

import java.util.Collections;
import java.util.List;
import taskmgmt.redaction.Redaction;

/**
 * A command of a playbook.
 *
 * @param words the program and its arguments, which no shell sees; or one line for a shell
 * @param shell whether the playbook says that a shell is to read it
 */
public record CommandWords(List<String> words, boolean shell) {
    /** @throws IllegalArgumentException where there is no word */
    public CommandWords {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no command");
        }
    }

    /** As it is shown and recorded: nothing is quoted, as it is to be read and not to be run, and secrets are taken out. */
    public String text() {
        Object clean = Redaction.USUAL.record(Collections.singletonMap("command", words)).get("command");
        StringBuilder joined = new StringBuilder();
        for (Object word : clean instanceof List<?> list ? list : words) {
            joined.append(joined.isEmpty() ? "" : " ").append(word);
        }
        return Redaction.USUAL.text(joined.toString());
    }
}
