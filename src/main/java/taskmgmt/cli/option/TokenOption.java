package taskmgmt.cli.option;

import taskmgmt.change.TaskRequest;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;

/** Proof that a report comes from the worker that has claimed the task. */
public final class TokenOption extends ParameterGroup {
    private final Option<Long> token = option("--token").as(TokenOption::token, "N")
            .text("the number that 'task claim' printed: refused where somebody else has claimed the task since");

    public TokenOption() {
        super("Claim options");
    }

    /** The request on behalf of that worker; on behalf of anyone if no token is given. */
    public TaskRequest of(TaskRequest request) {
        return token.isSet() ? new TaskRequest.Fenced(request, token.get(), null) : request;
    }

    /** @throws IllegalArgumentException if it is not a number that a claim can have */
    public static long token(String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Reported below.
        }
        throw new IllegalArgumentException("'" + text + "' is not a token; 'task claim' prints one");
    }
}
