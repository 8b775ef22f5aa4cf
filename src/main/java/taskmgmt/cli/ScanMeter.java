package taskmgmt.cli;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.store.ScanProgress;

/**
 * Shows on a terminal how far a scan is that takes longer than a second: one line on standard error, written over again,
 * and taken away at the end. Silent where nobody is watching.
 */
final class ScanMeter implements ScanProgress {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final String TAKE_AWAY = "\r\u001b[K";

    private final Session session;
    private @Nullable Instant next;
    private boolean shown;

    ScanMeter(Session session) {
        this.session = session;
    }

    @Override
    public void bytes(long done, long total) {
        if (!session.terminal().stderrIsTerminal()) {
            return;
        }
        if (done >= total) {
            takeAway();
            return;
        }
        Instant now = session.now();
        if (next == null) {
            next = now.plus(PATIENCE);
        } else if (!now.isBefore(next)) {
            next = now.plus(PAUSE);
            show(done, total);
        }
    }

    private void show(long done, long total) {
        shown = true;
        session.err().print(TAKE_AWAY + "reading the registry: " + Human.count(done >> 20) + " of "
                + Human.count(total >> 20) + " MiB (" + done * 100 / total + "%)");
        session.err().flush();
    }

    private void takeAway() {
        if (shown) {
            shown = false;
            session.err().print(TAKE_AWAY);
            session.err().flush();
        }
    }
}
