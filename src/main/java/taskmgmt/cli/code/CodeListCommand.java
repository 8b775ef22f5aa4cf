package taskmgmt.cli.code;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.render.Human;
import taskmgmt.view.code.CodeRows;

/** Lists the elements of source code. */
final class CodeListCommand extends Command {
    private static final String[] KINDS = EnumSet.allOf(CodeItem.Kind.class).stream().map(CodeItem.Kind::text).toArray(String[]::new);

    private final Options<String> kinds = option("--kind").oneOf(KINDS).label("KIND").anyOf("only this kind: function, class, import or call (default: functions and classes)");
    private final Flag unused = flag("--unused").text("only functions and classes that are mentioned nowhere else");
    private final CodeOptions code = uses(new CodeOptions());
    private final ListOptions output = uses(new ListOptions("such code", CodeRows.ROWS, "file and line"));

    CodeListCommand() {
        super("code list", "list the functions, classes, imports or calls in source code");
        details("CALLED counts the calls of anything of that name. What --unused lists may still be used by reflection, or by code elsewhere.");
        examples("task-mgmt code list src --kind function --sort complexity:desc --limit 20", "task-mgmt code list . --unused --language go");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Set<CodeItem.Kind> wanted = EnumSet.noneOf(CodeItem.Kind.class);
        for (String each : kinds.isSet() ? kinds.all() : List.of("function", "class")) {
            wanted.add(CodeItem.Kind.valueOf(each.toUpperCase(Locale.ROOT)));
        }
        CodeStructure structure = code.read(wanted, session);
        List<CodeItem> items = structure.items().stream().filter(each -> wanted.contains(each.kind()) && (!unused.isSet() || structure.isUnused(each))).toList();
        output.list(CodeRows.ROWS, items.stream().map(each -> CodeRows.of(each, structure)).toList(), session);
        if (!structure.faults().isEmpty() || !structure.skipped().isEmpty()) {
            session.err().println(Program.NAME + ": " + Human.count(structure.faults().size(), "file does", "files do") + " not follow the grammar everywhere, "
                    + Human.count(structure.skipped().size(), "file was", "files were") + " left out: 'code structure' names them");
        }
        return ExitCode.DONE;
    }
}
