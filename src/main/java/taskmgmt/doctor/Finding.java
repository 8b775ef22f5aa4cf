package taskmgmt.doctor;

import org.jspecify.annotations.Nullable;
import taskmgmt.store.Treatment;

/**
 * One thing that was found.
 *
 * @param check     the question that it answers
 * @param code      what it is, a word for programs that never changes
 * @param file      in which file, relative to the log directory; empty where it is about none
 * @param offset    where in it, in bytes; -1 where that says nothing
 * @param line      which line that is, counted from 1; 0 where that says nothing
 * @param meaning   what it is, and what it means
 * @param remedy    what {@code --fix} would do, or what else there is to do; empty for nothing
 * @param treatment what {@code --fix} would do; null for nothing
 */
public record Finding(
        String check,
        String code,
        Severity severity,
        String file,
        long offset,
        long line,
        String meaning,
        String remedy,
        @Nullable Treatment treatment) {
    private static final long NOWHERE = -1;

    static Finding ok(String check, String meaning) {
        return new Finding(check, "ok", Severity.OK, "", NOWHERE, 0, meaning, "", null);
    }

    static Finding note(String check, String code, String file, String meaning) {
        return new Finding(check, code, Severity.NOTE, file, NOWHERE, 0, meaning, "", null);
    }

    static Finding warning(String check, String code, String file, String meaning, String remedy) {
        return new Finding(check, code, Severity.WARNING, file, NOWHERE, 0, meaning, remedy, null);
    }

    static Finding problem(String check, String code, String file, String meaning, String remedy) {
        return new Finding(check, code, Severity.PROBLEM, file, NOWHERE, 0, meaning, remedy, null);
    }

    /** With something else that can be done. */
    Finding or(String more) {
        return new Finding(check, code, severity, file, offset, line, meaning, remedy + more, treatment);
    }

    Finding at(long byteOffset, long lineNumber) {
        return new Finding(check, code, severity, file, byteOffset, lineNumber, meaning, remedy, treatment);
    }

    Finding treatedBy(Treatment by) {
        return new Finding(check, code, severity, file, offset, line, meaning, remedy, by);
    }

    /** Whether {@code --fix} does something about it, perhaps only with {@code --accept-loss}. */
    public boolean isFixable() {
        return treatment != null;
    }
}
