package taskmgmt.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;

/**
 * How far long work is: one line on standard error, written over again, for what takes longer than a second. Silent where
 * nobody is watching. Not thread-safe.
 */
public final class StatusLine {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String TAKE_AWAY = "\r\u001b[K";

    private final Session session;
    private @Nullable Instant next;
    private boolean shown;

    public StatusLine(Session session) {
        this.session = session;
    }

    /** @param text what is shown if it is time again to show something; made only then */
    public void show(Supplier<String> text) {
        if (!session.terminal().stderrIsTerminal()) {
            return;
        }
        Instant now = session.now();
        if (next == null) {
            next = now.plus(PATIENCE);
        } else if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            shown = true;
            session.err().print(TAKE_AWAY + text.get());
            session.err().flush();
        }
    }

    /** Takes the line away. */
    public void end() {
        if (shown) {
            shown = false;
            session.err().print(TAKE_AWAY);
            session.err().flush();
        }
    }
}
