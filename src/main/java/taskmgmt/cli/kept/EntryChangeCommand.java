package taskmgmt.cli.kept;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import taskmgmt.change.kept.ChangeEntries;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.store.write.TaskLog;

/**
 * Enables, disables or removes an entry of a list.
 *
 * @param <T> an entry
 */
public final class EntryChangeCommand<T> extends Command {
    private final What what;
    private final Kind<T> kind;
    private final Option<String> name;
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    /** What is done to the entry. */
    public enum What {
        ENABLE("enable", "enabled"), DISABLE("disable", "disabled"), REMOVE("remove", "removed");

        private final String verb;
        private final String done;

        What(String verb, String done) {
            this.verb = verb;
            this.done = done;
        }
    }

    /**
     * A kind of entries.
     *
     * @param noun    the noun of the commands
     * @param article the noun with its article: {@code a trigger}
     * @param example the name of an entry, for the example
     * @param entries the list in a log
     * @param enabled the same entry, enabled or not
     */
    public record Kind<T>(String noun, String article, String example, Function<TaskLog, ChangeEntries<T>> entries, BiFunction<T, Boolean, T> enabled) {}

    /**
     * The command for a verb.
     *
     * @param summary one line on it
     * @param details paragraphs on it
     */
    public EntryChangeCommand(What what, Kind<T> kind, String summary, String... details) {
        super(kind.noun() + " " + what.verb, summary);
        this.what = what;
        this.kind = kind;
        this.name = argument("NAME").text("of " + kind.article());
        details(details);
        examples("task-mgmt " + kind.noun() + " " + what.verb + " " + kind.example());
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            ChangeEntries<T> entries = kind.entries().apply(writer);
            if (what == What.REMOVE) {
                entries.remove(name.get());
            } else {
                entries.change(name.get(), what.done, each -> kind.enabled().apply(each, what == What.ENABLE));
            }
            output.answer("name", name.get(), Map.of("status", what.done), what.done, session);
        }
        return ExitCode.DONE;
    }
}
