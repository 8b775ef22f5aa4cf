package taskmgmt.cli.run;

import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Texts;
import taskmgmt.run.task.IfRunning;

/** Which commands are run one at a time. */
final class TurnOptions extends ParameterGroup {
    private final Option<String> key;
    private final Option<IfRunning> ifRunning = option("--if-running").as(TurnOptions::ifRunning, "skip|wait|fail")
            .offers("skip", "wait", "fail")
            .text("if a task with the key is open: skip (no failure), wait for its end, or fail with 4 (default: fail)");

    /** @param form further forms of the key, for help */
    TurnOptions(String form) {
        super("One at a time");
        key = option("--key").as(Texts::notBlank, "KEY")
                .text("run one command with this key at a time" + form);
    }

    private static IfRunning ifRunning(String text) {
        return switch (text) {
            case "skip" -> IfRunning.SKIP;
            case "wait" -> IfRunning.WAIT;
            case "fail" -> IfRunning.FAIL;
            default -> throw new IllegalArgumentException("'" + text + "' is none of skip, wait and fail");
        };
    }

    void check() {
        if (ifRunning.isSet() && !key.isSet()) {
            throw new UsageException("--if-running goes with --key");
        }
    }

    @Nullable String key() {
        return key.orNull();
    }

    IfRunning ifRunning() {
        return ifRunning.or(IfRunning.FAIL);
    }
}
