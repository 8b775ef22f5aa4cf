package taskmgmt.cli.trigger;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.trigger.TriggerFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Texts;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.trigger.Trigger;

/** Reports what a trigger would do. */
final class TriggerTestCommand extends Command {
    private static final int MAX_BYTES = 1 << 20;

    private final Option<String> name = argument("NAME").text("name of the trigger");
    private final Option<String> payload = argument("FILE|-").as(Texts::notBlank, "FILE").text("the event, as a JSON object; - for standard input");
    private final LogLocation log = uses(new LogLocation());
    private final AnswerOptions output = uses(new AnswerOptions());

    TriggerTestCommand() {
        super("trigger test", "show what a trigger would start, without starting it");
        details("Exit code: 0 it would start the workflow, 1 it would not.");
        examples("task-mgmt trigger test deploy push.json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Trigger trigger = TriggerFile.LIST.find(log.reader(session).directory(), name.get());
        TriggeringEvent occurrence = new TriggeringEvent("test", facts(session));
        String why = mismatch(trigger, occurrence);
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("starts", why == null);
        more.put("workflow", trigger.workflow());
        if (why == null) {
            more.put("params", trigger.params(occurrence));
        } else {
            more.put("reason", why);
        }
        output.answer("name", trigger.name(), more, why == null ? "starts " + trigger.workflow() + words(trigger.params(occurrence)) : "starts nothing: " + why, session);
        return why == null ? ExitCode.DONE : ExitCode.NO;
    }

    private static @Nullable String mismatch(Trigger trigger, TriggeringEvent occurrence) {
        String mismatch = trigger.enabled() ? trigger.mismatch(occurrence) : "it is disabled";
        if (mismatch != null) {
            return mismatch;
        }
        try {
            trigger.params(occurrence);
            return null;
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String words(Map<String, String> params) {
        StringBuilder text = new StringBuilder();
        params.forEach((key, value) -> text.append(text.isEmpty() ? " with " : ", ").append(key).append('=').append(value));
        return text.toString();
    }

    private Map<String, @Nullable Object> facts(Session session) throws IOException {
        byte[] bytes = payload.get().equals("-") ? session.in().readNBytes(MAX_BYTES) : Files.readAllBytes(session.workingDirectory().resolve(payload.get()));
        try {
            return Json.strict().parse(bytes, 0, bytes.length);
        } catch (BadJsonException e) {
            throw new UsageException(payload.get() + " is no JSON object: " + e.getMessage());
        }
    }
}
