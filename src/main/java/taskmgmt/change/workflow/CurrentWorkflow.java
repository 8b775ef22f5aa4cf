package taskmgmt.change.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.run.RunTerms;

/**
 * The current definition of a stored workflow, from which a run can be started.
 *
 * @param version the SHA-256 of the definition's text
 * @param files   where the workflows that it uses as steps are stored
 */
public record CurrentWorkflow(Definition definition, String version, WorkflowFiles files) {
    /**
     * Reads it from a log directory; null if this version of the program does not understand the definition.
     *
     * @throws taskmgmt.task.RefusedException if there is no workflow with this id
     */
    public static @Nullable CurrentWorkflow read(Path logs, String id) throws IOException {
        WorkflowFiles files = new WorkflowFiles(logs);
        String text = files.current(id);
        Definition definition = DefinitionParser.parse(text).value();
        return definition == null ? null : new CurrentWorkflow(definition, KeptWorkflows.hash(text), files);
    }

    /**
     * The terms of a run.
     *
     * @param directory where its commands are run
     * @param given     values by the names of parameters
     * @throws IllegalArgumentException if a parameter is missing, or a given name is not a parameter
     * @throws taskmgmt.task.RefusedException if a workflow that it uses as a step is missing
     */
    public RunTerms terms(String directory, Map<String, String> given) throws IOException {
        return new RunTerms(definition.id(), version, directory, definition.values(given), files.uses(definition));
    }
}
