package taskmgmt.doctor;

import org.jspecify.annotations.Nullable;
import taskmgmt.store.repair.Fix;

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
public record Diagnosis(
        String check,
        String code,
        Gravity severity,
        String file,
        long offset,
        long line,
        String meaning,
        String remedy,
        @Nullable Fix treatment) {
    private static final long NOWHERE = -1;

    static Diagnosis ok(String check, String meaning) {
        return new Diagnosis(check, "ok", Gravity.OK, "", NOWHERE, 0, meaning, "", null);
    }

    static Diagnosis note(String check, String code, String file, String meaning) {
        return new Diagnosis(check, code, Gravity.NOTE, file, NOWHERE, 0, meaning, "", null);
    }

    static Diagnosis warning(String check, String code, String file, String meaning, String remedy) {
        return new Diagnosis(check, code, Gravity.WARNING, file, NOWHERE, 0, meaning, remedy, null);
    }

    static Diagnosis problem(String check, String code, String file, String meaning, String remedy) {
        return new Diagnosis(check, code, Gravity.PROBLEM, file, NOWHERE, 0, meaning, remedy, null);
    }

    /** With something else that can be done. */
    Diagnosis or(String more) {
        return new Diagnosis(check, code, severity, file, offset, line, meaning, remedy + more, treatment);
    }

    Diagnosis at(long byteOffset, long lineNumber) {
        return new Diagnosis(check, code, severity, file, byteOffset, lineNumber, meaning, remedy, treatment);
    }

    Diagnosis treatedBy(Fix by) {
        return new Diagnosis(check, code, severity, file, offset, line, meaning, remedy, by);
    }

    /** What {@code --fix} has done about it; what it means where nothing is done. */
    public String done() {
        return treatment == null ? meaning : treatment.done();
    }

    /** Whether {@code --fix} does something about it only with {@code --accept-loss}. */
    public boolean needsConsent() {
        return treatment != null && treatment.needsConsent();
    }

    /** Whether {@code --fix} does something about it, perhaps only with {@code --accept-loss}. */
    public boolean isFixable() {
        return treatment != null;
    }
}
