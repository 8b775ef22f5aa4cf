package taskmgmt.cli.option;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.task.TaskField;

/** Which process works on a task, so that it can be told when that process is gone. */
public final class OwnerOption extends ParameterGroup {
    private final Option<Integer> pid = option("--pid").as(Numbers.between(1, Integer.MAX_VALUE), "PID")
            .text("the process that does the work, in a script $$; 'stuck' tells when it is gone");
    private @Nullable Map<String, @Nullable Object> owner;

    public OwnerOption() {
        super("Process options");
    }

    public boolean isSet() {
        return pid.isSet();
    }

    /** Asks the machine for the process, if one is given. */
    public void prepare(Session session) {
        owner = pid.isSet() ? new Owners(session.processes()).named(pid.get()) : null;
    }

    /**
     * Tells of the process, or that none is known where there was another before.
     *
     * @param before what the task says of its process so far
     */
    public void tell(Map<String, @Nullable Object> fields, @Nullable Object before) {
        if (owner != null || before != null) {
            fields.put(TaskField.OWNER.text(), owner);
        }
    }
}
