package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RegisterLearning;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.FigureOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.write.TaskLog;

/** Registers a learning activity. Configurations, which get a version, have a command of their own. */
class LearningRegisterCommand extends Command {
    private final LearningActivity activity;
    private final Option<String> title = required("--title", "--name").as(Texts::notBlank, "TEXT")
            .text("title");
    private final Option<String> description = option("--description").text("description");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("further metadata to keep with it");
    final Flag start = flag("--start").text("start it at once");
    private final FigureOptions figures = uses(new FigureOptions());
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    LearningRegisterCommand(String verb, String summary, LearningActivity activity, String... examples) {
        super("learning " + verb, summary);
        this.activity = activity;
        examples(examples);
    }

    static LearningRegisterCommand event() {
        return new LearningRegisterCommand("event", "record a learning event and print its id", LearningActivity.EVENT,
                "task-mgmt learning event --title \"retries need jitter\" --metadata source=incident");
    }

    static LearningRegisterCommand knowledge() {
        return new LearningRegisterCommand("knowledge", "record acquired knowledge and print its id",
                LearningActivity.KNOWLEDGE, "task-mgmt learning knowledge --title \"read the new runbooks\"");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        RegisterLearning.Request request = new RegisterLearning.Request(activity, place(), title.get(), description.orNull(),
                Values.merged(metadata.all()), figures.figures(), start.isSet() ? start(session) : null);
        String id;
        try (TaskLog writer = log.writer(session)) {
            id = new RegisterLearning(writer, session.random()).register(request);
        }
        output.made("task_id", id, Map.of("task_type", Objects.requireNonNullElse(place().type(), activity.type())), session);
        session.acknowledge("activity " + id + " exists");
        return ExitCode.DONE;
    }

    /** Where it is recorded. */
    RegisterLearning.Place place() {
        return RegisterLearning.Place.USUAL;
    }

    MoveTask.Start start(Session session) {
        return new MoveTask.Start(null);
    }
}
