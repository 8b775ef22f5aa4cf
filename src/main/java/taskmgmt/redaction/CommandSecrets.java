package taskmgmt.redaction;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.AddressSecrets.Span;
import taskmgmt.redaction.SecretValue.Reach;
import taskmgmt.redaction.command.ProgramWords;
import taskmgmt.redaction.search.SearchedText;

/**
 * The words of commands in a text that are secrets by their place, as in {@code mysql -u ann -pX}. A command is looked at as a whole when its
 * program's name is met, so its secrets are known before what is in it has been looked at.
 */
final class CommandSecrets {
    private final SearchedText text;
    /** From where to where. */
    private @Nullable TreeMap<Integer, Integer> ahead;
    /** Where the command ends that the last program is of, where that program's name ends, and names in it that are those of programs, which take no secrets there. */
    private int commandEnd;
    private int commandFrom;
    private final Set<String> others = new HashSet<>(0);

    CommandSecrets(SearchedText text) {
        this.text = text;
    }

    /** The next secret that begins there or before; null where there is none yet. It is given once. */
    @Nullable Span upTo(int at) {
        if (ahead == null || ahead.isEmpty() || ahead.firstKey() > at) {
            return null;
        }
        Map.Entry<Integer, Integer> word = ahead.pollFirstEntry();
        return new Span(word.getKey(), word.getValue());
    }

    /** Whether the program whose name is here takes secrets in the words behind it; then they are known. */
    boolean beginsAt(int at, int end) {
        if (end >= commandEnd || isQuotedBetween(commandFrom, end)) {
            commandEnd = SecretWords.commandEnd(text, end);
            others.clear();
        }
        commandFrom = end;
        String name = text.substring(at, end);
        if (others.contains(name)) {
            return false;
        }
        ProgramWords program = ProgramWords.of(name, 0, name.length(), text.substring(end, commandEnd), false);
        if (program == null) {
            others.add(name); // which does not change with fewer words behind it
            return false;
        }
        find(program, end, commandEnd);
        return true;
    }

    private boolean isQuotedBetween(int from, int to) {
        return text.lastBefore('"', to) >= from || text.lastBefore('\'', to) >= from || text.lastBefore('`', to) >= from;
    }

    /** Among the words after a program's name, up to the end of that command. */
    private void find(ProgramWords program, int from, int limit) {
        TreeMap<Integer, Integer> secrets = ahead == null ? new TreeMap<>() : ahead;
        ahead = secrets;
        int at = SecretWords.afterBlanks(text, from);
        while (at < limit) {
            SecretValue word = SecretValue.after(text, at, at, Reach.WORD);
            int end = Math.min(limit, Math.max(word.end(), at + 1));
            int start = Math.min(word.start(), end);
            String said = text.substring(start, end);
            int found = program.secretIn(said, 0, said.length());
            int secret = start + found;
            if (found >= 0 && secret < end) {
                int to = start + program.end(said, found, said.length());
                boolean quote = SecretWords.isQuote(text.charAt(secret)) && secret + 1 < to;
                secrets.merge(quote ? secret + 1 : secret, quote && text.charAt(to - 1) == text.charAt(secret) ? to - 1 : to, Math::max);
            }
            at = SecretWords.afterBlanks(text, end < limit && SecretWords.isQuote(text.charAt(end)) ? end + 1 : end);
        }
    }
}
