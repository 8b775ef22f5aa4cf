package taskmgmt.cli.option;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.render.Report;

/**
 * The output of a verb that creates or changes one thing: for people a line, which for a new thing is its id; for programs an object that
 * starts with the id.
 */
public final class AnswerOptions extends OutputOptions {
    private final Flag quiet = flag("-q", "--quiet").text("print the id only");

    /** Reports a new thing: for people, its id. */
    public void made(String key, String id, Map<String, ? extends @Nullable Object> more, Session session) throws IOException {
        answer(key, id, more, "", session);
    }

    /** Reports a thing that was changed. For people this goes to standard error, because a change only needs confirmation. */
    public void confirm(String key, String id, Map<String, ? extends @Nullable Object> more, String words, Session session) throws IOException {
        if (!quiet.isSet() && format() == Format.TABLE) {
            session.err().println(Program.NAME + ": " + Plain.text(words));
        } else {
            answer(key, id, more, "", session);
        }
    }

    /** @param what follows the id: {@code "cancelled"}; empty if the id says it all */
    public void answer(String key, String id, Map<String, ? extends @Nullable Object> more, String what, Session session) throws IOException {
        if (quiet.isSet() || format() == Format.TABLE) {
            boolean plain = session.terminal().stdoutIsTerminal() || !what.isEmpty() && !quiet.isSet();
            session.out().append(plain ? Plain.text(id) : id).append(what.isEmpty() || quiet.isSet() ? "" : " " + Plain.text(what)).append('\n');
            return;
        }
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put(key, id);
        data.putAll(new TreeMap<>(more));
        Report.write(format(), data, (page, out) -> {}, page(session), session.out());
    }
}
