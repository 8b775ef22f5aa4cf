package taskmgmt.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * A line in the editor's form: the words up to the cursor, the last of which is being typed.
 *
 * @param words up to and including the one at the cursor, which may be empty
 * @param start where the word at the cursor starts
 */
record TypedLine(List<String> words, int start, String line, int cursor) implements CompletingParsedLine {
    @Override
    public String word() {
        return words.getLast();
    }

    @Override
    public int wordCursor() {
        return word().length();
    }

    @Override
    public int wordIndex() {
        return words.size() - 1;
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        return ShellLine.quoted(candidate.toString());
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return cursor - start;
    }

    /** Splits what is before the cursor; what is after it is left alone. */
    static TypedLine at(String line, int cursor) {
        String typed = line.substring(0, cursor);
        ShellLine last = ShellLine.of(typed);
        while (last.end() < typed.length()) {
            last = ShellLine.of(typed, last.end());
        }
        List<String> words = new ArrayList<>(last.texts());
        boolean within = !last.words().isEmpty() && last.words().getLast().end() == cursor && last.rest() == null;
        int start = within ? last.words().getLast().start() : cursor;
        if (!within) {
            words.add("");
        }
        return new TypedLine(List.copyOf(words), start, line, cursor);
    }

    /** Tells the editor whether a line is finished. */
    static final class Reading implements Parser {
        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            if (context == ParseContext.ACCEPT_LINE || context == ParseContext.SECONDARY_PROMPT) {
                String open = open(line);
                if (open != null) {
                    throw new EOFError(-1, -1, open);
                }
            }
            return at(line, cursor);
        }

        private static @org.jspecify.annotations.Nullable String open(String text) {
            ShellLine last = ShellLine.of(text);
            while (last.end() < text.length()) {
                last = ShellLine.of(text, last.end());
            }
            return last.open();
        }
    }
}
