package taskmgmt.cli.export;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.export.script.SqlScript;
import taskmgmt.integration.Integration;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;

/** Writes the logs as a script for psql. */
final class ExportSqlCommand extends Command {
    private final Option<String> file = argument("FILE").text("where to; - for standard output");
    private final Option<String> schema = option("--schema").as(SchemaName::parse, "NAME")
            .text("the schema that the script makes (default: " + SchemaName.DEFAULT + ")");
    private final LogLocation log = uses(new LogLocation());

    ExportSqlCommand() {
        super("export sql", "write the logs as a psql script, with the tables of 'export postgres'");
        details("The script makes the schema and fills it, in one transaction; a schema that is there already is left as it is. "
                + "'export postgres' can go on where it ended.");
        examples("task-mgmt export sql tasks.sql", "task-mgmt export sql - | psql tasks");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader logs = log.reader(session);
        List<Integration> integrations = IntegrationFile.LIST.read(logs.directory());
        SqlScript script;
        long unreadable;
        if (file.get().equals("-")) {
            script = new SqlScript(schema.or(SchemaName.DEFAULT), session.out());
            unreadable = script.write(logs.directory(), integrations);
        } else {
            OutputFile target = OutputFile.at(session.workingDirectory().resolve(file.get()), logs.directory());
            try (Writer out = new OutputStreamWriter(target.open(), StandardCharsets.UTF_8)) {
                script = new SqlScript(schema.or(SchemaName.DEFAULT), out);
                unreadable = script.write(logs.directory(), integrations);
            }
            session.err().println(Program.NAME + ": " + Human.count(script.rows(), "row", "rows") + " written to " + Plain.text(file.get()));
        }
        TaskReading.tellDamage(unreadable, session);
        return ExitCode.DONE;
    }
}
