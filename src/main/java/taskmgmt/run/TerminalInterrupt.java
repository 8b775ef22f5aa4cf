package taskmgmt.run;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * While it is open, Ctrl-C is for the program that has the terminal, as a pager has, and does not end this process: the shell would
 * take the terminal back while that program still draws on it.
 */
public final class TerminalInterrupt implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final SignalHandler before;

    private TerminalInterrupt(SignalHandler before) {
        this.before = before;
    }

    /** Begins to ignore it. */
    public static TerminalInterrupt ignored() {
        return new TerminalInterrupt(Signal.handle(INTERRUPT, SignalHandler.SIG_IGN));
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
