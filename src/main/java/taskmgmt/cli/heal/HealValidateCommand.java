package taskmgmt.cli.heal;

import java.io.IOException;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.heal.Playbook;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.view.check.CheckedDefinition;

/** Reports whether playbooks can be used, and what is wrong with them. */
final class HealValidateCommand extends Command {
    private final Options<String> files = argument("FILE").repeatable("a playbook, or a directory of them (*.yaml, *.yml)");

    private final OutputOptions output = uses(new OutputOptions());

    HealValidateCommand() {
        super("heal validate", "check playbooks, and report errors by file, line and column");
        details("Nothing is looked at or run. Exit code: 0 all can be used, 1 some cannot.");
        examples("task-mgmt heal validate examples/playbooks", "task-mgmt heal validate web.yaml disk.yaml");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        PlaybookFiles read = PlaybookFiles.read(files.all(), session);
        if (output.format() != Format.TABLE) {
            output.list(CheckedDefinition.ROWS, read.checked(), session);
            return read.problems() == 0 ? ExitCode.DONE : ExitCode.NO;
        }
        for (Playbook each : read.playbooks()) {
            session.out().append(Plain.text(each.id() + ": " + each.detector().type() + ", " + each.severity().text() + ", "
                    + each.remedies().size() + (each.remedies().size() == 1 ? " remedy" : " remedies"))).append('\n');
        }
        return read.problems() == 0 ? ExitCode.DONE : ExitCode.NO;
    }
}
