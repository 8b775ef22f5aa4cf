package taskmgmt.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.repair.Fix;

/** What was quarantined, and whether all of it is on record: an interrupted repair leaves a copy that is not. */
final class QuarantineCheck implements Check {
    @Override
    public String name() {
        return "quarantine";
    }

    @Override
    public String sound(DirectoryView patient) throws IOException {
        Map<String, Long> pieces = new TreeMap<>();
        long bytes = 0;
        for (Path piece : pieces(patient)) {
            String name = String.valueOf(piece.getFileName());
            pieces.merge(name.startsWith("state-") ? "state" : name.replaceFirst("\\.\\d+\\.[^.]*$", ""), 1L, Long::sum);
            bytes += Files.size(piece);
        }
        if (pieces.isEmpty()) {
            return "it is empty";
        }
        List<String> counts = new ArrayList<>();
        pieces.forEach((of, count) -> counts.add(count + " of " + of));
        return bytes + " bytes in pieces: " + String.join(", ", counts);
    }

    @Override
    public void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException {
        List<String> unknown = new ArrayList<>();
        for (Path piece : pieces(patient)) {
            String name = String.valueOf(piece.getFileName());
            if (!patient.notes().pieces().contains(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            findings.accept(Diagnosis.warning(name(), "pieces_not_on_record", LogFiles.QUARANTINE, "no entry of the audit log tells "
                    + "of " + (unknown.size() == 1 ? unknown.getFirst() : unknown.size() + " pieces, as of " + unknown.getFirst())
                    + ": the repair that has put it there was interrupted", "--fix adds the entries")
                    .treatedBy(new Fix.NotePieces(unknown)));
        }
    }

    private static List<Path> pieces(DirectoryView patient) throws IOException {
        Path directory = patient.path(LogFiles.QUARANTINE);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
