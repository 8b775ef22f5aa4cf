package taskmgmt.run;

import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child as Java starts it: it cannot say what one of several children has used. */
record JavaProcess(Process process) implements ChildProcess {
    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public InputStream out() {
        return process.getInputStream();
    }

    @Override
    public InputStream err() {
        return process.getErrorStream();
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        return process.waitFor(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void terminate() {
        process.toHandle().destroy(); // not the process itself, which would close its streams too
    }

    @Override
    public void signal(int number) {
        NativeCalls linked = NativeCalls.linked();
        if (linked != null && process.isAlive()) {
            linked.kill(process.pid(), number);
        }
    }

    /** Whoever waits looks up by itself, once a second. */
    @Override
    public void wake() {
        // Java has no way to it.
    }

    @Override
    public NativeCalls.@Nullable Rusage usage() {
        return null;
    }
}
