package taskmgmt.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.render.Plain;
import taskmgmt.task.RefusedException;

/**
 * A command that did not come to its end: one line for the person, one number for the script.
 *
 * @param cause what was thrown
 * @param arguments of the command line, among which {@code --debug} asks for a stack trace
 */
public record Failure(Throwable cause, List<String> arguments) {
    /** What a callback could only throw wrapped is the failure itself. */
    public Failure {
        cause = cause instanceof UncheckedIOException wrapped ? wrapped.getCause() : cause;
    }

    /** Says what failed, and returns the exit status. */
    public int report(Session session) {
        if (cause instanceof StandardOutput.ClosedPipeException) {
            return ExitCode.DONE.number();
        }
        ExitCode code = code();
        session.err().println(Program.NAME + ": " + Plain.text(code == ExitCode.BUG ? unexpected() : sentence(cause)));
        if (debugging()) {
            cause.printStackTrace(session.err());
        }
        return code.number();
    }

    /** Which number it is for. */
    public ExitCode code() {
        return switch (cause) {
            case UsageException _ -> ExitCode.USAGE;
            case RefusedException refused -> switch (refused.refusal()) {
                case INVALID -> ExitCode.USAGE;
                case NOT_FOUND -> ExitCode.NOT_FOUND;
                case NOT_ALLOWED -> ExitCode.NOT_ALLOWED;
            };
            case LogBusyException _ -> ExitCode.BUSY;
            case NoSuchFileException _ -> ExitCode.NOT_FOUND;
            case IOException _ -> ExitCode.LOG;
            case InterruptedException _ -> ExitCode.INTERRUPTED;
            default -> ExitCode.BUG;
        };
    }

    /** What went wrong, for people. */
    public static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return switch (cause) {
            case JournalException _ -> message == null ? cause.toString() : message;
            case NoSuchFileException missing -> missing.getFile() + ": no such file or directory";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileSystemException file -> file.getFile() + ": " + (file.getReason() == null ? file.toString() : file.getReason());
            case InterruptedException _ -> "interrupted";
            default -> message == null ? cause.toString() : message;
        };
    }

    private String unexpected() {
        if (cause instanceof OutOfMemoryError) {
            return "this takes more memory than there is: ask for fewer groups or a shorter time, or give more, as in "
                    + "TASK_MGMT_JAVA_OPTS=-Xmx1g";
        }
        String hint = debugging() ? "" : "; run it again with " + CommonOptions.DEBUG + " for details";
        return "a bug in task-mgmt: " + cause + hint;
    }

    private boolean debugging() {
        for (String argument : arguments) {
            if (argument.equals("--")) {
                return false;
            }
            if (argument.equals(CommonOptions.DEBUG)) {
                return true;
            }
        }
        return false;
    }
}
