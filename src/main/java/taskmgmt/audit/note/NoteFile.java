package taskmgmt.audit.note;

import java.util.ArrayList;
import java.util.List;

/** A text with several checkpoints one after the other, as results when each new one is appended to the same file. */
public final class NoteFile {
    private static final String SIGNATURE = "\u2014 ";

    private NoteFile() {}

    /** The notes, each with its signatures; a note ends where something other than a signature follows its signatures. */
    public static List<String> split(String text) {
        List<String> notes = new ArrayList<>();
        StringBuilder note = new StringBuilder();
        boolean signed = false;
        for (String line : text.splitWithDelimiters("\n", -1)) {
            boolean signature = line.startsWith(SIGNATURE);
            if (signed && !signature && !line.isBlank()) {
                notes.add(note.toString());
                note.setLength(0);
                signed = false;
            }
            signed |= signature;
            if (!signed || signature || note.charAt(note.length() - 1) != '\n') {
                note.append(line);
            }
        }
        if (!note.isEmpty()) {
            notes.add(note.toString());
        }
        return notes;
    }
}
