package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.cli.value.Values;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Governance;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.policy.Risk;
import taskmgmt.render.Plain;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/** Registers an update of a configuration under the next version. */
final class LearningConfigCommand extends Command {
    private static final String COMPONENT = "component";
    private static final String VERSION = "version";

    private final Option<String> component = required("--component").as(Texts::notBlank, "NAME")
            .text("whose configuration it is");
    private final Option<String> title = option("--title", "--name").text("what the update is about");
    private final Option<String> risk = option("--risk").oneOf("low", "medium", "high")
            .text("how much harm it can do; the policy may say more, never less");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearningConfigCommand() {
        super("learning config", "register an update of a configuration; print its id and version");
        details("The version is vYYYYMMDD.HHMMSS in UTC and greater than every one before.",
                "An update of low risk is approved at once and gets an approval id. One of high risk is held: it cannot be "
                        + "started or completed before somebody approves it, see governance approve. The policy says which "
                        + "components are of which risk.");
        examples("task-mgmt learning config --component ranker --metadata rate=0.01",
                "task-mgmt learning config --component ranker --risk high --metadata rate=0.5",
                "version=$(task-mgmt learning config --component ranker --json | jq -r .version)");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskEvent created = log.append(session, now -> draft(now, session)).events().getFirst();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", created.taskId());
        data.put(COMPONENT, component.get());
        data.put(VERSION, created.object("metadata").get(VERSION));
        Approval approval = Objects.requireNonNull(Approval.statedBy(created));
        data.put("risk", approval.risk() == null ? null : approval.risk().text());
        data.put(Approval.KEY, approval.state().text());
        data.put("approval_id", approval.approvalId().isEmpty() ? null : approval.approvalId());
        output.report(data, (page, out) -> out.append(created.taskId()).append(' ')
                .append(Plain.text(data.get(VERSION) + " " + outcome(approval))).append('\n'), session);
        return ExitCode.DONE;
    }

    private static String outcome(Approval approval) {
        return approval.state() == Approval.State.HELD ? "held for approval" : "approved " + approval.approvalId();
    }

    private ChangeSet draft(Snapshot now, Session session) throws IOException {
        String id = now.freeTaskId(LearningActivity.SUBSYSTEM, LearningActivity.CONFIG.type(), session.random());
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(Values.merged(metadata.all()));
        ConfigVersion version = ConfigVersion.next(last(now), now.now());
        kept.put(COMPONENT, component.get());
        kept.put(VERSION, version.text());
        Governance.Assessment assessment = now.governance().assess(ProtectedResource.config(component.get(), id), Risk.named(risk.orNull()));
        kept.put(Approval.KEY, Approval.first(assessment, id, now.now()).toMap());
        String about = title.or("configuration of " + component.get() + " " + version.text());
        return ChangeSet.of(new TaskEvent(now.now(), EventType.CREATED, id,
                LearningActivity.CONFIG.registration(about, now.actor(), kept)));
    }

    /** The greatest version in the log, which need not be the last one: other programs write too. */
    private static @Nullable ConfigVersion last(Snapshot now) throws IOException {
        Greatest greatest = new Greatest();
        now.events(greatest);
        return greatest.version;
    }

    private static final class Greatest implements EventSink {
        private @Nullable ConfigVersion version;

        @Override
        public void event(TaskEvent event, long offset) {
            ConfigVersion other = ConfigVersion.of(event);
            if (other != null && (version == null || other.compareTo(version) > 0)) {
                version = other;
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            // No version can be read from it, and writing is refused where the damage matters.
        }
    }
}
