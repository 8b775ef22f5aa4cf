package taskmgmt.store.fault;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.LogState;

/** Many threads of one process write to one directory, and are interrupted at any moment. */
final class ThreadStorm {
    private final Path directory;
    private final int threads;
    private final int tasks;
    private final Random random;
    private final Set<String> acknowledged = new LinkedHashSet<>();
    private final ConcurrentLinkedQueue<Throwable> unexpected = new ConcurrentLinkedQueue<>();
    private int interrupts;

    ThreadStorm(Path directory, int threads, int tasks, long seed) {
        this.directory = directory;
        this.threads = threads;
        this.tasks = tasks;
        this.random = new Random(seed);
    }

    /** Returns what it counted when all threads have ended. */
    FaultTally rage() throws IOException, InterruptedException {
        List<Thread> writers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            String name = "t" + t + "_";
            writers.add(Thread.ofPlatform().start(() -> write(name)));
        }
        while (writers.stream().anyMatch(Thread::isAlive)) {
            writers.get(random.nextInt(threads)).interrupt();
            interrupts++;
            LockSupport.parkNanos(MICROSECONDS.toNanos(random.nextInt(3000)));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        return tally();
    }

    private FaultTally tally() throws IOException {
        LogFixture log = new LogFixture(directory);
        try (LogClient client = new LogClient(log, PrivateFiles.SYSTEM, acknowledged)) {
            client.create("after");
        }
        FaultTally tally = new FaultTally();
        String storm = threads + " threads, " + interrupts + " interrupts";
        tally.add(LogState.of(log), acknowledged, storm);
        unexpected.forEach(problem -> tally.problem(storm, problem.toString()));
        return tally;
    }

    int interrupts() {
        return interrupts;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    private void write(String name) {
        for (int i = 0; i < tasks; i++) {
            String record = name + i;
            Set<String> told = new LinkedHashSet<>();
            try (LogClient client = new LogClient(new LogFixture(directory), PrivateFiles.SYSTEM, told)) {
                client.create(record);
            } catch (JournalException e) {
                // It was interrupted, and says so: the task may be there or not.
            } catch (IOException | RuntimeException e) {
                unexpected.add(e);
            }
            Thread.interrupted();
            synchronized (acknowledged) {
                acknowledged.addAll(told);
            }
        }
    }
}
