package taskmgmt.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;

/**
 * The progress of long work: one line on standard error, rewritten in place, for work that takes longer than a second. Silent if nobody is
 * watching. Not thread-safe.
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

    /** @param text what to show; computed only if an update is due */
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

    /** Erases the line. */
    public void end() {
        if (shown) {
            shown = false;
            session.err().print(TAKE_AWAY);
            session.err().flush();
        }
    }
}
