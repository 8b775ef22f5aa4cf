package taskmgmt.run;

import org.jspecify.annotations.Nullable;

/**
 * How a child ended, by the convention of shells: its exit code, or 128 plus the number of the signal that ended it. A
 * program that itself exits with such a code looks the same.
 *
 * @param code 0 to 255
 */
public record ExitStatus(int code) {
    /** The command exists, but cannot be run. */
    public static final ExitStatus NOT_EXECUTABLE = new ExitStatus(126);
    /** There is no such command. */
    public static final ExitStatus NOT_FOUND = new ExitStatus(127);

    private static final int SIGNALLED = 128;
    /** By number, for Linux on the processors for which Java is available. */
    private static final String[] SIGNALS = {"", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV",
        "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
        "WINCH", "IO", "PWR", "SYS"};

    public boolean isSuccess() {
        return code == 0;
    }

    /** The signal indicated by this code; null if it indicates none. */
    public @Nullable String signal() {
        int number = code - SIGNALLED;
        return number > 0 && number < SIGNALS.length ? SIGNALS[number] : null;
    }

    /** {@code exit code 3}, {@code ended by SIGKILL (exit code 137)}. */
    public String words() {
        String signal = signal();
        return signal == null ? "exit code " + code : "ended by SIG" + signal + " (exit code " + code + ")";
    }

    /** For a command that was ended by this signal, or not started because of it. */
    public static ExitStatus signalled(String signal) {
        return new ExitStatus(SIGNALLED + number(signal));
    }

    /** The number of a signal, by its name; 0 for an unknown one. */
    static int number(String signal) {
        for (int i = 1; i < SIGNALS.length; i++) {
            if (SIGNALS[i].equals(signal)) {
                return i;
            }
        }
        return 0;
    }
}
