package taskmgmt.cli.shell;

/** The output of 'help' in the shell. */
final class ShellHelp {
    static final String TEXT = """
            Type a command as after 'task-mgmt': task list --status failed

              COMMAND --help     what a command does, and its options
              help TOPIC         the documentation; 'help topics' lists it
              COMMAND | PROGRAM  what stands behind the first | that is not quoted is run by sh
              COMMAND > FILE     the same for a file; >> appends to it
              cd [DIR]           change the working directory; '-' is the one before
              clear              clear the screen
              exit [CODE]        leave, as Ctrl-D does

            Tab completes commands, options, ids and files; up and down go through what was typed
            before, Ctrl-R searches it. A line goes on in the next one after a backslash or within
            quotes. Ctrl-C clears the line, or interrupts what runs. A line that begins with # is a
            comment. Nothing is expanded: no variables, no patterns. The number in the prompt is the
            exit code of the last command, where that was not 0.
            """;

    private ShellHelp() {}
}
