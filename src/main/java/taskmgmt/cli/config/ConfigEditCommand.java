package taskmgmt.cli.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.render.Plain;
import taskmgmt.run.TerminalInterrupt;
import taskmgmt.settings.KnownSetting;
import taskmgmt.settings.SettingText;
import taskmgmt.settings.SettingValues;

/** Opens a settings file in an editor, and afterwards reports what is wrong in it. */
final class ConfigEditCommand extends Command {
    private static final String DEFAULT_EDITOR = "vi";

    private final WhichFile which = uses(new WhichFile());

    ConfigEditCommand() {
        super("config edit", "open a settings file in $VISUAL, $EDITOR or vi");
        details("A new file begins with every setting in a comment. What is wrong in the file afterwards is said, and the exit code is then 1.");
        examples("task-mgmt config edit", "EDITOR=nano task-mgmt config edit --project");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path file = which.path(session);
        if (!Files.exists(file)) {
            WhichFile.write(new SettingText(file, template(which.isProject())));
        }
        edit(file, session);
        SettingValues values = SettingValues.of(SettingText.of(file), which.isProject(), session.variable("HOME"));
        List<String> faults = new ArrayList<>(values.faults());
        for (KnownSetting setting : KnownSetting.values()) {
            SettingValues.Value value = values.of(setting.variable());
            if (value != null) {
                addFault(setting, value, faults);
            }
        }
        faults.forEach(fault -> session.err().println(Program.NAME + ": " + Plain.text(fault)));
        return faults.isEmpty() ? ExitCode.DONE : ExitCode.NO;
    }

    private static void addFault(KnownSetting setting, SettingValues.Value value, List<String> faults) {
        try {
            SettingCheck.require(setting, value.text());
        } catch (UsageException e) {
            faults.add(value.source() + ": " + e.getMessage());
        }
    }

    /** Every setting that the file may contain, commented out, with its default. */
    private static List<String> template(boolean ofProject) {
        List<String> lines = new ArrayList<>(List.of("# Settings of " + Program.NAME + ", see 'task-mgmt help settings'."));
        for (KnownSetting setting : KnownSetting.values()) {
            if (!ofProject || !setting.isPersonal()) {
                String usual = setting.usual();
                lines.addAll(List.of("", "# " + setting.meaning(), "#" + setting.key() + " = " + (usual == null ? "" : usual)));
            }
        }
        return lines;
    }

    private static void edit(Path file, Session session) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        // Split at blanks, since no shell interprets it.
        for (StringTokenizer tokens = new StringTokenizer(editor(session)); tokens.hasMoreTokens();) {
            words.add(tokens.nextToken());
        }
        words.add(file.toString());
        try (TerminalInterrupt _ = TerminalInterrupt.ignored()) {
            int status = start(words, session).waitFor();
            if (status != 0) {
                throw new UsageException("the editor '" + words.getFirst() + "' ended with exit code " + status);
            }
        }
    }

    private static Process start(List<String> words, Session session) {
        try {
            return new ProcessBuilder(words).directory(session.workingDirectory().toAbsolutePath().toFile()).inheritIO().start();
        } catch (IOException e) {
            throw new UsageException("the editor cannot be started: " + e.getMessage() + ": name one in EDITOR");
        }
    }

    private static String editor(Session session) {
        String visual = session.variable("VISUAL");
        String named = visual == null ? session.variable("EDITOR") : visual;
        return named == null || named.isBlank() ? DEFAULT_EDITOR : named;
    }
}
