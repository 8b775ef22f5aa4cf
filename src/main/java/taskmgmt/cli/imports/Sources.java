package taskmgmt.cli.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.intake.ImportSource;
import taskmgmt.intake.UnsuitableSourceException;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Rfc3339;

/** From the names that were typed to the files that are imported. */
final class Sources {
    private static final String STANDARD_INPUT = "-";

    private Sources() {}

    /**
     * In the given order; the files of a directory, and of those in it, by name. {@code -} is standard input.
     *
     * @param byAge in the order in which they were written last, for the name of a log that is rotated says nothing of it
     */
    static List<ImportSource> of(List<String> names, Session session, boolean byAge) throws IOException {
        List<ImportSource> sources = new ArrayList<>();
        for (String name : names) {
            if (name.equals(STANDARD_INPUT)) {
                sources.add(new ImportSource("stdin", "standard input", session.now(), session::in));
                continue;
            }
            if (name.isEmpty()) {
                throw new UsageException("an empty name is no file: name a file, or - for standard input");
            }
            Path file = session.workingDirectory().resolve(name);
            if (!Files.exists(file)) {
                throw new RefusedException(Refusal.NOT_FOUND, "no file " + name);
            }
            if (Files.isDirectory(file)) {
                addAll(file, name, sources);
            } else {
                sources.add(source(file, name));
            }
        }
        if (byAge) {
            sources.sort(Comparator.comparing(ImportSource::reference));
        }
        return sources;
    }

    /** What reads a source. */
    @FunctionalInterface
    interface Reading {
        void read() throws IOException;
    }

    /** Reads a source; a failure that lies in its bytes is told by the name that was given. */
    static void read(ImportSource source, Reading reading) throws IOException {
        try {
            reading.read();
        } catch (UnsuitableSourceException e) {
            throw new UsageException(source.given() + ": " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void addAll(Path directory, String name, List<ImportSource> sources) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.filter(Files::isRegularFile).filter(file -> !isHidden(directory.relativize(file))).sorted().toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.isEmpty()) {
            throw new UsageException(name + " is a directory without files");
        }
        for (Path file : files) {
            sources.add(source(file, name + "/" + directory.relativize(file)));
        }
    }

    /** Hidden files and directories are not meant, nor the index that site generators keep beside the pages. */
    private static boolean isHidden(Path file) {
        for (Path part : file) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static ImportSource source(Path file, String given) throws IOException {
        String name = ImportSource.nameOf(String.valueOf(file.getFileName()));
        return new ImportSource(name, given, Rfc3339.toMicros(Files.getLastModifiedTime(file).toInstant()), () -> Files.newInputStream(file));
    }
}
