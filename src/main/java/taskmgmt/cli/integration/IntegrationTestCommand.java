package taskmgmt.cli.integration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.integration.CodegenClient;
import taskmgmt.integration.Contact;
import taskmgmt.integration.Integration;
import taskmgmt.integration.RemoteException;
import taskmgmt.integration.TaskSource;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;

/** Tests whether an integration can be reached. */
final class IntegrationTestCommand extends Command {
    private final Option<String> name = argument("NAME").text("name of the integration");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogLocation log = uses(new LogLocation());
    private final AnswerOptions output = uses(new AnswerOptions());

    IntegrationTestCommand() {
        super("integration test", "check that an integration answers and accepts its credential");
        details("It is asked once, and has nothing to do.", "", "Exit code: 0 it answers, 1 it does not.");
        examples("task-mgmt integration test codegen");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path logs = log.reader(session).directory();
        Integration integration = IntegrationFile.LIST.find(logs, name.get());
        @Nullable String secret = RemoteAccess.secret(integration, logs, keys, session);
        Contact once = RemoteAccess.contact(time -> false, session);
        try {
            String says = "answers";
            if (integration.kind().isSource()) {
                says = TaskSource.of(integration, secret, once, session.clock()).check();
            } else {
                new CodegenClient(integration, secret, once).check();
            }
            return told(integration, says, null, session);
        } catch (RemoteException e) {
            return told(integration, "", String.valueOf(e.getMessage()), session);
        }
    }

    private ExitCode told(Integration integration, String says, @Nullable String error, Session session) throws IOException {
        if (output.format() != Format.TABLE) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("is_there", error == null);
            data.put("error", error);
            output.answer("integration", integration.name(), data, "", session);
        } else if (error == null) {
            session.out().append(Plain.text(integration.name() + " " + says)).append('\n');
        } else {
            session.err().println(Program.NAME + ": " + Plain.text(integration.name() + ": " + error));
        }
        return error == null ? ExitCode.DONE : ExitCode.NO;
    }
}
