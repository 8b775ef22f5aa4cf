package taskmgmt.cli.command;

import taskmgmt.task.door.ReplacedText;

/**
 * Arguments that were not UTF-8. In a text the bytes are replaced, with a note and a warning. The name of a file or a program is
 * refused, since the replaced name would denote a different one.
 */
public final class Undecoded {
    /** What represents a file, a directory or a program in the labels of parameters. */
    private static final String[] NAMES = {"FILE", "DIR", "CMD", "COMMAND"};

    private Undecoded() {}

    /** Whether it is so of any of them. */
    public static boolean isIn(String... words) {
        for (String word : words) {
            if (ReplacedText.isIn(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * For the value of a parameter with this label.
     *
     * @throws UsageException if it names something, and is not UTF-8
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
     * For what names a file or a directory.
     *
     * @param source how the error calls it
     */
    public static void refuseName(String text, String source) {
        if (ReplacedText.isIn(text)) {
            throw new UsageException(source + ": the name is not UTF-8, and nothing but UTF-8 is possible there: rename it first, '" + text + "'");
        }
    }
}
