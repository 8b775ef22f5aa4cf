package taskmgmt.cli.command;

/**
 * What is known about the terminal at the other end.
 *
 * @param stdoutIsTerminal whether a person reads standard output directly
 * @param stderrIsTerminal whether a person reads standard error directly
 * @param columns its width in cells, or 0 if unknown
 * @param utf8 whether its locale has characters beyond ASCII
 * @param rows its height in lines, or 0 if unknown
 * @param stdinIsTerminal whether a person types standard input
 */
public record Terminal(boolean stdoutIsTerminal, boolean stderrIsTerminal, int columns, boolean utf8, int rows, boolean stdinIsTerminal) {
    private static final int DEFAULT_COLUMNS = 80;
    private static final int MIN_COLUMNS = 40;

    /** One whose height is not known. */
    public Terminal(boolean stdoutIsTerminal, boolean stderrIsTerminal, int columns, boolean utf8) {
        this(stdoutIsTerminal, stderrIsTerminal, columns, utf8, 0);
    }

    /** A terminal without keyboard input. */
    public Terminal(boolean stdoutIsTerminal, boolean stderrIsTerminal, int columns, boolean utf8, int rows) {
        this(stdoutIsTerminal, stderrIsTerminal, columns, utf8, rows, false);
    }

    /** Nobody is watching: a pipe, a file, a service. */
    public static final Terminal NONE = new Terminal(false, false, 0, false);

    /** The same at another size, as after its window was resized. */
    public Terminal sized(int newColumns, int newRows) {
        return new Terminal(stdoutIsTerminal, stderrIsTerminal, newColumns, utf8, newRows, stdinIsTerminal);
    }

    /** The same with standard output going to a program or a file. */
    public Terminal piped() {
        return new Terminal(false, stderrIsTerminal, columns, utf8, rows, stdinIsTerminal);
    }

    /** The width to lay text out in that has to be wrapped somewhere. */
    public int columnsForText() {
        return columns == 0 ? DEFAULT_COLUMNS : Math.max(columns, MIN_COLUMNS);
    }
}
