package taskmgmt.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.render.Plain;
import taskmgmt.store.Draft;
import taskmgmt.store.EventSink;
import taskmgmt.store.Snapshot;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/** Registers an update of a configuration under the next version. */
final class LearningConfigCommand extends Command {
    private static final String COMPONENT = "component";
    private static final String VERSION = "version";

    private final Option<String> component = required("--component").as(Texts::notBlank, "NAME")
            .text("whose configuration it is");
    private final Option<String> title = option("--title", "--name").text("what the update is about");
    private final Options<Values> metadata = option("--metadata").as(Values::parse, "K=V|JSON")
            .repeatable("anything else to keep with it");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    LearningConfigCommand() {
        super("learning config", "register an update of a configuration; print its id and version");
        details("The version is vYYYYMMDD.HHMMSS in UTC and greater than every one before.");
        examples("task-mgmt learning config --component ranker --metadata rate=0.01",
                "version=$(task-mgmt learning config --component ranker --json | jq -r .version)");
    }

    @Override
    ExitCode run(Session session) throws IOException {
        TaskEvent created = log.append(session, now -> draft(now, session)).events().getFirst();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("task_id", created.taskId());
        data.put(COMPONENT, component.get());
        data.put(VERSION, created.object("metadata").get(VERSION));
        output.report(data, (page, out) -> out.append(created.taskId()).append(' ')
                .append(Plain.text(String.valueOf(data.get(VERSION)))).append('\n'), session);
        return ExitCode.DONE;
    }

    private Draft draft(Snapshot now, Session session) throws IOException {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(Values.merged(metadata.all()));
        ConfigVersion version = ConfigVersion.next(last(now), now.now());
        kept.put(COMPONENT, component.get());
        kept.put(VERSION, version.text());
        String id = now.freeTaskId(LearningActivity.SUBSYSTEM, LearningActivity.CONFIG.type(), session.random());
        String about = title.or("configuration of " + component.get() + " " + version.text());
        return Draft.of(new TaskEvent(now.now(), EventType.CREATED, id,
                LearningActivity.CONFIG.registration(about, now.actor(), kept)));
    }

    /** The greatest version in the log, which need not be the last one: other programs write too. */
    private static @Nullable ConfigVersion last(Snapshot now) throws IOException {
        Greatest greatest = new Greatest();
        now.events(greatest);
        return greatest.version;
    }

    private static final class Greatest implements EventSink {
        private @Nullable ConfigVersion version;

        @Override
        public void event(TaskEvent event, long offset) {
            ConfigVersion other = ConfigVersion.of(event);
            if (other != null && (version == null || other.compareTo(version) > 0)) {
                version = other;
            }
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            // No version can be read from it, and writing is refused where the damage matters.
        }
    }
}
