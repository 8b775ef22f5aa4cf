package taskmgmt.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Restores the terminal when this process cannot, for example because it was killed: a small process stores the state of the terminal,
 * waits for the end of this process, and restores the state unless it was told that this is not needed. If it cannot be started there is
 * no guard, and everything else works as usual.
 *
 * <p>By that time it is in the background, where changing a terminal stops a process that does not ignore the signal for that.
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
     * Starts watching, before the terminal is changed.
     *
     * @param restore additional output for the terminal, such as the sequence that leaves its alternate screen
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

    /** The terminal is back to normal: nothing is left to do. */
    @Override
    public void close() throws IOException {
        if (process != null && process.isAlive()) {
            try (OutputStream word = process.getOutputStream()) {
                word.write("done\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
