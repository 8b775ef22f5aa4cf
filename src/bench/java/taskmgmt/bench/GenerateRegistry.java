package taskmgmt.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;

/**
 * Writes a registry as a busy machine would have, without going through the log: for measuring reports over more lines
 * than anybody wants to wait for. The same arguments write the same bytes.
 *
 * <p>Tasks arrive at random, four in ten seconds, live their {@link Lives}, and their lines are interleaved by time, so that some
 * thousands are open at any moment. When there are enough lines no more tasks arrive; of those that are open then all but a
 * few come to their end.
 *
 * <p>Arguments: how many lines ({@code 4000000}) or megabytes ({@code 1200MB}), a seed, the file.
 */
public final class GenerateRegistry {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final double ARRIVALS_PER_SECOND = 0.4;
    private static final long FIRST_MICROS = 1_735_689_600_000_000L;

    private final PriorityQueue<Life> open = new PriorityQueue<>();
    private final SplittableRandom random;
    private final Lives lives;
    private final OutputStream out;
    private long lines;
    private long bytes;
    /** Lines that the open tasks will still write. */
    private long owed;

    private GenerateRegistry(long seed, OutputStream out) {
        this.random = new SplittableRandom(seed);
        this.lives = new Lives(random.split());
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        boolean byBytes = args[0].endsWith("MB");
        long wanted = Long.parseLong(byBytes ? args[0].substring(0, args[0].length() - 2) : args[0]) * (byBytes ? 1_000_000 : 1);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(args[2])), BUFFER_BYTES)) {
            GenerateRegistry registry = new GenerateRegistry(Long.parseLong(args[1]), out);
            registry.write(wanted, byBytes);
            System.out.println(registry.lines + " lines, " + registry.bytes + " bytes");
        }
    }

    private void write(long wanted, boolean byBytes) throws IOException {
        double now = FIRST_MICROS;
        while (byBytes ? bytes + owed * bytes / Math.max(1, lines) < wanted : lines + owed < wanted) {
            now += -Math.log(1 - random.nextDouble()) / ARRIVALS_PER_SECOND * 1e6;
            writeUntil((long) now);
            Life life = lives.begin((long) now);
            owed += life.left();
            open.add(life);
        }
        writeUntil(Long.MAX_VALUE);
    }

    private void writeUntil(long micros) throws IOException {
        for (Life life = open.peek(); life != null && life.nextMicros() <= micros; life = open.peek()) {
            open.poll();
            write(life.next());
            if (life.left() > 0) {
                open.add(life);
            }
        }
    }

    private void write(TaskEvent event) throws IOException {
        byte[] line = RegistryCodec.encode(event);
        out.write(line);
        out.write('\n');
        lines++;
        bytes += line.length + 1;
        owed--;
    }
}
