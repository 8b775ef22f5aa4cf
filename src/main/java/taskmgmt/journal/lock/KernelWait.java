package taskmgmt.journal.lock;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A thread that waits for a lock of the file system in the kernel's queue. There those who wait are served in turn, whereas of
 * those who look again and again the newcomers, who look most often, would pass the others by. It is a thread of its own as only
 * closing the channel ends such a wait.
 */
final class KernelWait extends Thread {
    private static final String NAME = "waits for the lock";

    private final FileChannel channel;
    private final BlockingQueue<Result> result = new ArrayBlockingQueue<>(1);

    private KernelWait(FileChannel channel) {
        super(NAME);
        this.channel = channel;
        setDaemon(true);
    }

    private record Result(@Nullable FileLock lock, @Nullable IOException failure) {}

    /**
     * The lock of this channel, or null if it was not to be had within that time, in nanoseconds; the channel has to be closed then,
     * as the lock may still be got a moment later.
     */
    static @Nullable FileLock within(long nanos, FileChannel channel) throws IOException, InterruptedException {
        KernelWait wait = new KernelWait(channel);
        wait.start();
        Result result = wait.result.poll(nanos, TimeUnit.NANOSECONDS);
        if (result != null && result.failure() != null) {
            throw result.failure();
        }
        return result == null ? null : result.lock();
    }

    @Override
    public void run() {
        try {
            result.add(new Result(channel.lock(), null));
        } catch (ClosedChannelException givenUp) {
            result.add(new Result(null, null));
        } catch (IOException e) {
            result.add(new Result(null, e));
        }
    }
}
