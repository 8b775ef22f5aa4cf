package taskmgmt.cli.heal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.Session;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.PlaybookParser;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlFile;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.render.Plain;
import taskmgmt.view.check.CheckedDefinition;

/** Reads playbooks from files and from directories of files, and reports everything that is wrong with them. */
final class PlaybookFiles {
    private final Session session;
    private final List<Playbook> playbooks = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();
    private int files;
    private final List<CheckedDefinition> checked = new ArrayList<>();
    private int problems;

    private PlaybookFiles(Session session) {
        this.session = session;
    }

    /**
     * Reads the playbooks.
     *
     * @param names files, or directories whose {@code *.yaml} and {@code *.yml} are all read, sorted by name
     */
    static PlaybookFiles read(List<String> names, Session session) throws IOException {
        PlaybookFiles read = new PlaybookFiles(session);
        for (String name : names) {
            Path path = session.workingDirectory().resolve(name);
            for (Path each : Files.isDirectory(path) ? within(path) : List.of(path)) {
                read.add(each);
            }
        }
        return read;
    }

    private static List<Path> within(Path directory) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
            all.forEach(files::add);
        }
        files.sort(null);
        if (files.isEmpty()) {
            throw new NoSuchFileException(directory.resolve("*.yaml").toString());
        }
        return files;
    }

    private void add(Path file) throws IOException {
        files++;
        String text;
        try {
            text = YamlFile.text(file);
        } catch (BadYamlException e) {
            say(file, e.problem());
            return;
        }
        YamlResult<Playbook> parsed = PlaybookParser.parse(text);
        parsed.problems().forEach(problem -> say(file, problem));
        Playbook playbook = parsed.value();
        if (playbook != null) {
            Path other = ids.putIfAbsent(playbook.id(), file);
            if (other == null) {
                playbooks.add(playbook);
                checked.add(new CheckedDefinition(file.toString(), playbook.id(), null));
            } else {
                say(file, new YamlProblem(1, 1, "its id '" + playbook.id() + "' is that of " + other));
            }
        }
    }

    private void say(Path file, YamlProblem problem) {
        problems++;
        checked.add(new CheckedDefinition(file.toString(), null, problem));
        session.err().println(Plain.text(file + ":" + problem.words()));
    }

    List<Playbook> playbooks() {
        return playbooks;
    }

    /** The result for each file, in their order. */
    List<CheckedDefinition> checked() {
        return checked;
    }

    int files() {
        return files;
    }

    int problems() {
        return problems;
    }
}
