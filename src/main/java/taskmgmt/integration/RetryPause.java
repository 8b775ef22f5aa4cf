package taskmgmt.integration;

import java.time.Duration;

/** Waits before a request is repeated. */
public interface RetryPause {
    /** Waits; returns whether the request should be repeated. */
    boolean before(Duration time) throws InterruptedException;
}
