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
 * A thread that waits for a file-system lock in the kernel's queue. The queue serves waiters in turn; with polling, newcomers,
 * who poll most often, would overtake the others. The wait needs a thread of its own because nothing ends it but closing the
 * channel.
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
     * The lock, or null if it was not acquired within this many nanoseconds. A caller that does not ask again must close the
     * channel, since the lock may still be granted a moment later.
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
