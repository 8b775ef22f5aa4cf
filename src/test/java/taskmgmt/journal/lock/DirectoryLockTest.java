package taskmgmt.journal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LockHolder;

class DirectoryLockTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000);

    private Path file() {
        return directory.resolve(".state/lock");
    }

    /** A lock whose every wait for another process takes one millisecond of the test's own time. */
    private DirectoryLock lock(Runnable waiting) {
        return new DirectoryLock(file(), nanos::get, () -> {
            nanos.addAndGet(1_000_000);
            waiting.run();
        }, PrivateFiles.SYSTEM);
    }

    private Process otherProcess() throws IOException {
        Process process = start(0);
        awaitHeld(process);
        return process;
    }

    private Process start(int patienceSeconds) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                        LockHolder.class.getName(), file().toString(), String.valueOf(patienceSeconds))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T inAnotherThread(Callable<T> task) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(task).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Test
    void aFileSystemWithoutLocksIsNamedAsThat() {
        try (FaultyDisk disk = FaultyDisk.withoutLocks()) {
            assertThatThrownBy(() -> DirectoryLock.at(file(), disk.files()).acquire(Duration.ZERO))
                    .isInstanceOf(LogUnwritableException.class)
                    .hasMessageContainingAll("No locks available", "keep the logs on a local disk", "task-mgmt doctor");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whoeverHasItNoticesThatItsFileIsAnotherOne() throws IOException {
        for (String becomes : List.of("deleted", "replaced", "moved")) {
            try (DirectoryLock.Held held = DirectoryLock.at(file()).acquire(Duration.ZERO)) {
                held.requireHeld();
                if (becomes.equals("moved")) {
                    Files.move(file(), directory.resolve("elsewhere"));
                } else {
                    Files.delete(file());
                }
                if (becomes.equals("replaced")) {
                    Files.createFile(file());
                }
                assertThatThrownBy(held::requireHeld).as(becomes).isInstanceOf(LogUnwritableException.class)
                        .hasMessageContaining("was deleted or replaced while this command had the lock");
            }
            DirectoryLock.at(file()).acquire(Duration.ZERO).close();
        }
    }

    @Test
    void makesItsFileForTheOwnerOnlyAndCanBeTakenAgain() throws IOException {
        for (int i = 0; i < 3; i++) {
            DirectoryLock.Held held = DirectoryLock.at(file()).acquire(Duration.ZERO);
            held.close();
            held.close();
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void keepsOtherThreadsOutWhateverPathTheyComeBy() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        try (DirectoryLock.Held _ = DirectoryLock.at(file()).acquire(Duration.ZERO)) {
            assertThatThrownBy(() -> inAnotherThread(
                            () -> DirectoryLock.at(link.resolve(".state/lock")).acquire(Duration.ZERO)))
                    .isInstanceOf(LogBusyException.class)
                    .hasMessageContaining("locked by another thread of this process");
        }
        inAnotherThread(() -> {
            DirectoryLock.at(link.resolve(".state/lock")).acquire(Duration.ZERO).close();
            return true;
        });
    }

    @Test
    void oneThreadAtATimeIsInside() throws Exception {
        int[] count = {0};
        List<Future<?>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                results.add(threads.submit(() -> {
                    for (int i = 0; i < 100; i++) {
                        try (DirectoryLock.Held _ = DirectoryLock.at(file()).acquire(LONG)) {
                            count[0]++;
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        }
        assertThat(count[0]).isEqualTo(800);
    }

    @Test
    void aThreadThatHasTheLockMustNotTakeItAgain() throws IOException {
        DirectoryLock lock = DirectoryLock.at(file());
        try (DirectoryLock.Held _ = lock.acquire(Duration.ZERO)) {
            assertThatThrownBy(() -> lock.acquire(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onlyTheHolderCanGiveTheLockBack() throws Exception {
        DirectoryLock.Held held = DirectoryLock.at(file()).acquire(Duration.ZERO);
        assertThatThrownBy(() -> inAnotherThread(() -> {
                    held.close();
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
        held.close();
    }

    @Test
    void givesUpOnAnotherProcessAtTheDeadlineAndNamesIt() throws IOException {
        Process other = otherProcess();
        try {
            AtomicLong waits = new AtomicLong();
            String name = Files.isReadable(Path.of("/proc/locks")) ? " (pid " + other.pid() + ")" : "";
            assertThatThrownBy(() -> lock(waits::incrementAndGet).acquire(Duration.ofMillis(3)))
                    .isInstanceOf(LogBusyException.class)
                    .hasMessage(file() + " is locked by another process" + name
                            + " for more than 3 ms: try again, or end that process");
            assertThat(waits).hasValue(3);
        } finally {
            end(other);
        }
    }

    @Test
    void waitsUntilAnotherProcessGivesTheLockBackOrIsKilled() throws IOException {
        for (boolean killed : new boolean[] {false, true}) {
            Process other = otherProcess();
            DirectoryLock lock = lock(() -> {
                if (killed) {
                    other.destroyForcibly();
                }
                end(other);
            });
            lock.acquire(Duration.ofSeconds(10)).close();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void waitersAreInTheQueueOfTheKernelAndAreServedWhenTheHolderIsGone() throws Exception {
        Process other = otherProcess();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> waiter = thread.submit(() -> {
                DirectoryLock.at(file()).acquire(LONG).close();
                return null;
            });
            String waits = "-> POSIX  ADVISORY  WRITE " + ProcessHandle.current().pid() + " ";
            while (Files.readAllLines(Path.of("/proc/locks")).stream().noneMatch(line -> line.contains(waits))) {
                assertThat(waiter).isNotDone();
                Thread.onSpinWait();
            }
            end(other);
            waiter.get();
        }
    }

    /** Starts another process that waits, and returns once it has the turn, so that it is the next to have the lock. */
    private Process nextProcess() throws IOException {
        Process process = start(300);
        String mine = "POSIX  ADVISORY  WRITE " + process.pid() + " ";
        boolean isNext = false;
        while (!isNext) {
            assertThat(process.isAlive()).isTrue();
            List<String> locks = Files.readAllLines(Path.of("/proc/locks"));
            isNext = locks.stream().anyMatch(line -> line.contains("-> " + mine))
                    && locks.stream().anyMatch(line -> line.contains(": " + mine) && line.endsWith(" " + (1L << 62) + " " + (1L << 62)));
        }
        return process;
    }

    private static void awaitHeld(Process process) {
        try {
            assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("held");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTimeoutStartsAgainWhenTheLockChangesHands() throws IOException {
        Process first = otherProcess();
        Process second = nextProcess();
        AtomicLong waits = new AtomicLong();
        DirectoryLock lock = new DirectoryLock(file(), nanos::get, () -> {
            nanos.addAndGet(1_000_000_000);
            long wait = waits.incrementAndGet();
            if (wait == 8) {
                end(first);
                awaitHeld(second);
            } else if (wait == 14) {
                end(second);
            }
        }, PrivateFiles.SYSTEM);
        lock.acquire(Duration.ofSeconds(10)).close();
        assertThat(waits.get()).isGreaterThanOrEqualTo(14);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoKeepsTheLockForAllOfTheTimeoutIsNamedAndNotWhoHadItBefore() throws IOException {
        Process first = otherProcess();
        Process second = nextProcess();
        AtomicLong waits = new AtomicLong();
        try {
            assertThatThrownBy(() -> lock(() -> {
                        if (waits.incrementAndGet() == 2) {
                            end(first);
                            awaitHeld(second);
                        }
                    }).acquire(Duration.ofMillis(3)))
                    .isInstanceOf(LogBusyException.class)
                    .hasMessageContaining("(pid " + second.pid() + ") for more than 3 ms");
            assertThat(waits.get()).isGreaterThan(3);
        } finally {
            end(second);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoGivesTheLockBackDoesNotTakeItAgainBeforeWhoHasWaited() throws IOException {
        Process next;
        try (DirectoryLock.Held _ = DirectoryLock.at(file()).acquire(Duration.ZERO)) {
            next = nextProcess();
        }
        try {
            assertThatThrownBy(() -> DirectoryLock.at(file()).acquire(Duration.ZERO)).isInstanceOf(LogBusyException.class);
            awaitHeld(next);
        } finally {
            end(next);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void nobodyIsKeptOutByOneWhoWasKilledWhileWaiting() throws Exception {
        try (DirectoryLock.Held _ = DirectoryLock.at(file()).acquire(Duration.ZERO)) {
            nextProcess().destroyForcibly().waitFor();
        }
        DirectoryLock.at(file()).acquire(Duration.ZERO).close();
    }

    @Test
    void threadsOfAProcessAreServedInTurn() throws Exception {
        List<String> order = new ArrayList<>();
        DirectoryLock lock = DirectoryLock.at(file());
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> waiter;
            try (DirectoryLock.Held _ = lock.acquire(Duration.ZERO)) {
                waiter = thread.submit(() -> {
                    try (DirectoryLock.Held _ = DirectoryLock.at(file()).acquire(LONG)) {
                        order.add("who waited");
                    }
                    return null;
                });
                LockFile inMemory = LockFile.at(file(), PrivateFiles.SYSTEM);
                while (!inMemory.mutex.hasQueuedThreads()) {
                    Thread.onSpinWait();
                }
            }
            try (DirectoryLock.Held _ = lock.acquire(LONG)) {
                order.add("who came again");
            }
            waiter.get();
        }
        assertThat(order).containsExactly("who waited", "who came again");
    }

    @Test
    void aCrowdIsWaitedForTwentyTimeouts() throws IOException {
        LockFile changing = LockFile.at(file(), PrivateFiles.SYSTEM);
        LockPatience patience = new LockPatience(changing, Duration.ofMillis(3), nanos::get, () -> {
            nanos.addAndGet(1_000_000);
            changing.taken();
        });
        for (int wait = 0; wait < 60; wait++) {
            assertThat(patience.nanos()).isPositive();
        }
        assertThatThrownBy(patience::nanos).isInstanceOf(LogBusyException.class)
                .hasMessage(changing.file() + " has changed hands at least 59 times within 60 ms, and others are still before this command:"
                        + " try again when there is less to do");
    }

    @Test
    void anInterruptedThreadGetsNoLockAndDoesNoHarm() throws IOException {
        try {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> lock(() -> {}).acquire(LONG))
                    .isInstanceOf(LogBusyException.class)
                    .hasMessageContaining("interrupted");
            assertThat(Thread.interrupted()).isTrue();
            Process other = otherProcess();
            try {
                assertThatThrownBy(() -> lock(() -> Thread.currentThread().interrupt()).acquire(LONG))
                        .isInstanceOf(LogBusyException.class)
                        .hasMessageContaining("interrupted");
                assertThat(Thread.interrupted()).isTrue();
            } finally {
                end(other);
            }
            DirectoryLock.Held held = lock(() -> {}).acquire(Duration.ZERO);
            Thread.currentThread().interrupt();
            held.close();
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        end(otherProcess());
        lock(() -> {}).acquire(Duration.ZERO).close();
    }

    @Test
    void locksTheNewFileAfterTheOldOneWasDeleted() throws IOException {
        lock(() -> {}).acquire(Duration.ZERO).close();
        Files.delete(file());
        Process other = otherProcess();
        try {
            assertThatThrownBy(() -> lock(() -> {}).acquire(Duration.ZERO)).isInstanceOf(LogBusyException.class);
        } finally {
            end(other);
        }
        Files.delete(file());
        lock(() -> {}).acquire(Duration.ZERO).close();
        assertThat(file()).exists();
    }

    @Test
    void refusesALockFileThatIsALinkOrADirectory() throws IOException {
        Files.createDirectories(file());
        assertThatThrownBy(() -> lock(() -> {}).acquire(Duration.ZERO)).isInstanceOf(LogDamagedException.class);
        Files.delete(file());
        Files.createSymbolicLink(file(), directory.resolve("elsewhere"));
        assertThatThrownBy(() -> lock(() -> {}).acquire(Duration.ZERO)).isInstanceOf(LogDamagedException.class);
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void findsTheHolderInTheListOfTheKernel() {
        List<String> locks = List.of(
                "1: FLOCK  ADVISORY  WRITE 11 fe:00:7 0 EOF",
                "2: POSIX  ADVISORY  WRITE 12 fe:00:77 0 EOF",
                "2: -> POSIX  ADVISORY  WRITE 13 fe:00:7 0 EOF",
                "3: POSIX  ADVISORY  WRITE 15 fe:00:7 4611686018427387904 4611686018427387904",
                "4: POSIX  ADVISORY  WRITE 14 fe:00:7 0 4611686018427387903");
        assertThat(LockOwner.in(locks, "7")).isEqualTo(" (pid 14)");
        assertThat(LockOwner.in(locks, "8")).isEmpty();
    }
}
