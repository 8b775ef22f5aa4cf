package taskmgmt.serve.gate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Body;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Reach;
import taskmgmt.serve.RouteTable;

/**
 * Keeps a caller of one subsystem to the tasks of that subsystem. A task of another one is to it as one that is not there, so that it
 * learns nothing of it. For any other caller it does nothing.
 */
public final class Confinement {
    private static final String SUBSYSTEM = "subsystem";

    private final Tasks tasks;

    /** Knows where tasks belong. */
    public interface Tasks {
        /** The subsystem of the task with exactly this id; null if there is none. */
        @Nullable String subsystem(String id) throws IOException;
    }

    public Confinement(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Why this is out of reach, whatever is asked there; null if it is not. */
    public @Nullable Problem refusal(Caller caller, RouteTable.Match match) throws IOException {
        if (caller.subsystem() == null || match.route().isOpen()) {
            return null;
        }
        return switch (match.route().reach()) {
            case LOG -> Problem.of(403, "key " + caller.name() + " is of subsystem " + caller.subsystem() + ", and this is about the whole log")
                    .remedy("ask for tasks, or use a key that is of no subsystem");
            case SUBSYSTEM -> null;
            case TASK -> {
                String id = String.valueOf(match.variables().get("id"));
                String found = tasks.subsystem(id);
                yield found != null && caller.reaches(found) ? null : Problem.of(404, "no task '" + id + "'").at("id", id);
            }
        };
    }

    /** Why this is refused for the subsystem that it names; null if it is not. */
    public static @Nullable Problem refusal(Call call) {
        Caller caller = call.caller();
        return named(call).stream().allMatch(caller::reaches) ? null
                : Problem.of(403, "key " + caller.name() + " is of subsystem " + caller.subsystem()).at(SUBSYSTEM, named(call).getFirst()).remedy("leave it out");
    }

    /** The call about the caller's own subsystem, where it names none. */
    public static Call within(Call call) {
        String own = call.caller().subsystem();
        if (own == null || call.route().reach() != Reach.SUBSYSTEM || !named(call).isEmpty()) {
            return call;
        }
        if (call.route().changes()) {
            return call.with(call.query(), call.body().with(SUBSYSTEM, own));
        }
        Map<String, List<String>> query = new LinkedHashMap<>(call.query());
        query.put(SUBSYSTEM, List.of(own));
        return call.with(query, call.body());
    }

    private static List<String> named(Call call) {
        Body body = call.body();
        return body.has(SUBSYSTEM) && body.any(SUBSYSTEM) instanceof String text ? List.of(text) : call.query().getOrDefault(SUBSYSTEM, List.of());
    }
}
