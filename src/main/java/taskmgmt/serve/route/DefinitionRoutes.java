package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.required;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.change.workflow.KeepWorkflow;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.json.JsonPrinter;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.task.RefusedException;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/**
 * Storing definitions of workflows. Someone who stores one decides which commands this machine runs, so it requires the role of
 * administrator, and a server that was started to accept definitions.
 */
final class DefinitionRoutes {
    private static final List<BodyField> KEEP = List.of(
            required("definition", Kind.DOCUMENT, "the workflow, as in the file of 'workflow create'"));
    private static final int MAX_PROBLEMS = 20;

    private final Writers writers;
    private final boolean accepts;

    /** @param accepts whether the server was started to accept definitions */
    DefinitionRoutes(Writers writers, boolean accepts) {
        this.writers = writers;
        this.accepts = accepts;
    }

    List<Route> routes() {
        return List.of(Route.change("POST", WorkflowRoutes.WORKFLOWS, Role.ADMIN, "createWorkflow",
                "store a workflow, as a new version where there is one", KEEP, this::keep));
    }

    private Response keep(Call call) throws IOException {
        if (!accepts) {
            writers.deny(call.caller(), call.route().name(), call.request().path(), "serve without --accept-workflows");
            throw Problem.of(403, "this server does not accept definitions of workflows, whose commands it would run")
                    .remedy("start it with --accept-workflows, or store the workflow with 'task-mgmt workflow create' on its machine").exception();
        }
        String text = text(call.body());
        Definition definition = definition(text);
        KeepWorkflow.Kept kept = writers.write(call, log -> {
            requireUsed(definition, new WorkflowFiles(log.directory()));
            return new KeepWorkflow(log).keep(definition.id(), text);
        });
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("workflow", definition.id());
        answer.put("version", kept.version());
        Response response = Response.json(kept.isNew() ? Response.CREATED : Response.OK, answer)
                .with("Location", WorkflowRoutes.WORKFLOWS + "/" + Addresses.segment(definition.id()));
        return Notices.with(response, kept.isNew() && kept.isSecret() ? List.of("something in the definition looks like a secret: commands find secrets in "
                + "their environment, under names that the step lists as 'secrets'") : List.of());
    }

    /** JSON is YAML too: an object is stored as if it had been written by hand. */
    private static String text(Body body) throws IOException {
        Object given = body.any("definition");
        if (given instanceof String text) {
            return text;
        }
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(given, 0, text);
        return text.append('\n').toString();
    }

    private static Definition definition(String text) {
        YamlResult<Definition> parsed = DefinitionParser.parse(text);
        Definition definition = parsed.value();
        if (definition == null) {
            List<YamlProblem> problems = parsed.problems();
            throw wrong(String.join("; ", problems.stream().limit(MAX_PROBLEMS).map(YamlProblem::words).toList())
                    + (problems.size() > MAX_PROBLEMS ? "; and " + (problems.size() - MAX_PROBLEMS) + " more" : ""));
        }
        return definition;
    }

    /** What is missing is a workflow named in the definition, not the one at the URL. */
    private static void requireUsed(Definition definition, WorkflowFiles files) throws IOException {
        try {
            files.uses(definition);
        } catch (RefusedException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException wrong(String detail) {
        return Problem.badRequest(detail).at("definition", null).remedy("'task-mgmt workflow validate FILE' finds the same; 'task-mgmt workflow schema' prints what is allowed")
                .exception();
    }
}
