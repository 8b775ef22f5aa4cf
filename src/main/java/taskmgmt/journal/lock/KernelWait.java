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
    private final long position;
    private final long size;
    private final BlockingQueue<Result> result = new ArrayBlockingQueue<>(1);

    private KernelWait(FileChannel channel, long position, long size) {
        super(NAME);
        this.channel = channel;
        this.position = position;
        this.size = size;
        setDaemon(true);
    }

    private record Result(@Nullable FileLock lock, @Nullable IOException failure) {}

    /** Joins the queue for a part of a file. */
    static KernelWait begin(FileChannel channel, long position, long size) {
        KernelWait wait = new KernelWait(channel, position, size);
        wait.start();
        return wait;
    }

    /**
     * The lock, or null if it was not to be had within that time, in nanoseconds. Whoever does not ask again has to close the
     * channel, as the lock may still be got a moment later.
     */
    @Nullable FileLock within(long nanos) throws IOException, InterruptedException {
        Result got = result.poll(nanos, TimeUnit.NANOSECONDS);
        if (got != null && got.failure() != null) {
            throw got.failure();
        }
        return got == null ? null : got.lock();
    }

    @Override
    public void run() {
        try {
            result.add(new Result(channel.lock(position, size, false), null));
        } catch (ClosedChannelException givenUp) {
            result.add(new Result(null, null));
        } catch (IOException e) {
            result.add(new Result(null, e));
        }
    }
}
