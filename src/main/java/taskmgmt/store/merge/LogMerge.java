package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogBounds;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.NewDirectory;
import taskmgmt.journal.disk.NewFile;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LogRange;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.LogSettings;
import taskmgmt.store.merge.MergeConflict.Kind;
import taskmgmt.store.read.MergedSide;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Rfc3339;

/**
 * Makes one log directory from two that have diverged, or that never had anything in common. Neither is changed. The new
 * directory appears as a whole at the end; an interruption before that leaves nothing there.
 *
 * <p>The common beginning stays as it is, byte for byte; what follows is a {@link LineUnion}. So registry and incidents are the
 * same bytes whichever side is named first, and merging the result with one of the sides yields the same again. Both sides are
 * kept in full in {@value LogFiles#MERGED}, each with the audit log that vouches for it, and the new audit log begins with an
 * entry that names both, see {@link MergeAudit}. Used once.
 */
public final class LogMerge {

    private final LogSettings settings;
    private final MergeListener listener;
    private final PrivateFiles disk;
    private final ConflictList conflicts = new ConflictList();

    public LogMerge(LogSettings settings, MergeListener listener) {
        this(settings, listener, PrivateFiles.SYSTEM);
    }

    LogMerge(LogSettings settings, MergeListener listener, PrivateFiles disk) {
        this.settings = settings;
        this.listener = listener;
        this.disk = disk;
    }

    /**
     * The merge that is requested.
     *
     * @param into         a path where there is nothing yet, or an empty directory
     * @param working      a word for the name of the new directory while it is being made, different for each merge
     * @param evenIfBroken whether to continue if the record of a side is not valid
     */
    public record Order(Path first, Path second, Path into, String working, boolean evenIfBroken) {
        List<Path> sides() {
            return List.of(first, second);
        }
    }

    /**
     * Merges.
     *
     * @throws RefusedException if there is no log to merge, no place for the result, or the policy of a side denies it,
     *     which that side's audit log then records
     * @throws LogDamagedException if the record of a side is not valid
     * @throws taskmgmt.journal.LogBusyException if others write to a side for too long
     */
    public MergeResult run(Order order) throws IOException {
        checkPlace(order.sides(), order.into());
        for (Path side : order.sides()) {
            try (TaskLog log = TaskLog.at(side, settings, listener)) {
                log.requireAsItStands(Actions.MERGE, ProtectedResource.DIRECTORY);
            }
        }
        for (Path leftover : NewDirectory.leftovers(order.into())) {
            listener.say(leftover + " is what an interrupted merge has left, or one that is at work: delete it unless one is");
        }
        Map<Path, BusWatch> buses = new HashMap<>();
        for (Path side : order.sides()) {
            buses.put(side, new BusWatch(side));
        }
        Map<Path, LogCut> cuts = LogCut.take(order.sides(), settings.lockTimeout(), listener);
        try (NewDirectory target = NewDirectory.begin(order.into(), order.working(), settings.sync(), disk)) {
            List<SideCopy> sides = new ArrayList<>();
            for (Path side : order.sides()) {
                LogCut cut = Objects.requireNonNull(cuts.get(side), "there is no cut of a side");
                BusWatch bus = Objects.requireNonNull(buses.get(side));
                sides.add(bus.over(() -> SideCopy.make(side, cut, target, "side-" + sides.size(), listener)));
            }
            for (SideCopy side : sides) {
                checkRecord(side, order.evenIfBroken());
            }
            MergeResult result = unite(sides, target, order.into());
            target.complete();
            return result;
        }
    }

    /** Checks that there are logs, and a place for the result. */
    static void checkPlace(List<Path> sides, Path into) throws IOException {
        checkSides(sides, into);
        if (Files.exists(into, LinkOption.NOFOLLOW_LINKS) && !isEmptyDirectory(into)) {
            throw new RefusedException(Refusal.NOT_ALLOWED, into + " is there already: name a new or an empty directory");
        }
    }

    /** Checks that there are logs, and that the place for the result is outside of them. */
    static void checkSides(List<Path> sides, Path into) throws IOException {
        for (Path side : sides) {
            if (LogCut.LOGS.stream().noneMatch(log -> Files.exists(side.resolve(log)))) {
                throw new RefusedException(Refusal.NOT_FOUND, Files.isDirectory(side)
                        ? "there is no log in " + side : "there is no log directory " + side);
            }
            Path real = side.toRealPath();
            if (LogBounds.real(into).startsWith(real)) {
                throw new RefusedException(Refusal.INVALID, into + " is in " + side
                        + ", which is not changed: name a directory outside of it");
            }
        }
    }

