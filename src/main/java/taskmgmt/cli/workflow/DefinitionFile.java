package taskmgmt.cli.workflow;

import java.io.IOException;
import java.nio.file.Path;
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
 * @param definition null where there are problems, all of which have been said
 */
record DefinitionFile(String name, String text, @Nullable Definition definition) {
    static DefinitionFile read(String name, Session session) throws IOException {
        Path file = session.workingDirectory().resolve(name);
        try {
            String text = YamlFile.text(file);
            YamlResult<Definition> parsed = DefinitionParser.parse(text);
            parsed.problems().forEach(each -> say(name, each, session));
            return new DefinitionFile(name, text, parsed.value());
        } catch (BadYamlException e) {
            say(name, e.problem(), session);
            return new DefinitionFile(name, "", null);
        }
    }

    private static void say(String name, YamlProblem problem, Session session) {
        session.err().println(Plain.text(name + ":" + problem.words()));
    }
}
