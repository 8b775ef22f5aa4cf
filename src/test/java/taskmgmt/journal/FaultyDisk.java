package taskmgmt.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A disk that counts writes, syncs, moves and deletions on it as steps, and at one of them does what a test asks for. */
public final class FaultyDisk implements ChannelOpener {
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
        /** A write writes half of its bytes, and says so; a sync fails. */
        SHORT
    }

    /** What the end of the process looks like from inside. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final int faultyStep;
    private final Fault fault;
    private final List<String> steps = new ArrayList<>();
    private boolean dead;

    private FaultyDisk(int faultyStep, Fault fault) {
        this.faultyStep = faultyStep;
        this.fault = fault;
    }

    public static FaultyDisk sound() {
        return new FaultyDisk(-1, Fault.EIO);
    }

    public static FaultyDisk failingAt(int step, Fault fault) {
        return new FaultyDisk(step, fault);
    }

    public PrivateFiles files() {
        return new PrivateFiles(this);
    }

    /** The steps so far, as in {@code "write registry.jsonl"}. */
    public List<String> steps() {
        return steps;
    }

    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        refuseWhenDead();
        return new Channel(String.valueOf(file.getFileName()), FileChannel.open(file, options, attributes));
    }

    @Override
    public void createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        step("mkdir", directory, () -> ChannelOpener.SYSTEM.createDirectory(directory, attributes));
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step("move", from, () -> ChannelOpener.SYSTEM.move(from, to));
    }

    @Override
    public void delete(Path file) throws IOException {
        step("delete", file, () -> ChannelOpener.SYSTEM.delete(file));
    }

    private interface Step {
        void take() throws IOException;
    }

    /** A step that is done as a whole or not at all. */
    private void step(String what, Path file, Step step) throws IOException {
        if (isFaulty(what + " " + file.getFileName())) {
            switch (fault) {
                case KILL_BEFORE, KILL_HALFWAY -> throw kill();
                case EIO, SHORT -> throw new IOException("Input/output error");
                case KILL_AFTER -> {
                    step.take();
                    throw kill();
                }
            }
        }
        step.take();
    }

    private void refuseWhenDead() {
        if (dead) {
            throw new Killed();
        }
    }

    private Killed kill() {
        dead = true;
        return new Killed();
    }

    private boolean isFaulty(String step) {
        refuseWhenDead();
        steps.add(step);
        return steps.size() - 1 == faultyStep;
    }

    private interface Write {
        int write(ByteBuffer bytes) throws IOException;
    }

    private final class Channel extends FileChannel {
        private final String name;
        private final FileChannel real;

        Channel(String name, FileChannel real) {
            this.name = name;
            this.real = real;
        }

        private int faultyWrite(ByteBuffer source, Write write) throws IOException {
            if (!isFaulty("write " + name)) {
                return write.write(source);
            }
            ByteBuffer half = source.slice(source.position(), source.remaining() / 2);
            switch (fault) {
                case KILL_BEFORE -> throw kill();
                case EIO -> throw new IOException("Input/output error");
                case KILL_AFTER -> write.write(source);
                case KILL_HALFWAY, SHORT -> {
                    if (half.hasRemaining()) {
                        write.write(half);
                    }
                }
            }
            if (fault != Fault.SHORT) {
                throw kill();
            }
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
            if (isFaulty("sync " + name)) {
                switch (fault) {
                    case KILL_BEFORE, KILL_HALFWAY -> throw kill();
                    case EIO, SHORT -> throw new IOException("Input/output error");
                    case KILL_AFTER -> {
                        real.force(metaData);
                        throw kill();
                    }
                }
            }
            real.force(metaData);
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
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
