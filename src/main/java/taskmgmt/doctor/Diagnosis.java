package taskmgmt.doctor;

import org.jspecify.annotations.Nullable;
import taskmgmt.store.repair.Fix;

/**
 * One finding.
 *
 * @param check     the question that it answers
 * @param code      what it is, as a word for programs that never changes
 * @param file      the file, relative to the log directory; empty if it is not about one
 * @param offset    the offset in the file, in bytes; -1 if meaningless
 * @param line      the line, counted from 1; 0 if meaningless
 * @param meaning   what it is, and what it means
 * @param remedy    what {@code --fix} would do, or what else can be done; empty for nothing
 * @param treatment the repair that {@code --fix} would make; null for none
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

    /** The same finding with another remedy. */
    Diagnosis or(String more) {
        return new Diagnosis(check, code, severity, file, offset, line, meaning, remedy + more, treatment);
    }

    Diagnosis at(long byteOffset, long lineNumber) {
        return new Diagnosis(check, code, severity, file, byteOffset, lineNumber, meaning, remedy, treatment);
    }

    Diagnosis treatedBy(Fix by) {
        return new Diagnosis(check, code, severity, file, offset, line, meaning, remedy, by);
    }

    /** What {@code --fix} has done about it; its meaning if nothing is done. */
    public String done() {
        return treatment == null ? meaning : treatment.done();
    }

    /** Whether {@code --fix} repairs it only with {@code --accept-loss}. */
    public boolean needsConsent() {
        return treatment != null && treatment.needsConsent();
    }

    /** Whether {@code --fix} repairs it, possibly only with {@code --accept-loss}. */
    public boolean isFixable() {
        return treatment != null;
    }
}
