package taskmgmt.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LauncherVariables;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.batch.BatchJob;
import taskmgmt.run.task.Heard;
import taskmgmt.run.task.RunRequest;
import taskmgmt.stats.Group;

/** Determines how each command of a batch is run as a task. May be called by several threads. */
final class JobRequests {
    private final WorkOptions work;
    private final TryOptions tries;
    private final TurnOptions turn;
    private final Path logs;
    private final Session session;
    private final Heard heard;
    private final Map<String, Optional<Duration>> limits = new HashMap<>();

    JobRequests(WorkOptions work, TryOptions tries, TurnOptions turn, Path logs, Session session) throws IOException {
        this.work = work;
        this.tries = tries;
        this.turn = turn;
        this.logs = logs;
        this.session = session;
        this.heard = tries.heard(logs, null, session);
    }

    Path logs() {
        return logs;
    }

    Group group(BatchJob job) {
        return work.group(job.program());
    }

    RunRequest of(BatchJob job) {
        ChildCommand command = new ChildCommand(job.words(), session.workingDirectory().toAbsolutePath(), LauncherVariables.restored(session));
        String key = turn.key();
        WorkOptions.Named named = new WorkOptions.Named(null, work.title(job.shown()), job.program(), null,
                key == null ? null : key.replace("{#}", String.valueOf(job.seq())).replace("{}", job.line()));
        Map<String, @Nullable Object> more = Map.of("batch_line", job.seq());
        return tries.request(work.task(named, command, session.environment(), more), command, limit(group(job)), heard, turn.ifRunning(), work.preset(), session);
    }

    /** Computed once for each type. */
    private synchronized @Nullable Duration limit(Group group) {
        return limits.computeIfAbsent(group.type(), unseen -> {
            try {
                return Optional.ofNullable(tries.limit(logs, group, false, session));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).orElse(null);
    }
}
