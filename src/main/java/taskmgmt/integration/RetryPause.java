package taskmgmt.integration;

import java.time.Duration;

/** Waits before something is asked again. */
public interface RetryPause {
    /** Whether it is to be asked. */
    boolean before(Duration time) throws InterruptedException;
}
