package taskmgmt.run;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While it is open, Ctrl-C does not end this process. Ctrl-C may be meant for the program that has the terminal, such as a pager: the
 * shell would take the terminal back while that program still draws on it. Or it only ends what this process is currently doing.
 */
public final class TerminalInterrupt implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;

    private TerminalInterrupt(SignalHandler before) {
        this.before = before;
    }

    /** Ignores Ctrl-C. */
    public static TerminalInterrupt ignored() {
        return new TerminalInterrupt(Signal.handle(INTERRUPT, SignalHandler.SIG_IGN));
    }

    /**
     * Ctrl-C interrupts this thread instead, once: if that does not end its work, a second one ends the process.
     */
    public static TerminalInterrupt of(Thread thread) {
        return new TerminalInterrupt(Signal.handle(INTERRUPT, new Interrupter(thread)));
    }

    /** Ctrl-C runs this action instead. */
    public static TerminalInterrupt calling(Runnable action) {
        return new TerminalInterrupt(Signal.handle(INTERRUPT, _ -> action.run()));
    }

    private record Interrupter(Thread thread) implements SignalHandler {
        @Override
        public void handle(Signal signal) {
            Signal.handle(signal, SIG_DFL);
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
