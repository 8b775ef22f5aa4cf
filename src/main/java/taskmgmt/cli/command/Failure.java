package taskmgmt.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.json.JsonPrinter;
import taskmgmt.render.Plain;
import taskmgmt.task.RefusedException;

/**
 * A failed command: one line for people, one exit code for scripts.
 *
 * @param cause the exception
 * @param arguments of the command line, among which {@code --debug} asks for a stack trace
 */
public record Failure(Throwable cause, List<String> arguments) {
    /** Unwraps an exception that a callback could only throw wrapped. */
    public Failure {
        cause = cause instanceof UncheckedIOException wrapped ? wrapped.getCause() : cause;
    }

    /** Reports the failure, and returns the exit status. */
    public int report(Session session) {
        if (cause instanceof StandardOutput.ClosedPipeException) {
            return ExitCode.DONE.number();
        }
        ExitCode code = code();
        String sentence = code == ExitCode.BUG ? bug() : sentence(cause);
        session.err().println(wantsJson(session) ? json(code, sentence) : Program.NAME + ": " + Plain.text(sentence));
        if (debugging()) {
            cause.printStackTrace(session.err());
        }
        return code.number();
    }

    /** The exit code of this failure. */
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
            case OutOfMemoryError _ -> ExitCode.LOG;
            case NoClassDefFoundError missing when isOfLibrary(missing) -> ExitCode.NOT_FOUND;
            default -> ExitCode.BUG;
        };
    }

    /** What went wrong, as a sentence. */
    public static String sentence(Throwable cause) {
        String message = cause.getMessage();
        return switch (cause) {
            case JournalException _ -> message == null ? cause.toString() : message;
            case NoSuchFileException missing -> missing.getFile() + ": no such file or directory";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException there -> there.getFile() + ": there is something of that name already, and not what is needed";
            case NotDirectoryException file -> file.getFile() + ": not a directory";
            case DirectoryNotEmptyException full -> full.getFile() + ": the directory is not empty";
            case FileSystemException file -> file.getFile() + ": " + (file.getReason() == null ? file.toString() : file.getReason());
            case InterruptedException _ -> "interrupted";
            case OutOfMemoryError _ -> "this takes more memory than there is: ask for fewer groups or a shorter time, or give more, as in "
                    + "TASK_MGMT_JAVA_OPTS=-Xmx1g";
            case NoClassDefFoundError missing when isOfLibrary(missing) -> "the library for this is not installed (" + message
                    + "): it is in the package task-mgmt-server";
            default -> message == null ? cause.toString() : message;
        };
    }

    /**
     * Whether the missing class comes from a library that is packaged separately, as for serving, and may not be
     * installed.
     */
    private static boolean isOfLibrary(NoClassDefFoundError missing) {
        String name = missing.getMessage();
        return name != null && !name.startsWith("taskmgmt/") && !name.startsWith("Could not initialize");
    }

    private String bug() {
        String hint = debugging() ? "" : "; run it again with " + CommonOptions.DEBUG + " for details";
        return "a bug in task-mgmt: " + cause + hint;
    }

    /** On one line, so that it can be distinguished from messages before it. */
    private static String json(ExitCode code, String sentence) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("reason", code.name().toLowerCase(Locale.ROOT));
        error.put("exit_code", code.number());
        error.put("message", sentence);
        return JsonPrinter.compact(Map.of("error", error));
    }

    /** Data in JSON implies errors in JSON. The arguments may be ones that could not be parsed. */
    private boolean wantsJson(Session session) {
        String format = session.variable("TASK_MGMT_OUTPUT");
        for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--json")) {
                return true;
            }
            if (argument.equals("-o") || argument.equals("--output")) {
                format = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            } else if (argument.startsWith("--output=")) {
                format = argument.substring("--output=".length());
            } else if (argument.startsWith("-o") && !argument.startsWith("--")) {
                format = argument.substring(argument.startsWith("-o=") ? 3 : 2);
            }
        }
        return "json".equals(format) || "jsonl".equals(format);
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
