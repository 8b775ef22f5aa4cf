package taskmgmt.serve.route;

import java.nio.file.NoSuchFileException;
import taskmgmt.change.InvalidValueException;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogGoneException;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.store.DeniedException;
import taskmgmt.task.RefusedException;

/** The response to an exception: it gives the same reasons as the command line. */
final class Failures {
    private Failures() {}

    /**
     * The response to an unexpected failure does not describe it: the server's own log does, under the id in the response.
     */
    static Problem problem(Throwable failure) {
        if (failure instanceof DeniedException) {
            return Problem.of(403, sentence(failure));
        }
        return switch (failure) {
            case ProblemException known -> known.problem();
            case InvalidValueException invalid -> Problem.badRequest(sentence(invalid)).at(invalid.field(), null);
            case RefusedException refused -> switch (refused.refusal()) {
                case INVALID -> Problem.badRequest(sentence(refused));
                case NOT_FOUND -> Problem.of(404, sentence(refused));
                case NOT_ALLOWED -> Problem.of(409, sentence(refused));
            };
            case LogBusyException busy -> Problem.of(503, sentence(busy)).remedy("try again in a moment");
            case LogGoneException gone -> Problem.of(503, sentence(gone)).titled("The log is gone");
            case LogDamagedException damaged -> Problem.of(500, sentence(damaged)).titled("The log is damaged").remedy("task-mgmt doctor says what can be done");
            case JournalException unwritable -> Problem.of(507, sentence(unwritable));
            case NoSuchFileException missing -> Problem.of(404, missing.getFile() + " is not there");
            default -> Problem.of(500, "something went wrong that should not");
        };
    }

    /** Whether the server's own log should contain all of it. */
    static boolean isUnexpected(Throwable failure) {
        return problem(failure).status() == 500 && !(failure instanceof LogDamagedException);
    }

    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }
}
