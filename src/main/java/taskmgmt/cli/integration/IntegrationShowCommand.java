package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.List;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.integration.Integration;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.view.integration.IntegrationDocument;
import taskmgmt.word.Suggestion;

/** Shows one integration. */
final class IntegrationShowCommand extends Command {
    private final Option<String> name = argument("NAME").text("the integration, by its name");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IntegrationShowCommand() {
        super("integration show", "show how an integration is set up, and how its tasks ended");
        details("Nothing is asked of the other system: 'integration test NAME' does that.");
        examples("task-mgmt integration show codegen", "task-mgmt integration show codegen -o json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Integration> all = IntegrationFile.LIST.read(log.reader(session).directory());
        Integration found = all.stream().filter(each -> each.name().equals(name.get())).findFirst().orElseThrow(() -> missing(all));
        output.show(new IntegrationDocument(IntegrationReading.of(List.of(found), log, session).getFirst()), session);
        return ExitCode.DONE;
    }

    private RefusedException missing(List<Integration> all) {
        return new RefusedException(Refusal.NOT_FOUND, "no integration '" + name.get() + "'"
                + Suggestion.sentence(name.get(), all.stream().map(Integration::name).toList()) + ": see 'task-mgmt integration list'");
    }
}
