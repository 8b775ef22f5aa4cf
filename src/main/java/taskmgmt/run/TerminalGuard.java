package taskmgmt.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Gives the terminal back where this process cannot, as when it is killed: a small process remembers how the terminal was, waits for the
 * end of this one, and restores it unless it was told that nothing is to be done. Where none can be started there is no guard, and all
 * else is as with one.
 *
 * <p>It is in the background by then, where to change a terminal stops a process that does not ignore the signal for that.
 */
public final class TerminalGuard implements AutoCloseable {
    private static final String WATCH = """
            trap '' INT QUIT HUP TERM TSTP TTIN TTOU
            exec 3</dev/tty 4>/dev/tty || exit
            saved=$(stty -g <&3) || exit
            echo ready
            read -r word
            [ "$word" = done ] || { stty "$saved" <&3; printf %s "$1" >&4; }
            """;

    private final @Nullable Process process;

    private TerminalGuard(@Nullable Process process) {
        this.process = process;
    }

    /**
     * Begins to watch, before the terminal is changed.
     *
     * @param restore what is written to the terminal besides, such as that which leaves its other screen
     */
    public static TerminalGuard of(String restore) {
        Process process;
        try {
            process = new ProcessBuilder("sh", "-c", WATCH, "sh", restore).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return new TerminalGuard(null); // no shell on this machine
        }
        try (BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return new TerminalGuard("ready".equals(said.readLine()) ? process : null);
        } catch (IOException e) {
            return new TerminalGuard(null); // it has ended
        }
    }

    /** The terminal is as it was: there is nothing to do any more. */
    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            try (OutputStream word = process.getOutputStream()) {
                word.write("done\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
