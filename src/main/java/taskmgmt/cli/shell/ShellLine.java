package taskmgmt.cli.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command as it was typed: words as a shell reads them, and the rest, which is left to the system's shell. Quotes and backslashes mean
 * what they mean to sh(1); {@code #} at the start of a word starts a comment; nothing is expanded. The first unquoted {@code |} or {@code
 * >} ends our part.
 *
 * @param words  the words of the command
 * @param rest   what the system's shell runs with the command's output as its input; null if nothing
 * @param fault  what is wrong with it; null if nothing
 * @param open   why it is unfinished: an open quote, or a backslash at its end; null if it is finished
 * @param end    where in the text the next command starts
 */
record ShellLine(List<Word> words, @Nullable String rest, @Nullable String fault, @Nullable String open, int end) {
    /**
     * A word with its quotes resolved.
     *
     * @param start where it starts in the text
     * @param end   after its last character in the text
     */
    record Word(String text, int start, int end) {}

    /** Reads the command that starts there, up to the end of its line. */
    static ShellLine of(String text, int from) {
        return new Reading(text, from).line();
    }

    /** Reads a text with one command. */
    static ShellLine of(String text) {
        return of(text, 0);
    }

    /** The words as strings. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(words.size());
        for (Word word : words) {
            texts.add(word.text);
        }
        return texts;
    }

    /** The text quoted as one word of such a line. */
    static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i), i)) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text.isEmpty() ? "''" : text;
    }

    private static boolean isPlain(char c, int at) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '/' || c == ':' || c == '=' || c == '@' || c == ','
                || c == '%' || c == '+' || (c == '#' && at > 0);
    }

    /** One pass over the text. */
    private static final class Reading {
        private static final char NONE = 0;

        private final String text;
        private final List<Word> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int at;
        private int start = -1;
        private char quote = NONE;
        private int rest = -1;
        private @Nullable String fault;
        private @Nullable String open;

        Reading(String text, int from) {
            this.text = text;
            this.at = from;
        }

        ShellLine line() {
            boolean ended = false;
            while (!ended && at < text.length()) {
                ended = take(text.charAt(at));
            }
            int end = ended ? at - 1 : at;
            endWord(end);
            if (quote != NONE) {
                open = quote == '"' ? "the double quote is not closed" : "the single quote is not closed";
            }
            return new ShellLine(List.copyOf(words), restText(end), fault, open, at);
        }

        /** Processes a character; returns whether it ends the line. */
        private boolean take(char c) {
            if (quote != NONE) {
                quoted(c);
            } else if (c == '\n') {
                at++;
                return true;
            } else if (c == '\\') {
                escape(true);
            } else if (c == '"' || c == '\'') {
                begin();
                quote = c;
                at++;
            } else if (rest >= 0) {
                at++;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                endWord(at);
                at++;
            } else if (c == '#' && start < 0) {
                skipComment();
            } else if (c == '|' || c == '>') {
                leave(c);
            } else {
                plain(c);
            }
            return false;
        }

        private void plain(char c) {
            if (c == ';' || c == '&' || c == '<' || c == '`') {
                fault = fault == null ? "'" + c + "' means nothing here: put it in quotes, or begin another line for another command" : fault;
            }
            add(c);
            at++;
        }

        private void quoted(char c) {
            if (c == quote) {
                quote = NONE;
                at++;
            } else if (c == '\\' && quote == '"') {
                escape(false);
            } else {
                add(c);
                at++;
            }
        }

        /** @param any whether the backslash escapes any character, as it does outside of quotes */
        private void escape(boolean any) {
            if (at + 1 == text.length()) {
                open = any ? "the line goes on after its last backslash" : open;
                at++;
                return;
            }
            char next = text.charAt(at + 1);
            if (next != '\n') {
                if (!any && next != '"' && next != '\\' && next != '$' && next != '`') {
                    add('\\');
                }
                add(next);
            }
            at += 2;
        }

        private void skipComment() {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
        }

        private void leave(char c) {
            boolean number = start >= 0 && word.length() == 1 && Character.isDigit(word.charAt(0));
            if (c == '>' && number) {
                fault = fault == null ? "messages go where those of the shell go: '" + word + ">' is for the shell that starts it" : fault;
            }
            endWord(at);
            rest = at;
            at++;
            if (at < text.length() && (text.charAt(at) == '&' || c == '|' && text.charAt(at) == '|')) {
                fault = fault == null ? "'" + c + text.charAt(at) + "' means nothing here: put it in quotes" : fault;
            }
        }

        private @Nullable String restText(int end) {
            if (rest < 0) {
                return null;
            }
            String all = text.substring(rest, end).strip();
            String program = all.startsWith("|") ? all.substring(1).strip() : "cat " + all;
            if ((program.isEmpty() || all.equals(">") || all.equals(">>")) && open == null && quote == NONE) {
                fault = fault == null ? "nothing follows " + (all.startsWith("|") ? "the '|'" : "the '>'") : fault;
            }
            return program;
        }

        private void begin() {
            if (rest < 0 && start < 0) {
                start = at;
            }
        }

        private void add(char c) {
            begin();
            if (rest < 0) {
                word.append(c);
            }
        }

        private void endWord(int end) {
            if (start >= 0) {
                words.add(new Word(word.toString(), start, end));
                word.setLength(0);
                start = -1;
            }
        }
    }
}
