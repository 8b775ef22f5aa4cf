package taskmgmt.cli.heal;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.act.Healer;
import taskmgmt.heal.act.HealerLock;
import taskmgmt.heal.act.PortConflict;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.incident.Incident;
import taskmgmt.json.JsonPrinter;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.render.Format;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.EventSink;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.TaskEvent;

/** Causes a real failure and heals it, to show that healing works here. */
final class HealTriggerCommand extends Command {
    private static final int MAX_PORT = 65_535;

    private final Option<String> failure = argument("FAILURE").oneOf("port_in_use").text("failure to cause: port_in_use");
    private final Option<Integer> port = option("--port").as(Numbers.between(1, MAX_PORT), "PORT")
            .text("port on 127.0.0.1 (default: a free one)");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    HealTriggerCommand() {
        super("heal trigger", "cause a real failure, heal it, and print the records in both logs");
        details("port_in_use: a child process listens on a port; it is found, ended, and the port is free again. The record says when the "
                        + "failure began, was found, began to be remedied and was over.",
                "Exit code: 0 healed, 1 not.");
        examples("task-mgmt heal trigger port_in_use", "task-mgmt heal trigger port_in_use --port 8080");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        try (SignalRelay signals = SignalRelay.open();
                TaskLog writer = log.writer(session);
                HealerLock _ = HealerLock.take(writer)) {
            FailureLook look = new FailureLook(HealRunCommand.place(session, log));
            try (PortConflict conflict = PortConflict.make(port.orNull(), look, signals)) {
                Instant since = session.now();
                Writer people = output.format() == Format.TABLE ? session.out() : Writer.nullWriter();
                people.append(failure.get()).append(": process ").append(String.valueOf(conflict.pid()))
                        .append(" listens on port ").append(String.valueOf(conflict.port())).append('\n').flush();
                return heal(conflict, since, new Healer(writer, look, signals, new HealingText(people, false)), people, session);
            }
        }
    }

    /** @param since the latest time at which the port was taken */
    private ExitCode heal(PortConflict conflict, Instant since, Healer healer, Writer people, Session session) throws IOException, InterruptedException {
        Playbook playbook = conflict.playbook();
        Healer.Result result = healer.heal(playbook, since);
        Records records = records(LogReader.at(log.directory(session)), playbook);
        boolean healed = result == Healer.Result.FINE && conflict.isOver();
        if (output.format() != Format.TABLE) {
            output.answer("failure", failure.get(), facts(conflict, healed, records), "", session);
        }
        if (records != null) {
            people.append("incidents.jsonl:\n").append(records.incidents).append("registry.jsonl:\n").append(records.events);
        }
        people.append(healed ? "healed: port " + conflict.port() + " can be had again\n" : "not healed\n");
        return healed ? ExitCode.DONE : ExitCode.NO;
    }

    private static Map<String, @Nullable Object> facts(PortConflict conflict, boolean healed, @Nullable Records records) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("port", (long) conflict.port());
        data.put("pid", conflict.pid());
        data.put("is_healed", healed);
        data.put("incident_id", records == null ? null : records.id);
        data.put("incidents", records == null ? List.of() : records.incidents.toString().lines().toList());
        data.put("events", records == null ? List.of() : records.events.toString().lines().toList());
        return data;
    }

    /** The records of the playbook's newest incident, as they are in the logs; null if there is none. */
    private static @Nullable Records records(LogReader reader, Playbook playbook) throws IOException {
        Incident last = null;
        for (Incident each : reader.incidents().values()) {
            last = playbook.incidentKey().equals(each.key()) ? each : last;
        }
        if (last == null) {
            return null;
        }
        Records records = new Records(last.id());
        reader.incidents(records);
        reader.events(Set.of(last.id()), records);
        return records;
    }

    /** The lines of one incident in both logs. */
    private static final class Records implements IncidentSink, EventSink {
        private final String id;
        private final StringBuilder incidents = new StringBuilder();
        private final StringBuilder events = new StringBuilder();

        Records(String id) {
            this.id = id;
        }

        @Override
        public void incident(Incident incident, long offset) {
            if (incident.id().equals(id)) {
                incidents.append(JsonPrinter.compact(IncidentCodec.toMap(incident))).append('\n');
            }
        }

        @Override
        public void event(TaskEvent event, long offset) {
            events.append(new String(RegistryCodec.encode(event), StandardCharsets.UTF_8)).append('\n');
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            // A damaged line does not belong to the incident.
        }
    }
}
