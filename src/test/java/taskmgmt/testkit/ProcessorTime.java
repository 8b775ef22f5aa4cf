package taskmgmt.testkit;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is to end within a time that counts only while it is being worked on, so that it does not depend on what else the machine does. */
public final class ProcessorTime {
    private static final long LOOK_MILLIS = 50;

    private ProcessorTime() {}

    /** Works in a thread of its own, and fails as soon as that has used more. */
    public static <T> T within(Duration limit, Callable<T> work) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = Thread.ofPlatform().daemon().start(task);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        while (true) {
            try {
                return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (threads.getThreadCpuTime(thread.threadId()) > limit.toNanos()) {
                    AssertionError tooLong = new AssertionError("it takes more than " + limit + " of processor time");
                    tooLong.setStackTrace(thread.getStackTrace());
                    throw tooLong;
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw e;
            }
        }
    }
}
