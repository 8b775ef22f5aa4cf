package taskmgmt.cli.shell;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;

/** Prints shell functions that report tasks by appending to the bus, without starting a program. */
final class ShellInitCommand extends Command {
    private static final String LOGS = "@LOGS@";

    private final Option<String> shell = argument("SHELL").oneOf("bash", "zsh", "sh").text("bash, zsh or sh");
    private final LogLocation log = uses(new LogLocation());

    ShellInitCommand() {
        super("shell-init", "print shell functions that report tasks");
        examples("eval \"$(task-mgmt shell-init bash)\"",
                "id=$(tm_create \"nightly backup\" storage backup); tm_start \"$id\"; rsync … && tm_complete \"$id\"",
                "task-mgmt shell-init sh >> ~/.profile");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        String functions = resource("shell-init.sh").replace("@CLOCK@", resource("shell-init-" + shell.get() + ".sh").strip());
        String directory = log.directory(session).toAbsolutePath().normalize().toString();
        session.out().append(functions.replace(LOGS, quoted(directory)));
        return ExitCode.DONE;
    }

    /** Quoted as one word for any shell. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ShellInitCommand.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the program's own file " + name + " is missing: install it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
