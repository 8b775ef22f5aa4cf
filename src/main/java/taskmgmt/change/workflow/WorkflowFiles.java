package taskmgmt.change.workflow;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.run.DefinitionChangedException;
import taskmgmt.workflow.run.RunTerms;

/**
 * The definitions of workflows in a log directory: {@code workflows/<SHA-256>.yaml} for each version, which never changes, and
 * {@code workflows/index.json}, which assigns them to workflows and is replaced as a whole, under the lock of the log.
 */
public final class WorkflowFiles {
    private static final String INDEX = "index.json";
    private static final long MAX_BYTES = 8 << 20;

    private final Path directory;

    /** @param logs the log directory */
    public WorkflowFiles(Path logs) {
        this.directory = logs.resolve(LogFiles.WORKFLOWS);
    }

    /** @throws LogDamagedException if there is an index that cannot be used */
    public KeptWorkflows kept() throws IOException {
        Path file = directory.resolve(INDEX);
        if (PrivateFiles.attributes(file) == null) {
            return KeptWorkflows.NONE;
        }
        try {
            return KeptWorkflows.of(Json.strict().parse(text(file)));
        } catch (BadJsonException | IllegalArgumentException e) {
            throw new LogDamagedException(file + " cannot be used: " + e.getMessage() + ": no workflow is started until that is repaired");
        }
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new LogDamagedException(file + " is longer than " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** The text of the current version of a workflow. */
    public String current(String id) throws IOException {
        return text(id, version(id));
    }

    /** @throws RefusedException if there is no workflow with this id */
    public String version(String id) throws IOException {
        KeptWorkflows kept = kept();
        KeptWorkflows.Version current = kept.current(id);
        if (current == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "no workflow '" + id + "'" + Suggestion.sentence(id, kept.workflows().keySet())
                    + ": 'task-mgmt workflow create --file FILE' keeps one");
        }
        return current.hash();
    }

    /** @throws DefinitionChangedException if the file of that version is missing, or its text is different */
    public String text(String id, String version) throws IOException {
        Path file = directory.resolve(version + ".yaml");
        String text = PrivateFiles.attributes(file) == null ? null : text(file);
        if (text == null || !KeptWorkflows.hash(text).equals(version)) {
            throw new DefinitionChangedException("version " + version + " of workflow " + id + (text == null ? " is not there any more"
                    : " was changed") + ": " + file + " has to be the one that was kept");
        }
        return text;
    }

    /**
     * A definition and all the workflows that it uses as steps.
     *
     * @param others by their ids
     */
    public record Loaded(Definition definition, Map<String, Definition> others) {}

    /** The definitions with which a run was started. */
    public Loaded of(RunTerms terms) throws IOException {
        Map<String, Definition> others = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : terms.uses().entrySet()) {
            others.put(each.getKey(), parsed(each.getKey(), text(each.getKey(), each.getValue())));
        }
        return new Loaded(parsed(terms.workflow(), text(terms.workflow(), terms.version())), others);
    }

    private static Definition parsed(String id, String text) {
        YamlResult<Definition> parsed = DefinitionParser.parse(text);
        Definition definition = parsed.value();
        if (definition == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "this version of the program does not understand the kept workflow " + id + ": "
                    + parsed.problems().getFirst().words());
        }
        return definition;
    }

    /**
     * The current versions of the workflows that this one uses as steps, and of those that they use.
     *
     * @throws RefusedException if one does not exist, or uses itself as a step
     */
    public Map<String, String> uses(Definition definition) throws IOException {
        Map<String, String> uses = new LinkedHashMap<>();
        uses(definition, new ArrayList<>(List.of(definition.id())), uses);
        return uses;
    }

    private void uses(Definition definition, List<String> way, Map<String, String> uses) throws IOException {
        for (String id : definition.uses()) {
            if (way.contains(id)) {
                throw new RefusedException(Refusal.INVALID, "workflow " + id + " would be a step of itself: " + String.join(" → ", way) + " → " + id);
            }
            uses.put(id, version(id));
            way.add(id);
            uses(parsed(id, current(id)), way, uses);
            way.removeLast();
        }
    }

    void write(String text, KeptWorkflows index, PrivateFiles disk) throws IOException {
        disk.ensureOwnDirectory(directory);
        disk.rewrite(directory.resolve(KeptWorkflows.hash(text) + ".yaml"), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        JsonLineWriter lines = new JsonLineWriter();
        Map<String, @Nullable Object> map = index.toMap();
        lines.value(map);
        lines.endLine();
        disk.rewrite(directory.resolve(INDEX), ByteBuffer.wrap(lines.bytes(), 0, lines.length()));
    }
}
