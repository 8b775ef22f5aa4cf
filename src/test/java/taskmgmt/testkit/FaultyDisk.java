package taskmgmt.testkit;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import taskmgmt.journal.disk.ChannelOpener;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * A disk that counts everything that changes it as steps, and at one of them does what a test asks for. It also knows
 * what a power cut would take, see {@link #volatileState}. Nothing is really synced: what is durable is only kept in
 * mind.
 */
public final class FaultyDisk implements ChannelOpener, Closeable {
    /** What goes wrong. */
    public enum Fault {
        /** The process ends before the step. */
        KILL_BEFORE,
        /** The process ends when half of the step's bytes are written. */
        KILL_HALFWAY,
        /** The process ends after the step. */
        KILL_AFTER,
        /** The step fails. */
        EIO,
        /** The disk is full: a write writes half of its bytes, and says so; every later one fails. */
        ENOSPC;

        /** Whether it ends the process. */
        public boolean kills() {
            return this == KILL_BEFORE || this == KILL_HALFWAY || this == KILL_AFTER;
        }
    }

    /** What the end of the process looks like from inside. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final int NEVER = -1;

    private final int faultyStep;
    private final Predicate<String> counted;
    private final Fault fault;
    private final List<String> steps = new ArrayList<>();
    private final VolatileState volatileState;
    private final List<FileChannel> channels = new ArrayList<>();
    private int taken;
    private boolean dead;
    private boolean full;
    private boolean withoutLocks;

    private FaultyDisk(int faultyStep, Predicate<String> counted, Fault fault, VolatileState volatileState) {
        this.faultyStep = faultyStep;
        this.counted = counted;
        this.fault = fault;
        this.volatileState = volatileState;
    }

    public static FaultyDisk sound() {
        return failingAt(NEVER, Fault.EIO);
    }

    /** Counted from 0. */
    public static FaultyDisk failingAt(int step, Fault fault) {
        return failingAt(step, fault, new VolatileState());
    }

    /** Which gives no locks, as a network file system whose lock service does not run. */
    public static FaultyDisk withoutLocks() {
        FaultyDisk disk = sound();
        disk.withoutLocks = true;
        return disk;
    }

    /** On which some bytes are not durable already when it begins. */
    public static FaultyDisk failingAt(int step, Fault fault, VolatileState volatileState) {
        return new FaultyDisk(step, each -> true, fault, volatileState);
    }

    /** Where only steps of some kind are counted, from 0. */
    public static FaultyDisk failingAtThe(int step, Predicate<String> counted, Fault fault) {
        return new FaultyDisk(step, counted, fault, new VolatileState());
    }

    public PrivateFiles files() {
        return new PrivateFiles(this);
    }

    /** The steps so far, as in {@code "write registry.jsonl"}. */
    public List<String> steps() {
        return steps;
    }

    /** Those of the steps that write or sync a file, for tests of what becomes durable when. */
    public List<String> writesAndSyncs() {
        return steps.stream().filter(step -> step.startsWith("write ") || step.startsWith("sync ")).toList();
    }

    /** Whether the faulty step was reached. */
    public boolean hasFailed() {
        return faultyStep != NEVER && taken > faultyStep;
    }

    /** What is not durable now. */
    public VolatileState volatileState() {
        return volatileState;
    }

    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        refuseWhenDead();
        boolean changes = options.contains(CREATE_NEW) || options.contains(TRUNCATE_EXISTING)
                || options.contains(CREATE) && !Files.exists(file);
        if (options.contains(WRITE) || options.contains(APPEND)) {
            return step("open", file, () -> {
                if (changes) {
                    refuseWhenFull();
                    volatileState.beforeOpening(file);
                }
                return opened(file, FileChannel.open(file, options, attributes));
            });
        }
        return opened(file, FileChannel.open(file, options, attributes));
    }

    /** The lock goes with the process that the tests run in, not with the one that they end. */
    private FileChannel opened(Path file, FileChannel real) {
        if (!withoutLocks && name(file).startsWith("lock") || !withoutLocks && name(file).endsWith("lock")) {
            return real;
        }
        channels.add(real);
        return new Channel(file, real);
    }

    /** Closes whatever is open, as the end of a process does. */
    @Override
    public void close() throws IOException {
        for (FileChannel channel : channels) {
            channel.close();
        }
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        step("mkdir", directory, () -> {
            refuseWhenFull();
            return Files.createDirectory(directory, attributes);
        });
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move", from, () -> {
            volatileState.beforeMoving(from, to);
            ChannelOpener.SYSTEM.move(from, to);
            return to;
        });
    }

    @Override
    public void link(Path from, Path to) throws IOException {
        step("link", from, () -> {
            refuseWhenFull();
            volatileState.beforeLinking(from, to);
            ChannelOpener.SYSTEM.link(from, to);
            return to;
        });
    }

    @Override
    public void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
        step("restrict", path, () -> {
            ChannelOpener.SYSTEM.restrict(path, mode);
            return path;
        });
    }

    @Override
    public void share(Path path, int mode) throws IOException {
        step("share", path, () -> {
            ChannelOpener.SYSTEM.share(path, mode);
            return path;
        });
    }

    @Override
    public void give(Path descriptor, int uid, int gid) throws IOException {
        step("give", descriptor, () -> {
            ChannelOpener.SYSTEM.give(descriptor, uid, gid);
            return descriptor;
        });
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file, () -> {
            volatileState.beforeDeleting(file);
            ChannelOpener.SYSTEM.delete(file);
            return file;
        });
    }

    private interface Step<T> {
        T take() throws IOException;
    }

    /** A step that is done as a whole or not at all. */
    private <T> T step(String what, Path file, Step<T> step) throws IOException {
        if (!isFaulty(what + " " + name(file))) {
            return step.take();
        }
        return switch (fault) {
            case KILL_BEFORE, KILL_HALFWAY -> throw kill();
            case EIO -> throw new IOException("Input/output error");
            case ENOSPC -> {
                full = true;
                yield step.take();
            }
            case KILL_AFTER -> {
                step.take();
                throw kill();
            }
        };
    }

    private void refuseWhenDead() {
        if (dead) {
            throw new Killed();
        }
    }

    private void refuseWhenFull() throws IOException {
        if (full) {
            throw new IOException("No space left on device");
        }
    }

    private Killed kill() {
        dead = true;
        return new Killed();
    }

    private boolean isFaulty(String step) {
        refuseWhenDead();
        steps.add(step);
        if (!counted.test(step)) {
            return false;
        }
        taken++;
        return taken - 1 == faultyStep;
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private interface Write {
        int write(ByteBuffer bytes) throws IOException;
    }

    private final class Channel extends FileChannel {
        private final Path file;
        private final FileChannel real;

        Channel(Path file, FileChannel real) {
            this.file = file;
            this.real = real;
        }

        private int faultyWrite(ByteBuffer source, Write write) throws IOException {
            boolean faulty = isFaulty("write " + name(file));
            if (!faulty) {
                refuseWhenFull();
            }
            volatileState.beforeWriting(file);
            if (!faulty) {
                return write.write(source);
            }
            ByteBuffer half = source.slice(source.position(), source.remaining() / 2);
            switch (fault) {
                case KILL_BEFORE -> throw kill();
                case EIO -> throw new IOException("Input/output error");
                case KILL_AFTER -> write.write(source);
                case KILL_HALFWAY, ENOSPC -> {
                    if (half.hasRemaining()) {
                        write.write(half);
                    }
                }
            }
            if (fault != Fault.ENOSPC) {
                throw kill();
            }
            full = true;
            source.position(source.position() + half.position());
            return half.position();
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            return faultyWrite(source, real::write);
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return faultyWrite(source, bytes -> real.write(bytes, position));
        }

        @Override
        public void force(boolean metaData) throws IOException {
            if (isFaulty("sync " + name(file))) {
                switch (fault) {
                    case KILL_BEFORE, KILL_HALFWAY -> throw kill();
                    case EIO, ENOSPC -> throw new IOException("Input/output error");
                    case KILL_AFTER -> {
                        volatileState.synced(file);
                        throw kill();
                    }
                }
            }
            volatileState.synced(file);
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            refuseWhenDead();
            return real.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            refuseWhenDead();
            return real.read(target, position);
        }

        @Override
        public long size() throws IOException {
            refuseWhenDead();
            return real.size();
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public long read(ByteBuffer[] targets, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] sources, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel position(long newPosition) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return tryLock(position, size, shared);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            if (withoutLocks) {
                throw new IOException("No locks available");
            }
            return real.tryLock(position, size, shared);
        }
    }
}
