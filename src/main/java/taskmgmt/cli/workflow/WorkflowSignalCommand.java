package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.word.Suggestion;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Step;

/** Sends a run a signal that a step waits for. */
final class WorkflowSignalCommand extends Command {
    /** The values are in a record, whose size is limited. */
    private static final int MAX_BYTES = 16_384;

    private final Option<String> run = argument("RUN").text(RunArgument.TEXT);
    private final Option<String> event = argument("EVENT").text("name of the event, as in the step that waits for it");
    private final Options<KeyValue> outputs = option("--value").as(KeyValue::parse, "NAME=VALUE").repeatable("value to send with it");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    WorkflowSignalCommand() {
        super("workflow signal", "send a run the event that a step waits for");
        details("Each event is for one step: the first that waits for it, also where it begins to wait later. Whoever leads the run goes on then; where "
                + "nobody does, 'task-mgmt workflow resume RUN' does.");
        examples("task-mgmt workflow signal @last delivered --value parcel=A17");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Map<String, String> values = values();
        RunArgument found = RunArgument.find(log.reader(session), run.get());
        Set<String> known = new TreeSet<>(names(found.definitions().definition()));
        found.definitions().others().values().forEach(each -> known.addAll(names(each)));
        if (!known.contains(event.get())) {
            throw new UsageException("no step of " + found.id() + " waits for an event '" + event.get() + "'" + (known.isEmpty() ? ""
                    : Suggestion.sentence(event.get(), known) + ": there are " + String.join(", ", known)));
        }
        try (TaskLog writer = log.writer(session)) {
            new ChangeRun(writer, found.id()).tell(event.get(), values);
        }
        output.answer("run_id", found.id(), Map.of("event", event.get(), "values", values), "is notified of " + event.get(), session);
        session.acknowledge("the event is recorded");
        return ExitCode.DONE;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        int bytes = 0;
        for (KeyValue each : outputs.all()) {
            bytes += each.key().length() + each.value().getBytes(StandardCharsets.UTF_8).length;
            values.put(each.key(), each.value());
        }
        if (bytes > MAX_BYTES) {
            throw new UsageException("--value: an event brings at most " + MAX_BYTES + " bytes: write them to a file, and say its name");
        }
        return values;
    }

    private static Set<String> names(Definition definition) {
        Set<String> names = new TreeSet<>();
        for (Step step : definition.all()) {
            if (step instanceof Step.Wait wait && wait.until() instanceof Step.Until.Event waited) {
                names.add(waited.name());
            }
        }
        return names;
    }
}
