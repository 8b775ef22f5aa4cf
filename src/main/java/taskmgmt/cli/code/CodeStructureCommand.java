package taskmgmt.cli.code;

import java.io.IOException;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.view.code.StructureDocument;

/** Sums up the structure of source code. */
final class CodeStructureCommand extends Command {
    private static final int DEFAULT_TOP = 10;
    private static final int MAX_TOP = 100_000;

    private final Option<Integer> top = option("--top").as(Numbers.between(0, MAX_TOP), "N")
            .text("show N functions, candidates and files of each kind (default: " + DEFAULT_TOP + ")");
    private final CodeOptions code = uses(new CodeOptions());
    private final OutputOptions output = uses(new OutputOptions());

    CodeStructureCommand() {
        super("code structure", "summarise the source code of a directory: functions, complexity, dead code");
        details("Reads Java, Python, JavaScript, TypeScript, Go and Rust. Files that git ignores, hidden ones, and everything behind a link are left out.",
                "What is mentioned nowhere else is a candidate for dead code, not proof of it.");
        examples("task-mgmt code structure src", "task-mgmt code structure . --language python --json | jq .most_complex");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        output.show(new StructureDocument(code.place(), code.read(Set.of(), session), top.or(DEFAULT_TOP)), session);
        return ExitCode.DONE;
    }
}
