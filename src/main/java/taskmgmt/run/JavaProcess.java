package taskmgmt.run;

import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A child started by Java's own means: these cannot tell what one of several children has used. */
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
        process.toHandle().destroy(); // not through the process itself, which would close its streams too
    }

    @Override
    public void signal(int number) {
        NativeCalls linked = NativeCalls.linked();
        if (linked != null && process.isAlive()) {
            linked.kill(process.pid(), number);
        }
    }

    /** The waiting thread wakes up by itself once a second. */
    @Override
    public void wake() {
        // Java offers no means for this.
    }

    @Override
    public NativeCalls.@Nullable Rusage usage() {
        return null;
    }
}
