package taskmgmt.cli.command;

/**
 * What is known of the terminal at the other end.
 *
 * @param stdoutIsTerminal whether a person reads standard output directly
 * @param stderrIsTerminal whether a person reads standard error directly
 * @param columns its width in cells, or 0 where that is not known
 * @param utf8 whether its locale has characters beyond ASCII
 * @param rows its height in lines, or 0 where that is not known
 */
public record Terminal(boolean stdoutIsTerminal, boolean stderrIsTerminal, int columns, boolean utf8, int rows) {
    private static final int USUAL_COLUMNS = 80;
    private static final int LEAST_COLUMNS = 40;

    /** One whose height is not known. */
    public Terminal(boolean stdoutIsTerminal, boolean stderrIsTerminal, int columns, boolean utf8) {
        this(stdoutIsTerminal, stderrIsTerminal, columns, utf8, 0);
    }

    /** Nobody is watching: a pipe, a file, a service. */
    public static final Terminal NONE = new Terminal(false, false, 0, false);

    /** The width to lay text out in that has to be wrapped somewhere. */
    public int columnsForText() {
        return columns == 0 ? USUAL_COLUMNS : Math.max(columns, LEAST_COLUMNS);
    }
}
