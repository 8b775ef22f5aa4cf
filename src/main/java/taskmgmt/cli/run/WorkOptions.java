package taskmgmt.cli.run;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.NewTask;
import taskmgmt.change.TaskDetails;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.preset.WorkPreset;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.task.CommandRecord;
import taskmgmt.stats.Group;
import taskmgmt.task.Priority;
import taskmgmt.time.Durations;

/** What is recorded about a command that is run, besides the command. */
final class WorkOptions extends ParameterGroup {
    private static final String GENERAL = "general";

    private final Option<WorkPreset> preset = option("--preset").as(WorkPreset::parse, "KIND")
            .offers("coding-work-order", "learning-mission", "training-job", "index-build", "index-refresh", "remote-operation", "chaos-campaign",
                    "embedding-batch")
            .text("the kind of work, which sets type, subsystem, priority and title where they are not given, and by whose rule it is "
                    + "verified: see 'task-mgmt help running'");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE")
            .text("task type (default: the name of the program)");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME")
            .text("subsystem it belongs to (default: general)");
    private final Option<Priority> priority = option("--priority").as(Priority::parse, "1-10|NAME")
            .offers("critical", "high", "medium", "low", "background")
                    .text("priority, 10 is the most urgent (default: 5)");
    private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION").text("time allowed until its deadline: 90m, 2h, 1d");
    private final Options<String> tags = option("--tag").as(Texts::notBlank, "TAG").repeatable("tag");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");

    WorkOptions() {
        super("Task options");
    }

    /** The group whose history says how long the command takes. */
    Group group(String program) {
        WorkPreset kind = preset.orNull();
        return new Group(subsystem.or(kind == null ? GENERAL : kind.subsystem()), type(program));
    }

    String type(String program) {
        WorkPreset kind = preset.orNull();
        return type.or(kind == null ? CommandRecord.type(List.of(program)) : kind.type());
    }

    /** From 1 to 10; 10 is the most urgent. */
    long urgency() {
        WorkPreset kind = preset.orNull();
        return priority.isSet() ? priority.get().value() : kind == null ? Priority.DEFAULT : kind.priority();
    }

    List<String> tags() {
        return tags.all();
    }

    @Nullable WorkPreset preset() {
        return preset.orNull();
    }

    /** The title of a command, unless another is given. */
    String title(List<String> words) {
        String command = CommandRecord.title(words);
        WorkPreset kind = preset.orNull();
        String made = kind == null ? null : kind.title(Values.merged(metadata.all()), command);
        return made == null ? command : made;
    }

    /** Requires whatever a kind of work needs, before anything is run. */
    void check(TryOptions tries) {
        WorkPreset kind = preset.orNull();
        String missing = kind == null ? null : kind.missing(Values.merged(metadata.all()));
        if (kind != null && missing != null) {
            throw new UsageException("--preset " + kind.text() + " needs --metadata " + missing + "=…");
        }
        if (kind != null && kind.needsCheck() && !tries.verifies()) {
            throw new UsageException("--preset " + kind.text() + " needs --verify: it is verified if that passes");
        }
    }

    /**
     * @param command null for work that is not a command
     * @param more    data to be stored with the task
     */
    NewTask task(Named named, @Nullable ChildCommand command, Map<String, String> environment, Map<String, @Nullable Object> more) {
        WorkPreset kind = preset.orNull();
        Priority urgency = priority.isSet() || kind == null ? priority.orNull() : new Priority(kind.priority());
        TaskDetails details = new TaskDetails(named.title(), null, null, urgency, sla.orNull(), null);
        Map<String, @Nullable Object> given = Values.merged(metadata.all());
        Map<String, @Nullable Object> kept = command == null ? new LinkedHashMap<>(given) : CommandRecord.metadata(command, environment, given);
        kept.putAll(more);
        return new NewTask(new NewTask.Identity(named.id(), subsystem.isSet() || kind == null ? subsystem.orNull() : kind.subsystem(),
                type(named.program()), null), details, List.of(), tags.all(),
                named.input(), kept, null, named.key());
    }

    /**
     * The values that differ from command to command.
     *
     * @param program used as its type, unless another is given
     */
    record Named(
            @Nullable String id, String title, String program, @Nullable Map<String, @Nullable Object> input, @Nullable String key) {}
}