    private static boolean isEmptyDirectory(Path path) throws IOException {
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    private static void checkRecord(SideCopy side, boolean evenIfBroken) throws LogDamagedException {
        if (side.side().findings() > 0 && !evenIfBroken) {
            throw new LogDamagedException("the record of " + side.given() + " does not hold: " + side.findings().getFirst().text()
                    + ": see task-mgmt audit verify --logs " + side.given() + "; --even-if-broken merges it all the same");
        }
    }

    private MergeResult unite(List<SideCopy> sides, NewDirectory target, Path into) throws IOException {
        Instant now = Rfc3339.toMicros(settings.clock().instant());
        keepEarlierMerges(sides, target);
        long commonBus = sides.get(0).part(LogFiles.EVENTS).commonPrefix(sides.get(1).part(LogFiles.EVENTS));
        List<String> names = sides.stream().map(side -> String.valueOf(side.given())).toList();

        IncidentConflicts ofIncidents = new IncidentConflicts(names);
        MergeResult.Log incidents = new LogUnion(sides, LogFiles.INCIDENTS, LineKeys.incidents(), ofIncidents, target)
                .unite(listener, (log, end) -> {}, file -> 0);
        TaskConflicts ofTasks = new TaskConflicts(names, conflicts);
        InterruptedIncidents interrupted = new InterruptedIncidents(sides, settings.actor(), now);
        long[] completed = new long[1];
        MergeResult.Log registry = new LogUnion(sides, LogFiles.REGISTRY, LineKeys.registry(commonBus), ofTasks, target)
                .unite(listener, ofTasks::common, file -> completed[0] = interrupted.complete(file));
        BusUnion bus = new BusUnion(sides, commonBus, target, listener.step("uniting " + LogFiles.EVENTS));
        BusUnion.Summary united = bus.unite();
        bus.clear();

        ofTasks.settle(target.path().resolve(LogFiles.REGISTRY));
        ofIncidents.settle(conflicts);
        policy(sides, target);
        List<MergedSide> named = sides.stream().map(SideCopy::side).toList();
        new MergeAudit(target, settings.actor(), now)
                .write(named, united.drained(), conflicts.count(), listener.step("vouching for the result"));
        return new MergeResult(into,
                sides.stream().map(side -> new MergeResult.Side(
                        side.given(), LogFiles.MERGED + "/" + side.side().name(), side.side().findings())).toList(),
                registry.withDamaged(ofTasks.damaged()), incidents.withDamaged(ofIncidents.damaged()), united.waiting(),
                completed[0], conflicts.listed(), conflicts.count());
    }

    /** The sources of a side that is itself a merge are kept beside the sides, each of them once. */
    private void keepEarlierMerges(List<SideCopy> sides, NewDirectory target) throws IOException {
        for (SideCopy side : sides) {
            Path merged = side.given().resolve(LogFiles.MERGED);
            if (!Files.isDirectory(merged, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(merged)) {
                for (Path entry : entries) {
                    String name = LogFiles.MERGED + "/" + entry.getFileName();
                    if (!Files.exists(target.path().resolve(name))) {
                        SideCopy.copyTree(entry, target, name, listener);
                    }
                }
            }
        }
    }

    /** If both have the same policy, or only one has any, it applies; only a person can choose between two. */
    private void policy(List<SideCopy> sides, NewDirectory target) throws IOException {
        byte @Nullable [] first = policy(sides.get(0));
        byte @Nullable [] second = policy(sides.get(1));
        if (first != null && second != null && !Arrays.equals(first, second)) {
            conflicts.add(new MergeConflict(Kind.FILE_DIFFERS, LogFiles.POLICY, "", "both have one",
                    "neither: copy the right one from " + LogFiles.MERGED));
            return;
        }
        byte[] chosen = first != null ? first : second;
        if (chosen == null) {
            return;
        }
        if (first == null || second == null) {
            int without = first == null ? 0 : 1;
            conflicts.add(new MergeConflict(Kind.FILE_DIFFERS, LogFiles.POLICY, String.valueOf(sides.get(without).given()),
                    "has none", "that of " + sides.get(1 - without).given()));
        }
        try (NewFile policy = target.file(LogFiles.POLICY)) {
            policy.add(chosen, 0, chosen.length);
            policy.finish();
        }
    }

    private static byte @Nullable [] policy(SideCopy side) throws IOException {
        Path file = side.path().resolve(LogFiles.POLICY);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? LogRange.block(file, 0, Files.size(file)) : null;
    }
}
