package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlFile;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.render.Plain;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;

/**
 * A file with a definition.
 *
 * @param name       as it was given
 * @param definition null if there are problems
 * @param problems   all of them, already reported to the user
 */
record DefinitionFile(String name, String text, @Nullable Definition definition, List<YamlProblem> problems) {
    static DefinitionFile read(String name, Session session) throws IOException {
        Path file = session.workingDirectory().resolve(name);
        try {
            String text = YamlFile.text(file);
            YamlResult<Definition> parsed = DefinitionParser.parse(text);
            parsed.problems().forEach(each -> say(name, each, session));
            return new DefinitionFile(name, text, parsed.value(), parsed.problems());
        } catch (BadYamlException e) {
            say(name, e.problem(), session);
            return new DefinitionFile(name, "", null, List.of(e.problem()));
        }
    }

    private static void say(String name, YamlProblem problem, Session session) {
        session.err().println(Plain.text(name + ":" + problem.words()));
    }
}
