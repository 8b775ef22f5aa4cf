package taskmgmt.cli;

import java.io.IOException;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.Undecoded;
import taskmgmt.cli.command.UsageException;
import taskmgmt.render.Plain;
import taskmgmt.settings.SettingFiles;
import taskmgmt.settings.SettingValues;
import taskmgmt.task.door.ReplacedText;

/**
 * Runs one command line: finds the command, parses its arguments, does the work, and turns every way it can end into
 * an exit status. The only entrance to this package, for {@code main} and for tests.
 */
public final class CommandLineRunner {
    /** How many words the name of a command can have, as 'audit key init' has. */
    private static final int MAX_NAME_LENGTH = 3;

    private CommandLineRunner() {}

    /** {@link #run} with the settings of the user and of the project that the working directory is in. */
    public static int runSettled(String[] arguments, Session session) {
        SettingValues settings;
        try {
            settings = SettingFiles.of(session.environment(), session.workingDirectory()).read(session.environment());
        } catch (IOException | RuntimeException e) {
            return new Failure(e, List.of(arguments)).report(session);
        }
        for (String fault : settings.faults()) {
            session.err().println(Program.NAME + ": " + Plain.text(fault));
        }
        return run(arguments, session.with(settings));
    }

    /** Returns what the process should exit with. Never throws; the session's streams are flushed, not closed. */
    public static int run(String[] arguments, Session unpaged) {
        Pager pager = Pager.of(unpaged);
        Session session = pager == null ? unpaged : unpaged.writingTo(pager).notingTo(pager.notes());
        try {
            int status = dispatch(Invocation.of(arguments), session);
            finish(session);
            return status;
        } catch (Throwable e) {
            showWhatThereIs(session);
            return new Failure(e, List.of(arguments)).report(session);
        } finally {
            session.err().flush();
        }
    }

    /** Ends the output: where a pager shows it, when its reader has seen enough. */
    private static void finish(Session session) throws IOException {
        if (session.out() instanceof Pager pager) {
            pager.close();
        } else {
            session.out().flush();
        }
    }

    /** A list that broke off is shown as far as it got; that it cannot be shown does not change why it broke off. */
    private static void showWhatThereIs(Session session) {
        try {
            finish(session);
        } catch (IOException | RuntimeException _) {
            return;
        }
    }

    private static int dispatch(Invocation invocation, Session session) throws IOException, InterruptedException {
        if (invocation.words().isEmpty()) {
            return withoutCommand(invocation, session);
        }
        // The longer name first: a plain verb may have verbs of its own, as 'sla' has 'sla escalate'.
        for (int length = Math.min(MAX_NAME_LENGTH, invocation.words().size()); length > 0; length--) {
            Command command = Catalog.command(invocation.name(length));
            if (command != null) {
                return execute(command, invocation.argumentsAfter(length), session);
            }
        }
        Invocation meant = new Invocation(Aliases.meant(invocation.words()), invocation.leading());
        return meant.words().equals(invocation.words()) ? withNounOnly(invocation, session) : dispatch(meant, session);
    }

    private static int execute(Command command, String[] arguments, Session session)
            throws IOException, InterruptedException {
        if (CommandForm.parse(command, arguments, session)) {
            int status = repeats(command) ? WatchedList.run(command, session).number() : command.status(session);
            if (Undecoded.isIn(arguments)) {
                session.err().println(Program.NAME + ": " + ReplacedText.REPLACED + " in what was given: each is U+FFFD now");
            }
            return status;
        }
        Help.of(command, session);
        return ExitCode.DONE.number();
    }

    private static boolean repeats(Command command) {
        for (ParameterGroup group : command.groups()) {
            if (group.repeats()) {
                return true;
            }
        }
        return false;
    }

    private static int withoutCommand(Invocation invocation, Session session) throws IOException, InterruptedException {
        if (invocation.leads("-V", "--version")) {
            return execute(new VersionCommand(), new String[0], session);
        }
        if (!invocation.leading().isEmpty() && !invocation.leads("-h", "--help")) {
            throw new UsageException("there is no command after " + invocation.leading().getFirst()
                    + "; see '" + Program.NAME + " --help'");
        }
        Help.ofProgram(session);
        return ExitCode.DONE.number();
    }

    private static int withNounOnly(Invocation invocation, Session session) throws IOException {
        int nouns = CommandTree.verbs(invocation.name(2)).isEmpty() ? 1 : 2;
        String noun = invocation.name(nouns);
        String next = invocation.words().size() > nouns ? invocation.words().get(nouns) : "--help";
        if (CommandTree.verbs(noun).isEmpty() || !(next.equals("--help") || next.equals("-h"))) {
            throw Invocation.unknown(invocation.words().toArray(new String[0]));
        }
        Help.ofNoun(noun, session);
        return ExitCode.DONE.number();
    }
}
