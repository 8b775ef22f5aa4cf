package taskmgmt.task;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That of an event which decides how a task moves.
 *
 * @param type      what happened
 * @param succeeded of a completion, whether it was a success
 * @param verdict   what it says of the verification: true passed, false failed, null nothing
 * @param requires  whether it asks for verification; null where it says nothing of it
 */
public record Move(EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires) {
    private static final List<EventType> TYPES = List.of(EventType.values());
    private static final List<@Nullable Boolean> ANSWERS = Arrays.asList(null, false, true);
    /** All that there are: a scan of millions of lines makes none anew. */
    private static final Move[] ALL = all();

    /** The move of these parts. */
    public static Move of(EventType type, boolean succeeded, @Nullable Boolean verdict, @Nullable Boolean requires) {
        return ALL[index(TYPES.indexOf(type), succeeded, answer(verdict), answer(requires))];
    }

    private static int answer(@Nullable Boolean answer) {
        return answer == null ? 0 : answer ? 2 : 1;
    }

    private static int index(int type, boolean succeeded, int verdict, int requires) {
        return ((type * 2 + (succeeded ? 1 : 0)) * 3 + verdict) * 3 + requires;
    }

    private static Move[] all() {
        Move[] all = new Move[TYPES.size() * 18];
        for (int type = 0; type < TYPES.size(); type++) {
            for (int verdict = 0; verdict < 3; verdict++) {
                for (int requires = 0; requires < 3; requires++) {
                    for (boolean succeeded : new boolean[] {false, true}) {
                        all[index(type, succeeded, verdict, requires)] =
                                new Move(TYPES.get(type), succeeded, ANSWERS.get(verdict), ANSWERS.get(requires));
                    }
                }
            }
        }
        return all;
    }
}
