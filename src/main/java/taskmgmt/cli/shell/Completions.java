package taskmgmt.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;

/** The completions at the cursor. */
final class Completions {
    private final Vocabulary vocabulary;
    private final LineRun run;

    Completions(Vocabulary vocabulary, LineRun run) {
        this.vocabulary = vocabulary;
        this.run = run;
    }

    /** Empty within the part of the line that the system's shell will read. */
    List<Vocabulary.Offer> at(String line, int cursor) throws IOException {
        if (ShellLine.of(line.substring(0, cursor)).rest() != null) {
            return List.of();
        }
        TypedLine typed = TypedLine.at(line, cursor);
        List<String> before = LineRun.withoutProgram(typed.words()).equals(typed.words())
                ? typed.words().subList(0, typed.words().size() - 1) : typed.words().subList(1, typed.words().size() - 1);
        return vocabulary.offers(before, typed.word(), run.quiet(OutputStream.nullOutputStream()));
    }
}
