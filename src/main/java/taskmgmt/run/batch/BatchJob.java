package taskmgmt.run.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * One command of a batch.
 *
 * @param seq   its number in the input, from 1
 * @param line  what the input says, without the end of the line
 * @param words what is run: the line by a shell, or a program with the line as one of its arguments
 */
public record BatchJob(long seq, String line, List<String> words) {
    private static final String PLACE = "{}";
    private static final String SHELL = "/bin/sh";

    /** A line that its user wrote for a shell. */
    static BatchJob shell(long seq, String line) {
        return new BatchJob(seq, line, List.of(SHELL, "-c", line));
    }

    /** A program that gets the line as an argument, wherever its words say {@code {}}, or as the last one. No shell sees it. */
    static BatchJob of(long seq, String line, List<String> command) {
        List<String> words = new ArrayList<>(command.size() + 1);
        boolean placed = false;
        for (String word : command) {
            placed |= word.contains(PLACE);
            words.add(word.replace(PLACE, line));
        }
        if (!placed) {
            words.add(line);
        }
        return new BatchJob(seq, line, words);
    }

    private boolean isShell() {
        return words.size() == 3 && words.getFirst().equals(SHELL) && words.getLast().equals(line);
    }

    /** The words that a person would name it by. */
    public List<String> shown() {
        return isShell() ? List.of(line) : words;
    }

    /** What is written into a job log. */
    String logged() {
        return isShell() ? line : String.join(" ", words);
    }

    /** The program that it runs as far as that can be seen: of a line the first word that sets no variable. */
    public String program() {
        if (!isShell()) {
            return words.getFirst();
        }
        for (StringTokenizer rest = new StringTokenizer(line); rest.hasMoreTokens(); ) {
            String word = rest.nextToken();
            if (!isPlain(word)) {
                return "sh";
            }
            if (word.indexOf('=') < 0) {
                return word;
            }
        }
        return "sh";
    }

    private static boolean isPlain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            if (!Character.isLetterOrDigit(each) && "_-./+:=,@%".indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }
}
