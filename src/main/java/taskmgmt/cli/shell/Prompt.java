package taskmgmt.cli.shell;

/**
 * The prompt for a line.
 *
 * @param status    the exit code of the previous command
 * @param continued whether the line continues the previous one
 */
record Prompt(int status, boolean continued) {
    private static final String RED = "\u001b[31m";
    private static final String BOLD = "\u001b[1m";
    private static final String OFF = "\u001b[0m";

    /** Without colours. */
    String plain() {
        return continued ? "> " : status == 0 ? "task-mgmt> " : "task-mgmt [" + status + "]> ";
    }

    /** With colours. */
    String coloured() {
        return continued ? plain()
                : status == 0 ? BOLD + "task-mgmt" + OFF + "> "
                : BOLD + "task-mgmt" + OFF + " " + RED + "[" + status + "]" + OFF + "> ";
    }
}
