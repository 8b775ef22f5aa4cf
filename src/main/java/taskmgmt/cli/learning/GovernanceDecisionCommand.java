package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.policy.Approval;
import taskmgmt.render.Plain;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * Decides about an update that is held. It is decided under the lock on what is there then, so of two that decide at once
 * exactly one does.
 */
final class GovernanceDecisionCommand extends Command {
    private final boolean approves;
    private final Option<String> id = argument("ID").text("the held update, by its id or how that begins");
    private final Option<String> reason;
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    private GovernanceDecisionCommand(String verb, String summary, boolean approves) {
        super("governance " + verb, summary);
        this.approves = approves;
        this.reason = approves ? option("--reason").text("why") : required("--reason").as(Texts::notBlank, "TEXT").text("why");
    }

    static GovernanceDecisionCommand approve() {
        GovernanceDecisionCommand command = new GovernanceDecisionCommand("approve", "approve an update that is held, and print its approval id", true);
        command.details("Whoever proposed it may not approve it, unless the policy says \"four_eyes\": false.");
        command.examples("task-mgmt governance approve learning_config_update_1a2b3c4d --reason \"tried on staging\"");
        return command;
    }

    static GovernanceDecisionCommand reject() {
        GovernanceDecisionCommand command = new GovernanceDecisionCommand("reject", "reject an update that is held, and cancel its task", false);
        command.examples("task-mgmt governance reject learning_config_update_1a2b3c4d --reason \"too risky before the release\"");
        return command;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TaskEvent written = log.append(session, this::draft).events().getFirst();
        Approval approval = Objects.requireNonNull(Approval.statedBy(written));
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", written.taskId());
        data.putAll(approval.toMap());
        output.report(data, (page, out) -> out.append(Plain.text((written.taskId() + " " + approval.state().text() + " "
                + approval.approvalId()).strip())).append('\n'), session);
        return ExitCode.DONE;
    }

    private ChangeSet draft(Snapshot now) throws IOException {
        Task task = now.resolve(id.get());
        Approval held = held(task);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (task.value(TaskField.METADATA) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> metadata.put(String.valueOf(key), value));
        }
        Approval decided = approves ? held.approved(task.id(), now.now(), now.actor(), reason.or(""), metadata)
                : held.rejected(now.actor(), reason.or(""));
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        if (!approves) {
            fields.put(TaskField.REASON.text(), reason.or(""));
        }
        fields.put(TaskField.METADATA.text(), Map.of(Approval.KEY, decided.toMap()));
        TaskEvent event = new TaskEvent(now.now(), approves ? EventType.UPDATED : EventType.CANCELLED, task.id(), fields);
        now.check(task, event);
        return ChangeSet.of(event);
    }

    private static Approval held(Task task) {
        Approval approval = Approval.of(task);
        if (approval == null || approval.state() != Approval.State.HELD) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "task " + task.id() + (approval == null
                    ? " is not held for approval" : " is " + approval.state().text() + " already"));
        }
        return approval;
    }
}
