package taskmgmt.cli.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.stats.Group;
import taskmgmt.task.Priority;
import taskmgmt.time.Durations;

/** What is recorded of a command that is run, besides the command. */
final class WorkOptions extends ParameterGroup {
    private static final String GENERAL = "general";

    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .text("what kind of work it is (default: the name of the program)");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("whose work it is (default: general)");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background")
                    .text("how urgent it is, 10 the most (default: 5)");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION").text("how long it may take: 90m, 2h, 1d");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG").repeatable("a word to find it by");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");

    WorkOptions() {
        super("Task options");
    }

    /** Whose history says how long it takes. */
    Group group(String program) {
        return new Group(subsystem.or(GENERAL), type(program));
    }

    String type(String program) {
        return type.or(CommandRecord.type(List.of(program)));
    }

    /** @param more is kept with it, too */
    NewTask task(Named named, ChildCommand command, Map<String, String> environment, Map<String, @Nullable Object> more) {
        TaskDetails details = new TaskDetails(named.title(), null, null, priority.orNull(), sla.orNull(), null);
        Map<String, @Nullable Object> kept = CommandRecord.metadata(command, environment, Values.merged(metadata.all()));
        kept.putAll(more);
        return new NewTask(new NewTask.Identity(named.id(), subsystem.orNull(), type(named.program()), null), details, List.of(), tags.all(),
                named.input(), kept, null, named.key());
    }

    /**
     * What differs from command to command.
     *
     * @param program names its type, unless another one is given
     */
    record Named(
            @Nullable String id, String title, String program, @Nullable Map<String, @Nullable Object> input, @Nullable String key) {}
}
