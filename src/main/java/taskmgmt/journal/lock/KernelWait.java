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
 * A thread that waits for its turn, and then for the lock, in the kernel's queues, which serve waiters in order. It is a thread of
 * its own because nothing ends such a wait but closing the channel.
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

    /** Joins the queue for the turn. */
    static KernelWait begin(FileChannel channel) {
        KernelWait wait = new KernelWait(channel);
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
            FileLock turn = channel.lock(LockFile.TURN, 1, false);
            FileLock lock = channel.lock(0, LockFile.TURN, false);
            turn.release();
            result.add(new Result(lock, null));
        } catch (ClosedChannelException givenUp) {
            result.add(new Result(null, null));
        } catch (IOException e) {
            result.add(new Result(null, e));
        }
    }
}
