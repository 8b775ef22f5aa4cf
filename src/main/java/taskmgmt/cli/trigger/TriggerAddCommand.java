package taskmgmt.cli.trigger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.cli.value.Texts;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.store.write.TaskLog;
import taskmgmt.trigger.Trigger;
import taskmgmt.trigger.TriggerSource;

/** Adds a trigger. */
final class TriggerAddCommand extends Command {
    /** The common name for what GitHub calls a push. */
    private static final String CODE_PUSH = "code_push";
    private static final String PUSH = "push";

    private final Option<String> name = argument("NAME").as(Texts::notBlank, "NAME").text("name of the trigger");
    private final Option<String> workflow = required("--workflow").as(Texts::notBlank, "ID").text("stored workflow, see 'workflow create'");
    private final Flag webhook = flag("--webhook").text("on a signed POST to /api/v1/hooks/NAME of 'serve', as GitHub sends it");
    private final Option<String> credential = option("--credential").as(Texts::notBlank, "NAME")
            .text("with --webhook: the secret that signs it, see 'credential set'");
    private final Option<String> file = option("--file").as(Texts::notBlank, "FILE").text("on a file that appears or changes");
    private final Option<String> event = option("--event").as(Texts::notBlank, "EVENT")
            .text("on an event of a task, such as task.failed; with --webhook: what X-GitHub-Event says, such as push");
    private final Option<String> type = option("--type").as(Texts::notBlank, "TYPE").text("with --event: only of tasks of this type");
    private final Option<String> subsystem = option("--subsystem").as(Texts::notBlank, "NAME").text("with --event: only of tasks of this subsystem");
    private final Options<KeyValue> where = option("--where").as(KeyValue::parse, "PATH=VALUE")
            .repeatable("only if the event has this value at this path: ref=refs/heads/main");
    private final Options<KeyValue> params = option("--param", "-p").as(KeyValue::parse, "NAME=VALUE").repeatable("parameter of the run");
    private final Options<KeyValue> take = option("--take").as(KeyValue::parse, "NAME=PATH")
            .repeatable("parameter of the run, taken from the event: commit=head_commit.id");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    TriggerAddCommand() {
        super("trigger add", "start a workflow on a webhook, an event or a file change");
        details("What occurs from now on counts. 'serve' takes webhooks; 'trigger run' watches for events and files.",
                "A path names keys with dots, and items of lists by their numbers from 0: commits.0.id. 'task-mgmt help triggers' says what there is.");
        examples("task-mgmt trigger add deploy --workflow release --webhook --event push --credential github --where ref=refs/heads/main --take version=after",
                "task-mgmt trigger add again --workflow release --event task.failed --type backup --param version=1.2.0",
                "task-mgmt trigger add inbox --workflow release --file /srv/inbox/orders.csv --take version=name");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        try (TaskLog writer = log.writer(session)) {
            new WorkflowFiles(writer.directory()).version(workflow.get());
            Trigger trigger;
            try {
                trigger = new Trigger(name.get(), source(session), workflow.get(), map(where), new Trigger.Params(map(params), map(take)),
                        RegistryFollower.end(writer.directory()), true);
            } catch (IllegalArgumentException e) {
                throw new UsageException(String.valueOf(e.getMessage()));
            }
            TriggerFile.changing(writer).add(trigger);
            output.made("name", trigger.name(), Map.of("on", trigger.source().words(), "workflow", trigger.workflow()), session);
            session.acknowledge("trigger " + trigger.name() + " exists");
        }
        return ExitCode.DONE;
    }

    private TriggerSource source(Session session) {
        boolean ofTasks = event.isSet() && !webhook.isSet();
        if ((webhook.isSet() ? 1 : 0) + (file.isSet() ? 1 : 0) + (ofTasks ? 1 : 0) != 1) {
            throw new UsageException("give one of --webhook, --file and --event");
        }
        if (!ofTasks && (type.isSet() || subsystem.isSet())) {
            throw new UsageException("--type and --subsystem go with --event, of tasks");
        }
        if (webhook.isSet() != credential.isSet()) {
            throw new UsageException("--webhook and --credential go together: nobody else may start anything");
        }
        if (webhook.isSet()) {
            return new TriggerSource.Webhook(CODE_PUSH.equals(event.orNull()) ? PUSH : event.orNull(), credential.get());
        }
        if (file.isSet()) {
            return new TriggerSource.FileChange(session.workingDirectory().resolve(file.get()).toAbsolutePath().normalize().toString());
        }
        return new TriggerSource.LogEvent(TriggerSource.event(event.get()), type.orNull(), subsystem.orNull());
    }

    private static Map<String, String> map(Options<KeyValue> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        List<KeyValue> all = pairs.all();
        all.forEach(each -> map.put(each.key(), each.value()));
        return map;
    }
}
