package taskmgmt.cli.option;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.value.Numbers;
import taskmgmt.run.task.Owners;

/** Which process works on a task, so that its disappearance can be noticed. */
public final class OwnerOption extends ParameterGroup {
    private final Option<Integer> pid = option("--pid").as(Numbers.between(1, Integer.MAX_VALUE), "PID")
            .text("id of the process that does the work, in a script $$; 'stuck' reports when it is gone");

    public OwnerOption() {
        super("Process options");
    }

    public boolean isSet() {
        return pid.isSet();
    }

    /** Its process id, if one is given. */
    public int pid() {
        return pid.get();
    }

    /** What a record says about the process, as the machine reports it; null if none is given. */
    public @Nullable Map<String, @Nullable Object> owner(Session session) {
        return pid.isSet() ? Owners.named(session.processes(), pid.get()) : null;
    }
}
