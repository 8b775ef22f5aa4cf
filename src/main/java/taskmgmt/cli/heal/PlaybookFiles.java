package taskmgmt.cli.heal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
import taskmgmt.heal.PlaybookProblem;
import taskmgmt.render.Plain;

/** Reads playbooks from files, and from directories of files; all that is wrong with any of them is said. */
final class PlaybookFiles {
    private static final int MAX_BYTES = 1 << 20;

    private final Session session;
    private final List<Playbook> playbooks = new ArrayList<>();
    private final Map<String, Path> ids = new HashMap<>();
    private int files;
    private int problems;

    private PlaybookFiles(Session session) {
        this.session = session;
    }

    /**
     * Reads them.
     *
     * @param names files, or directories, of which all {@code *.yaml} and {@code *.yml} are read by name
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
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            say(file, new PlaybookProblem(1, 1, "larger than 1 MiB, which no playbook is"));
            return;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            say(file, new PlaybookProblem(1, 1, "it is no UTF-8"));
            return;
        }
        PlaybookParser.Parsed parsed = PlaybookParser.parse(text);
        parsed.problems().forEach(problem -> say(file, problem));
        Playbook playbook = parsed.playbook();
        if (playbook != null) {
            Path other = ids.putIfAbsent(playbook.id(), file);
            if (other == null) {
                playbooks.add(playbook);
            } else {
                say(file, new PlaybookProblem(1, 1, "its id '" + playbook.id() + "' is that of " + other));
            }
        }
    }

    private void say(Path file, PlaybookProblem problem) {
        problems++;
        session.err().println(Plain.text(file + ":" + problem.words()));
    }

    List<Playbook> playbooks() {
        return playbooks;
    }

    int files() {
        return files;
    }

    int problems() {
        return problems;
    }
}
