package taskmgmt.cli.command;

import taskmgmt.task.door.ReplacedText;

/**
 * Arguments that are not valid UTF-8. In prose the bytes are replaced, with a note and a warning. In the name of a file or a program they
 * are refused, since the altered name would denote a different one.
 */
public final class Undecoded {
    /** The words in parameter labels that mean a file, a directory or a program. */
    private static final String[] NAMES = {"FILE", "DIR", "CMD", "COMMAND"};

    private Undecoded() {}

    /** Whether any of these words is not valid UTF-8. */
    public static boolean isIn(String... words) {
        for (String word : words) {
            if (ReplacedText.isIn(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks the value of a parameter with this label.
     *
     * @throws UsageException if it names a file, directory or program and is not valid UTF-8
     */
    static void refuse(String label, String text, String source) {
        if (ReplacedText.isIn(text)) {
            for (String name : NAMES) {
                if (label.contains(name)) {
                    refuseName(text, source);
                }
            }
        }
    }

    /**
     * Checks the name of a file or a directory.
     *
     * @param source what the error calls it
     */
    public static void refuseName(String text, String source) {
        if (ReplacedText.isIn(text)) {
            throw new UsageException(source + ": the name is not UTF-8, and nothing but UTF-8 is possible there: rename it first, '" + text + "'");
        }
    }
}
