package taskmgmt.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;

/** What can be written where the cursor is. */
final class Completions {
    private final Vocabulary vocabulary;
    private final LineRun run;

    Completions(Vocabulary vocabulary, LineRun run) {
        this.vocabulary = vocabulary;
        this.run = run;
    }

    /** Nothing for what the system's shell is to read. */
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
